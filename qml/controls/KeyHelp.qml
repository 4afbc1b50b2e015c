// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

// What the keys do on the page under it.
Sheet {
    id: help

    enum Page { Live, Intervals, Review }

    property int page: KeyHelp.Live
    property bool singleKeys: true

    title: qsTr("Keys")

    readonly property var visitRows: [
        { "key": qsTr("Space"), "does": qsTr("pause, carry on") },
        { "key": qsTr("Backspace, Ctrl+Z"), "does": qsTr("undo") },
        { "key": qsTr("Ctrl+Shift+Z"), "does": qsTr("redo") },
        { "key": qsTr("N"), "does": qsTr("note") },
        { "key": qsTr("M"), "does": qsTr("mark") }
    ]
    readonly property var liveRows: [
        { "key": qsTr("1 2 3 4 (to 8)"), "does": qsTr("the activities") },
        { "key": qsTr("0"), "does": qsTr("can’t tell") },
        { "key": qsTr("B, then 5 1 2 3"), "does": qsTr("it began 5, 10, 20, 30 s earlier") },
        { "key": qsTr("Ctrl+1 to Ctrl+4"), "does": qsTr("an activity, while writing a note") },
        { "key": qsTr("Arrows, Home, End"), "does": qsTr("move in the grid") },
        { "key": qsTr("Enter"), "does": qsTr("open the square") }
    ]
    readonly property var intervalRows: [
        { "key": qsTr("1 2 3 … 9"), "does": qsTr("a choice of the first row that has none yet") },
        { "key": qsTr("Ctrl+1 to Ctrl+9"), "does": qsTr("the same, while writing a note") }
    ]
    readonly property var reviewRows: [
        { "key": qsTr("Arrows, Home, End"), "does": qsTr("move in the grid or the list") },
        { "key": qsTr("Shift and an arrow"), "does": qsTr("choose a stretch") },
        { "key": qsTr("Enter"), "does": qsTr("open the square, to correct it") },
        { "key": qsTr("1 2 3 4 (to 8)"), "does": qsTr("one activity alone, and all again") },
        { "key": qsTr("+ and −"), "does": qsTr("larger and smaller squares") }
    ]
    readonly property var rows: (help.page === KeyHelp.Review ? help.reviewRows
        : (help.page === KeyHelp.Intervals ? help.intervalRows : help.liveRows).concat(help.visitRows)).concat([
        { "key": qsTr("Esc"), "does": help.page === KeyHelp.Review ? qsTr("close what lies on top, or go back")
            : qsTr("close what lies on top") },
        { "key": qsTr("F1"), "does": qsTr("these keys") }
    ])

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

    Words {
        objectName: "keysOff"
        Layout.fillWidth: true
        visible: !help.singleKeys
        text: qsTr("Keys that are letters, numbers, signs, Space or Backspace are switched off in the settings, unless Ctrl is held as well.")
        color: Theme.ink2
    }

    Item {
        Layout.fillHeight: true
    }

    actions: SecondaryButton {
        objectName: "closeKeys"
        text: qsTr("Close")
        onClicked: help.close()
    }
}
