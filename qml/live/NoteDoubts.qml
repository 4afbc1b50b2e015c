// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls
import Tessera.PrivacyUi

// Notes of the visit that may say who they are about, asked about while it is fresh. Nothing has to be answered.
Card {
    id: card

    required property Ending ending

    signal changeAsked(int entry, string text)

    visible: card.ending.doubts.length > 0

    Heading {
        Layout.fillWidth: true
        text: qsTr("Who is it about?")
    }

    Words {
        Layout.fillWidth: true
        text: qsTr("These notes may say it. Codes keep the family safe when a visit is handed on.")
        size: 15
        color: Theme.ink2
    }

    Repeater {
        model: card.ending.doubts

        ColumnLayout {
            id: one
            required property int index
            required property var modelData

            Layout.fillWidth: true
            spacing: 8

            Words {
                Layout.fillWidth: true
                text: qsTr("Note at %1").arg(one.modelData.at)
                size: 15
                color: Theme.ink2
            }

            MarkedWords {
                objectName: "noteDoubt" + one.index
                Layout.fillWidth: true
                marked: one.modelData.marked
                plain: one.modelData.plain
                parts: one.modelData.parts
            }

            Flow {
                Layout.fillWidth: true
                spacing: 10

                SecondaryButton {
                    objectName: "changeNote" + one.index
                    text: qsTr("Change it")
                    size: 16
                    Accessible.name: qsTr("Change the note at %1").arg(one.modelData.at)
                    onClicked: card.changeAsked(one.modelData.entry, one.modelData.plain)
                }

                SecondaryButton {
                    objectName: "keepNoteAsIs" + one.index
                    text: qsTr("Keep it as it is")
                    size: 16
                    Accessible.name: qsTr("Keep the note at %1 as it is").arg(one.modelData.at)
                    onClicked: card.ending.keepNote(one.modelData.entry)
                }
            }
        }
    }
}
