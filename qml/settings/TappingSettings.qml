// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// How the pads lie, and what a tap means.
Card {
    id: card

    required property Settings settings
    readonly property var delays: [0, 2, 5]
    readonly property var waits: [60, 120, 0]

    spacing: 12

    Heading {
        Layout.fillWidth: true
        text: qsTr("Tapping")
    }

    SettingsChoice {
        words: qsTr("Hand")
        detail: qsTr("Moves the pads and the tools")
        parts: "setHand"
        options: [qsTr("Left"), qsTr("Right")]
        current: card.settings.leftHanded ? 0 : 1
        onChosen: index => card.settings.leftHanded = index === 0
    }

    SettingsChoice {
        words: qsTr("Pads")
        detail: qsTr("How they lie")
        parts: "setPads"
        options: [qsTr("Block"), qsTr("Side column"), qsTr("Bottom row")]
        current: card.settings.pads
        onChosen: index => card.settings.pads = index
    }

    SettingsChoice {
        words: qsTr("Words on the pads")
        detail: qsTr("Others may see the screen")
        parts: "setPadWords"
        options: [qsTr("Full names"), qsTr("Ball phrases"), qsTr("Marks only")]
        current: card.settings.padWords
        onChosen: index => card.settings.padWords = index
    }

    SettingsChoice {
        words: qsTr("Usual delay")
        detail: card.settings.observer === "" ? qsTr("Taken off every tap")
            : qsTr("Taken off every tap of observer %1").arg(card.settings.observer)
        parts: "setDelay"
        options: card.delays.map(seconds => qsTr("%1 s").arg(seconds))
        current: card.delays.indexOf(card.settings.usualDelay)
        onChosen: index => card.settings.usualDelay = card.delays[index]
    }

    SettingsChoice {
        words: qsTr("Ask “still this?”")
        detail: qsTr("A ring fills; tap again if so")
        parts: "setStillThis"
        options: [qsTr("1 min"), qsTr("2 min"), qsTr("Off")]
        current: card.waits.indexOf(card.settings.stillThis)
        onChosen: index => card.settings.stillThis = card.waits[index]
    }

    SettingsChoice {
        words: qsTr("Single keys")
        detail: qsTr("On a keyboard, such as 1, N or Space; F1 says which")
        parts: "setKeys"
        options: [qsTr("On"), qsTr("Off")]
        current: card.settings.singleKeys ? 0 : 1
        onChosen: index => card.settings.singleKeys = index === 0
    }

    SettingsChoice {
        words: qsTr("Vibrate")
        detail: qsTr("If this machine can")
        parts: "setVibrate"
        options: [qsTr("On"), qsTr("Off")]
        current: card.settings.vibrate ? 0 : 1
        onChosen: index => card.settings.vibrate = index === 0
    }
}
