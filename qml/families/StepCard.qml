// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// A step that was touched: what it was, what it was about, and what it fed back to the centre.
Card {
    id: card

    required property Family family
    readonly property var step: card.family.step
    readonly property bool there: card.family.chosen >= 0
    readonly property var essence: [
        { "bit": 1, "words": qsTr("help") },
        { "bit": 2, "words": qsTr("challenge") },
        { "bit": 4, "words": qsTr("possibility") }
    ]

    padding: 16

    Heading {
        objectName: "stepTitle"
        Layout.fillWidth: true
        text: card.there ? qsTr("%1 · %2").arg(card.step.number).arg(card.step.label) : qsTr("Touch a step")
    }

    Words {
        objectName: "stepSays"
        Layout.fillWidth: true
        text: !card.there ? qsTr("Then you can read what it was, and follow its issue.")
            : card.step.issue !== "" ? qsTr("%1, %2 · about “%3”").arg(card.step.visit).arg(card.step.at).arg(card.step.issue)
            : qsTr("%1, %2").arg(card.step.visit).arg(card.step.at)
        size: 15
        color: Theme.ink2
    }

    Words {
        Layout.fillWidth: true
        visible: card.there
        text: qsTr("It fed back to the centre as")
        size: 15
    }

    Flow {
        Layout.fillWidth: true
        visible: card.there
        spacing: 8

        Repeater {
            model: card.essence

            Chip {
                id: kind
                required property int index
                required property var modelData
                objectName: "fed" + kind.index
                text: kind.modelData.words
                chosen: card.there && (card.step.tags & kind.modelData.bit) !== 0
                onClicked: card.family.sayStep(card.family.chosen, card.step.number, card.step.tags ^ kind.modelData.bit,
                                               card.step.issue)
            }
        }
    }

    Flow {
        Layout.fillWidth: true
        visible: card.there
        spacing: 8

        SecondaryButton {
            objectName: "takeStepAway"
            text: qsTr("Take this step away")
            size: 15
            onClicked: card.family.takeAway(card.family.chosen)
        }
    }
}
