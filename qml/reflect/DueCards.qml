// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// On Home: the actions that are looked back on now, each asked about once; and the way to all of them.
Card {
    id: card

    required property Cards cards

    signal allAsked()

    objectName: "dueCards"
    visible: card.cards.all.count > 0

    Heading {
        Layout.fillWidth: true
        text: qsTr("Your actions")
    }

    Words {
        Layout.fillWidth: true
        visible: card.cards.due.count === 0
        text: qsTr("Nothing to look back on today.")
        color: Theme.ink2
    }

    Repeater {
        model: card.cards.due

        Rectangle {
            id: row
            required property int index
            required property string cardId
            required property string action
            required property string visit
            required property string days
            required property string answered
            required property int far
            required property string helped
            required property string hindered

            Layout.fillWidth: true
            implicitHeight: answer.implicitHeight + 28
            radius: 12
            color: Theme.accentSoft

            CardAnswer {
                id: answer
                anchors.fill: parent
                anchors.margins: 14
                cards: card.cards
                prefix: "due" + row.index
                cardId: row.cardId
                action: row.action
                visit: row.visit
                days: row.days
                answered: row.answered
                far: row.far
                helped: row.helped
                hindered: row.hindered
            }
        }
    }

    Words {
        Layout.fillWidth: true
        visible: card.cards.due.count > 0
        text: qsTr("Asked here once; afterwards it is in your list. You need not answer.")
        size: 15
        color: Theme.ink2
    }

    SecondaryButton {
        objectName: "allActions"
        text: qsTr("All my actions")
        size: 16
        onClicked: card.allAsked()
    }

    Component.onCompleted: card.cards.greet()
}
