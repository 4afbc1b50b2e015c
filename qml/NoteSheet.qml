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

    property var chips: []
    // Above an on-screen keyboard: what is being written, nothing else.
    property bool brief: false
    property real stamp: 0

    signal written(real stamp, string text)

    // A touch opens it with its chips in view; only who came by the keyboard goes on writing at once.
    function begin(stamp: real, writing: bool): void {
        sheet.stamp = stamp
        words.text = ""
        sheet.open = true
        if (writing)
            words.field.forceActiveFocus(Qt.TabFocusReason)
    }

    function keep(text: string): void {
        if (text !== "")
            sheet.written(sheet.stamp, text)
        sheet.close()
    }

    title: sheet.brief ? "" : qsTr("Note")

    Words {
        Layout.fillWidth: true
        visible: !sheet.brief
        text: qsTr("The clock runs on. Codes, not names.")
        size: 15
        color: Theme.ink2
    }

    Flow {
        Layout.fillWidth: true
        visible: !sheet.brief
        spacing: 10

        Repeater {
            model: sheet.chips

            Chip {
                id: chip
                required property int index
                required property string modelData
                objectName: "noteChip" + chip.index
                text: chip.modelData
                spokenCheckable: false
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
