// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick

// A few choices side by side, one of them chosen. They flow into a further line when there is no room.
Flow {
    id: choices

    property var options: []
    property int current: 0
    property string name: ""
    // The width of them all in one line.
    readonly property real wanted: {
        let sum = -choices.spacing
        for (let i = 0; i < chips.count; ++i) {
            const chip = chips.itemAt(i)
            sum += choices.spacing + (chip ? chip.implicitWidth : 0)
        }
        return Math.max(0, sum)
    }

    signal chosen(int index)

    spacing: 8
    Accessible.role: Accessible.Grouping
    Accessible.name: choices.name

    Repeater {
        id: chips
        model: choices.options

        Chip {
            id: choice
            required property int index
            required property string modelData

            objectName: choices.objectName + choice.index
            text: choice.modelData
            chosen: choice.index === choices.current
            Accessible.role: Accessible.RadioButton
            Accessible.name: choices.name === "" ? choice.text : qsTr("%1: %2").arg(choices.name).arg(choice.text)
            onClicked: choices.chosen(choice.index)
        }
    }
}
