// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// The chosen square, or the stretch from one to another: what it is, when, how long, what was noted in it.
Card {
    id: card

    required property Review review
    property bool reaching: false  // the next tap says how far the stretch reaches
    property bool correctable: true

    signal reachingAsked(bool on)
    signal correctAsked()

    spacing: 8

    Heading {
        objectName: "chosenTitle"
        Layout.fillWidth: true
        text: card.review.chosenTitle
    }

    Words {
        objectName: "chosenWhat"
        Layout.fillWidth: true
        text: card.review.chosenWhat
        font.weight: Font.Bold
    }

    Words {
        objectName: "chosenTime"
        Layout.fillWidth: true
        text: card.review.chosenTime
    }

    // One text: a layout that is hidden while the parts it repeats change would touch what is gone.
    Words {
        objectName: "chosenMoments"
        Layout.fillWidth: true
        visible: text !== ""
        text: Array.from(card.review.chosenMoments).map(moment => qsTr("%1  %2").arg(moment.at).arg(moment.text)).join("\n")
    }

    Words {
        objectName: "reachHint"
        Layout.fillWidth: true
        visible: card.reaching
        text: qsTr("Now tap the square it reaches to.")
        size: 15
        color: Theme.ink2
    }

    Flow {
        Layout.fillWidth: true
        spacing: 8

        Chip {
            objectName: "wholeRun"
            spokenCheckable: false
            text: qsTr("Its whole stretch")
            onClicked: card.review.chooseRun()
        }

        Chip {
            objectName: "reachOn"
            text: qsTr("To another square")
            chosen: card.reaching
            onClicked: card.reachingAsked(!card.reaching)
        }

        Chip {
            objectName: "correctChosen"
            visible: card.correctable && card.review.reach < 0
            spokenCheckable: false
            text: qsTr("Correct it")
            onClicked: card.correctAsked()
        }

        Chip {
            objectName: "chooseNone"
            spokenCheckable: false
            text: qsTr("Let go")
            onClicked: card.review.selected = -1
        }
    }
}
