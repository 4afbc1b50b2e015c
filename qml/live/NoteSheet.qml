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
    property int entry: 0  // of the note that is changed; 0: a new one

    signal written(real stamp, string text)
    signal changed(int entry, string text)

    // A touch opens it with its chips in view; only who came by the keyboard goes on writing at once.
    function begin(stamp: real, writing: bool): void {
        sheet.stamp = stamp
        sheet.entry = 0
        words.put("")
        sheet.open = true
        if (writing)
            words.field.forceActiveFocus(Qt.TabFocusReason)
    }

    // A note that is there already: its moment stays, its words change.
    function beginChange(entry: int, text: string): void {
        sheet.entry = entry
        words.put(text)
        sheet.open = true
        words.field.forceActiveFocus(Qt.OtherFocusReason)
    }

    function keep(text: string): void {
        if (sheet.entry > 0 && text !== "")
            sheet.changed(sheet.entry, text)
        else if (text !== "")
            sheet.written(sheet.stamp, text)
        sheet.close()
    }

    title: sheet.brief ? "" : sheet.entry > 0 ? qsTr("Change the note") : qsTr("Note")

    Words {
        Layout.fillWidth: true
        visible: !sheet.brief && sheet.entry === 0
        text: qsTr("The clock runs on.")
        size: 15
        color: Theme.ink2
    }

    Flow {
        Layout.fillWidth: true
        visible: !sheet.brief && sheet.entry === 0
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
        label: sheet.entry > 0 ? qsTr("The note") : qsTr("Or in your own words")
        free: true
        longest: 280
        onEntered: sheet.keep(words.text)
    }

    actions: Flow {
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
            text: sheet.entry > 0 ? qsTr("Leave it as it is") : qsTr("No note")
            onClicked: sheet.close()
        }
    }

    Item {
        Layout.fillHeight: true
    }
}
