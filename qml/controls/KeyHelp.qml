// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

// What the keys do.
Sheet {
    id: help

    title: qsTr("Keys")

    readonly property var rows: [
        { "key": qsTr("1 2 3 4"), "does": qsTr("the activities") },
        { "key": qsTr("0"), "does": qsTr("can’t tell") },
        { "key": qsTr("Space"), "does": qsTr("pause, carry on") },
        { "key": qsTr("Backspace, Ctrl+Z"), "does": qsTr("undo") },
        { "key": qsTr("Ctrl+Shift+Z"), "does": qsTr("redo") },
        { "key": qsTr("B, then 5 1 2 3"), "does": qsTr("it began 5, 10, 20, 30 s earlier") },
        { "key": qsTr("N"), "does": qsTr("note") },
        { "key": qsTr("M"), "does": qsTr("mark") },
        { "key": qsTr("Ctrl+1 to Ctrl+4"), "does": qsTr("an activity, while writing a note") },
        { "key": qsTr("Arrows, Home, End"), "does": qsTr("move in the grid") },
        { "key": qsTr("Esc"), "does": qsTr("close what lies on top") }
    ]

    GridLayout {
        Layout.fillWidth: true
        columns: 2
        columnSpacing: 24
        rowSpacing: 8

        Repeater {
            model: help.rows.length * 2

            Words {
                required property int index
                readonly property var row: help.rows[Math.floor(index / 2)]
                Layout.fillWidth: index % 2 === 1
                text: index % 2 === 0 ? row.key : row.does
                font.weight: index % 2 === 0 ? Font.Bold : Font.Normal
                wrapMode: index % 2 === 0 ? Text.NoWrap : Text.Wrap
            }
        }
    }

    Item {
        Layout.fillHeight: true
    }

    SecondaryButton {
        objectName: "closeKeys"
        text: qsTr("Close")
        onClicked: help.close()
    }
}
