// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.Controls

// What the family agreed to, in sentences.
Card {
    id: card

    property var sentences: []
    property string over: ""  // why none of it holds any more

    signal renewAsked()

    spacing: 8
    visible: card.sentences.length > 0

    Heading {
        Layout.fillWidth: true
        text: qsTr("What was agreed")
        size: 17
    }

    Repeater {
        model: card.sentences

        Words {
            id: sentence
            required property int index
            required property string modelData
            objectName: "agreed" + sentence.index
            Layout.fillWidth: true
            text: sentence.modelData
            size: 15
            color: Theme.ink2
        }
    }

    Notice {
        objectName: "agreedOver"
        Layout.fillWidth: true
        visible: text !== ""
        text: card.over

        SecondaryButton {
            objectName: "askAnew"
            text: qsTr("Ask the family once more")
            size: 16
            onClicked: card.renewAsked()
        }
    }
}
