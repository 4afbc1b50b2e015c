// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// Light, letters and what others may see.
Card {
    id: card

    required property Settings settings
    readonly property var scales: [1.0, 1.3, 1.6, 2.0]

    spacing: 12

    Heading {
        Layout.fillWidth: true
        text: qsTr("Seeing and reading")
    }

    SettingsChoice {
        words: qsTr("Theme")
        detail: qsTr("By daylight: dark from 20 to 7")
        parts: "setTheme"
        options: [qsTr("Light"), qsTr("Dark"), qsTr("By daylight")]
        current: card.settings.theme
        onChosen: index => card.settings.theme = index
    }

    SettingsChoice {
        words: qsTr("Text size")
        parts: "setTextSize"
        options: card.scales.map(scale => qsTr("%1 %").arg(Math.round(scale * 100)))
        current: card.scales.findIndex(scale => Math.abs(scale - card.settings.textScale) < 0.05)
        onChosen: index => card.settings.textScale = card.scales[index]
    }

    SettingsChoice {
        words: qsTr("Lettering")
        detail: card.settings.andikaThere ? qsTr("Andika is made for easy reading")
            : qsTr("Andika is not on this machine (Debian: fonts-sil-andika)")
        parts: "setLettering"
        options: card.settings.andikaThere ? [qsTr("Lato"), qsTr("Andika")] : [qsTr("Lato")]
        current: card.settings.andikaThere ? card.settings.lettering : 0
        onChosen: index => card.settings.lettering = index
    }

    SettingsChoice {
        words: qsTr("On squares")
        detail: qsTr("So that colour is never alone")
        parts: "setLetters"
        options: [qsTr("Marks"), qsTr("Letters")]
        current: card.settings.letters ? 1 : 0
        onChosen: index => card.settings.letters = index === 1
    }

    SettingsChoice {
        words: qsTr("Clock in a visit")
        detail: qsTr("Others may see the screen")
        parts: "setClock"
        options: [qsTr("Show"), qsTr("Hide")]
        current: card.settings.hideClock ? 1 : 0
        onChosen: index => card.settings.hideClock = index === 1
    }

    SettingsChoice {
        words: qsTr("Dim in a visit")
        detail: qsTr("After 30 s without a touch; the next one counts")
        parts: "setDim"
        options: [qsTr("On"), qsTr("Off")]
        current: card.settings.dim ? 0 : 1
        onChosen: index => card.settings.dim = index === 0
    }

    SettingsChoice {
        words: qsTr("Turning in a visit")
        detail: qsTr("Held, the pads stay where your hand knows them")
        parts: "setTurning"
        options: [qsTr("Held"), qsTr("Free")]
        current: card.settings.holdScreen ? 0 : 1
        onChosen: index => card.settings.holdScreen = index === 0
    }

    SettingsChoice {
        words: qsTr("Motion")
        parts: "setMotion"
        options: [qsTr("A little"), qsTr("None")]
        current: card.settings.lessMotion ? 1 : 0
        onChosen: index => card.settings.lessMotion = index === 1
    }
}
