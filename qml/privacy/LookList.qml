// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// Every text that is about to leave: one tap leaves it behind, another brings it back.
ColumnLayout {
    id: list

    required property LastLook look

    spacing: Theme.gap

    Repeater {
        model: list.look

        Card {
            id: one
            required property int index
            required property string title
            required property string marked
            required property string plain
            required property string parts
            required property bool doubtful
            required property bool blanked

            Layout.fillWidth: true
            padding: 14
            spacing: 8

            Words {
                Layout.fillWidth: true
                text: one.title
                size: 15
                color: Theme.ink2
            }

            MarkedWords {
                objectName: "lookText" + one.index
                Layout.fillWidth: true
                visible: !one.blanked
                marked: one.marked
                plain: one.plain
                parts: one.parts
            }

            Words {
                objectName: "lookBlank" + one.index
                Layout.fillWidth: true
                visible: one.blanked
                text: qsTr("[…] These words stay here.")
                color: Theme.ink2
            }

            Words {
                Layout.fillWidth: true
                visible: one.doubtful && !one.blanked
                text: qsTr("This may say who it is about.")
                size: 15
                font.weight: Font.Bold
            }

            SecondaryButton {
                objectName: "blank" + one.index
                text: one.blanked ? qsTr("Put it back") : qsTr("Leave it out")
                size: 16
                Accessible.name: one.blanked ? qsTr("Put it back: %1").arg(one.title) : qsTr("Leave it out: %1").arg(one.title)
                onClicked: list.look.blank(one.index, !one.blanked)
            }
        }
    }
}
