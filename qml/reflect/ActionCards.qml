// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls
import Tessera.PrivacyUi

// Up to three things to try: each one sentence, and a day to look back.
ColumnLayout {
    id: column

    required property Cards cards
    property string refused: ""

    signal allAsked()

    // Asked first when the words may say who they are about.
    function tryAdd(): void {
        if (!doubt.asks())
            column.add()
    }

    function add(): void {
        const action = fresh.text
        column.refused = column.cards.add(action)
        if (column.refused === "") {
            fresh.text = ""
            doubt.keptParts = ""
        }
    }

    spacing: Theme.gap

    Heading {
        Layout.fillWidth: true
        text: qsTr("Up to three actions")
    }

    Repeater {
        model: column.cards.ofVisit

        Card {
            id: card
            required property int index
            required property string cardId
            required property string action
            required property string days
            required property int weeks

            Layout.fillWidth: true
            padding: 14
            spacing: 8

            TextFieldBox {
                id: words
                objectName: "action" + card.index
                Layout.fillWidth: true
                label: qsTr("Action %1").arg(card.index + 1)
                hint: card.days
                free: true
                longest: 180
                onWritten: text => column.cards.reword(card.cardId, text)
                Component.onCompleted: words.put(card.action)
            }

            DoubtNotice {
                objectName: "actionDoubt" + card.index
                Layout.fillWidth: true
                text: words.text
                onChangeAsked: words.field.forceActiveFocus(Qt.OtherFocusReason)
            }

            Flow {
                Layout.fillWidth: true
                spacing: 8

                Repeater {
                    model: [
                        { "weeks": 1, "words": qsTr("1 week") },
                        { "weeks": 2, "words": qsTr("2 weeks") },
                        { "weeks": 4, "words": qsTr("4 weeks") }
                    ]

                    Chip {
                        id: later
                        required property var modelData
                        objectName: "action" + card.index + "weeks" + later.modelData.weeks
                        text: later.modelData.words
                        chosen: card.weeks === later.modelData.weeks
                        Accessible.role: Accessible.RadioButton
                        Accessible.name: qsTr("Action %1, look back after %2").arg(card.index + 1).arg(later.text)
                        onClicked: column.cards.lookBackAfter(card.cardId, later.modelData.weeks)
                    }
                }

                SecondaryButton {
                    objectName: "dropAction" + card.index
                    text: qsTr("Take back")
                    size: 16
                    Accessible.name: qsTr("Take back action %1").arg(card.index + 1)
                    onClicked: column.cards.takeBack(card.cardId)
                }
            }
        }
    }

    Card {
        Layout.fillWidth: true
        visible: column.cards.room > 0
        padding: 14
        spacing: 8

        TextFieldBox {
            id: fresh
            objectName: "newAction"
            Layout.fillWidth: true
            label: column.cards.room === 3 ? qsTr("Something to try, in one sentence")
                : column.cards.room === 2 ? qsTr("A second one, or leave it at one")
                : qsTr("A third one, or leave it at two")
            free: true
            longest: 180
            onEntered: column.tryAdd()
        }

        DoubtNotice {
            id: doubt
            objectName: "newActionDoubt"
            Layout.fillWidth: true
            text: fresh.text
            onChangeAsked: fresh.field.forceActiveFocus(Qt.OtherFocusReason)
            onKept: column.add()
        }

        SecondaryButton {
            objectName: "addAction"
            text: qsTr("Add")
            enabled: fresh.text.trim() !== ""
            size: 16
            onClicked: column.tryAdd()
        }
    }

    Notice {
        Layout.fillWidth: true
        visible: text !== ""
        strong: true
        text: column.refused !== "" ? column.refused : column.cards.problem
    }

    SecondaryButton {
        objectName: "allActions"
        visible: column.cards.all.count > 0
        text: qsTr("All my actions")
        size: 16
        onClicked: column.allAsked()
    }
}
