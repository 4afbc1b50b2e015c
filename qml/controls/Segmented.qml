// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick

// A few choices side by side, one of them chosen. They flow into a further line when there is no room. Placed by
// bindings and not by a Flow, whose height comes a frame late: a layout around many of them would not settle.
Item {
    id: choices

    property var options: []
    property int current: 0
    property string name: ""
    property int spacing: 8
    // The width of them all in one line.
    readonly property real wanted: {
        let sum = -choices.spacing
        for (let i = 0; i < chips.count; ++i) {
            const chip = chips.itemAt(i)
            sum += choices.spacing + (chip ? chip.implicitWidth : 0)
        }
        return Math.max(0, sum)
    }
    // Where each of them lies, counted from the side where reading begins, and how high they are together.
    readonly property var placed: {
        const places = []
        let x = 0
        let y = 0
        let line = 0
        for (let i = 0; i < chips.count; ++i) {
            const chip = chips.itemAt(i)
            if (!chip)
                continue
            if (x > 0 && x + chip.implicitWidth > choices.width + 0.5) {
                x = 0
                y += line + choices.spacing
                line = 0
            }
            places.push({ "x": x, "y": y })
            x += chip.implicitWidth + choices.spacing
            line = Math.max(line, chip.implicitHeight)
        }
        return { "places": places, "height": y + line }
    }

    signal chosen(int index)

    implicitWidth: choices.wanted
    implicitHeight: choices.placed.height
    Accessible.role: Accessible.Grouping
    Accessible.name: choices.name

    Repeater {
        id: chips
        model: choices.options

        Chip {
            id: choice
            required property int index
            required property string modelData
            readonly property var place: choices.placed.places[choice.index] ?? { "x": 0, "y": 0 }

            objectName: choices.objectName + choice.index
            x: choices.LayoutMirroring.enabled ? choices.width - choice.place.x - choice.width : choice.place.x
            y: choice.place.y
            width: Math.min(choice.implicitWidth, Math.max(Theme.target, choices.width))
            text: choice.modelData
            chosen: choice.index === choices.current
            spokenRole: Accessible.RadioButton
            Accessible.name: choices.name === "" ? choice.text : qsTr("%1: %2").arg(choices.name).arg(choice.text)
            onClicked: choices.chosen(choice.index)
        }
    }
}
