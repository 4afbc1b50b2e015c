// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// All actions over time, the newest first, with what came of them. For the person's own use.
FocusScope {
    id: page

    required property Cards cards

    signal leaveAsked()

    objectName: "cardsPage"
    Keys.onEscapePressed: page.leaveAsked()

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        PageHeader {
            Layout.fillWidth: true
            title: qsTr("Your actions")
            subtitle: qsTr("What you wanted to try, and what came of it. Private to you.")
            back: qsTr("Back")
            onBackAsked: page.leaveAsked()
        }

        ScrollPage {
            Layout.fillWidth: true
            Layout.fillHeight: true
            around: 20
            needed: column.implicitHeight

            ColumnLayout {
                id: column
                anchors.horizontalCenter: parent.horizontalCenter
                width: Math.min(parent.width, Theme.px(860))
                spacing: Theme.gap

                Words {
                    Layout.fillWidth: true
                    visible: page.cards.all.count === 0
                    text: qsTr("No actions yet. After a visit, on the page to reflect, there is room for up to three.")
                }

                Repeater {
                    model: page.cards.all

                    Card {
                        id: card
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

                        CardAnswer {
                            Layout.fillWidth: true
                            cards: page.cards
                            prefix: "card" + card.index
                            cardId: card.cardId
                            action: card.action
                            visit: card.visit
                            days: card.days
                            answered: card.answered
                            far: card.far
                            helped: card.helped
                            hindered: card.hindered
                        }
                    }
                }
            }
        }
    }
}
