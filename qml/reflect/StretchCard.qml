// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// The stretch of the visit that is thought about: a tap on a square chooses its run, a tap elsewhere reaches there.
Card {
    id: card

    required property Reflect reflect
    required property Settings settings

    padding: 14
    spacing: 8

    GridPane {
        id: grid
        objectName: "reflectGrid"

        property int at: -1

        Layout.fillWidth: true
        Layout.preferredHeight: Math.min(Theme.px(260), Math.max(150, grid.wanted + 8))
        source: card.reflect.grid
        letters: card.settings.letters
        lit: card.reflect.lit
        gutter: 0
        selected: grid.at
        name: qsTr("Choose a stretch")
        words: card.reflect.stretch
        onSquareAsked: square => {
            grid.at = square
            card.reflect.chooseSquare(square)
        }
    }

    Words {
        objectName: "stretch"
        Layout.fillWidth: true
        text: card.reflect.stretch
        size: 15
        color: Theme.ink2
    }

    Words {
        Layout.fillWidth: true
        visible: card.reflect.whole
        text: qsTr("Tap a square to think about its stretch, then another to reach as far as there.")
        size: 15
        color: Theme.ink2
    }

    SecondaryButton {
        objectName: "wholeVisit"
        visible: !card.reflect.whole
        text: qsTr("The whole visit")
        size: 16
        onClicked: {
            grid.at = -1
            card.reflect.chooseWhole()
        }
    }
}
