// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// In a pause: why, if one likes, and the ways on.
ColumnLayout {
    id: tools

    required property Live live
    property real room: 694  // the width there is
    property bool correctable: false
    property bool withWays: true  // false: they lie elsewhere on the page

    signal endAsked()
    signal correctAsked()

    spacing: Theme.gap

    Flow {
        Layout.fillWidth: true
        spacing: 10

        Words {
            height: Theme.target
            text: qsTr("Why? (if you like)")
            font.weight: Font.Bold
            verticalAlignment: Text.AlignVCenter
        }

        Repeater {
            model: [qsTr("Phone or door"), qsTr("Private moment"), qsTr("Out of the room"), qsTr("Break"), qsTr("Parent asked")]

            Chip {
                id: reason
                required property int index
                required property string modelData
                objectName: "reason" + reason.index
                text: reason.modelData
                chosen: tools.live.pauseReason === reason.modelData
                onClicked: tools.live.sayPauseReason(reason.chosen ? "" : reason.modelData)
            }
        }

        SecondaryButton {
            objectName: "correctGrid"
            visible: tools.correctable
            text: qsTr("Correct the grid")
            iconName: "note"
            size: 16
            onClicked: tools.correctAsked()
        }
    }

    PauseWays {
        Layout.fillWidth: true
        Layout.fillHeight: false
        visible: tools.withWays
        live: tools.live
        room: tools.room
        onEndAsked: tools.endAsked()
    }
}
