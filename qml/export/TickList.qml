// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.Controls

// Things that go in or stay behind one by one.
ColumnLayout {
    id: list

    property var things: []  // {words, ticked}
    property string parts: ""  // the boxes' names, with their number behind it
    property string what: ""  // what each of them is, for the ear

    signal asked(int place, bool ticked)

    spacing: 0

    Repeater {
        // By number: a box stays where it is while its tick changes.
        model: list.things.length

        CheckRow {
            id: box
            required property int index
            readonly property var thing: list.things[box.index] ?? ({ "words": "", "ticked": false })

            objectName: list.parts + box.index
            Layout.fillWidth: true
            Layout.leftMargin: 18
            text: box.thing.words
            weight: Font.Normal
            ticked: box.thing.ticked
            Accessible.name: qsTr("%1: %2").arg(list.what).arg(box.text)
            onAsked: ticked => list.asked(box.index, ticked)
        }
    }
}
