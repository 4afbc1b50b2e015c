// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.Controls

// A short note. It lies over the grid alone, so that the pads go on working; its moment is that of the press that
// opened it.
Sheet {
    id: sheet

    property real stamp: 0

    signal written(real stamp, string text)

    function begin(stamp: real): void {
        sheet.stamp = stamp
        words.text = ""
        sheet.open = true
        words.field.forceActiveFocus()
    }

    function keep(text: string): void {
        if (text !== "")
            sheet.written(sheet.stamp, text)
        sheet.close()
    }

    title: qsTr("Note")

    Words {
        Layout.fillWidth: true
        text: qsTr("The clock runs on. Codes, not names.")
        size: 15
        color: Theme.ink2
    }

    Flow {
        Layout.fillWidth: true
        spacing: 10

        Repeater {
            model: [qsTr("new topic"), qsTr("quiet"), qsTr("crying"), qsTr("someone joins"), qsTr("laughter"), qsTr("ask later")]

            Chip {
                id: chip
                required property int index
                required property string modelData
                objectName: "noteChip" + chip.index
                text: chip.modelData
                Accessible.checkable: false
                onClicked: sheet.keep(chip.modelData)
            }
        }
    }

    TextFieldBox {
        id: words
        objectName: "noteText"
        Layout.fillWidth: true
        label: qsTr("Or in your own words")
        onEntered: sheet.keep(words.text)
    }

    Flow {
        Layout.fillWidth: true
        spacing: 12

        PrimaryButton {
            objectName: "keepNote"
            text: qsTr("Keep the note")
            enabled: words.text.trim() !== ""
            onClicked: sheet.keep(words.text)
        }

        SecondaryButton {
            objectName: "dropNote"
            height: 64
            text: qsTr("No note")
            onClicked: sheet.close()
        }
    }

    Item {
        Layout.fillHeight: true
    }
}
