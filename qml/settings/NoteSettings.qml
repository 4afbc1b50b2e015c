// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// The six short notes that stand ready while a visit is coded.
Card {
    id: card

    required property Settings settings

    spacing: 12

    Heading {
        Layout.fillWidth: true
        text: qsTr("Short notes")
    }

    Words {
        Layout.fillWidth: true
        text: qsTr("One touch keeps one of these in a visit. An empty field brings the app’s own back.")
        size: 15
        color: Theme.ink2
    }

    GridLayout {
        Layout.fillWidth: true
        columns: width > 400 * Math.max(1, Theme.textScale) ? 2 : 1
        columnSpacing: 14
        rowSpacing: 10

        Repeater {
            model: 6

            TextFieldBox {
                id: box
                required property int index
                objectName: "chip" + box.index
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                longest: 40
                label: qsTr("Note %1").arg(box.index + 1)
                text: card.settings.noteChips[box.index]

                Connections {
                    target: box.field
                    function onEditingFinished(): void {
                        if (box.text === card.settings.noteChips[box.index])
                            return
                        card.settings.setNoteChip(box.index, box.text)
                        box.text = Qt.binding(() => card.settings.noteChips[box.index])
                    }
                }
            }
        }
    }
}
