// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls
import Tessera.PrivacyUi

// One prompt to think with, or the person's own question.
Rectangle {
    id: card

    required property Reflect reflect

    implicitWidth: column.implicitWidth + 36
    implicitHeight: column.implicitHeight + 36
    radius: Theme.radius
    color: Theme.accentSoft
    border.width: 1
    border.color: Theme.accent

    ColumnLayout {
        id: column
        anchors.fill: parent
        anchors.margins: 18
        spacing: 10

        Words {
            Layout.fillWidth: true
            visible: text !== ""
            text: card.reflect.hint
            size: 15
        }

        Flow {
            Layout.fillWidth: true
            visible: card.reflect.topics.length > 1
            spacing: 8
            Accessible.role: Accessible.Grouping
            Accessible.name: qsTr("About")

            Repeater {
                model: card.reflect.topics

                Chip {
                    id: topic
                    required property int index
                    required property var modelData

                    objectName: "promptTopic" + topic.index
                    text: topic.modelData.title
                    chosen: card.reflect.topic === topic.index
                    Accessible.role: Accessible.RadioButton
                    onClicked: card.reflect.topic = topic.index
                }
            }
        }

        Words {
            Layout.fillWidth: true
            visible: text !== ""
            text: card.reflect.about
            size: 15
            color: Theme.ink2
        }

        Heading {
            objectName: "prompt"
            Layout.fillWidth: true
            visible: text !== ""
            text: card.reflect.prompt
            size: 22
        }

        Words {
            Layout.fillWidth: true
            visible: !card.reflect.own && card.reflect.prompt === ""
            text: card.reflect.topic < 0 ? qsTr("None has to. You can write without one, too.")
                : qsTr("None of these was for you. Another set may be.")
        }

        TextFieldBox {
            id: question
            objectName: "ownQuestion"
            Layout.fillWidth: true
            visible: card.reflect.own
            label: qsTr("My own question")
            free: true
            longest: 400
            onWritten: text => card.reflect.ask(text)
        }

        DoubtNotice {
            objectName: "questionDoubt"
            Layout.fillWidth: true
            text: card.reflect.own ? question.text : ""
            onChangeAsked: question.field.forceActiveFocus(Qt.OtherFocusReason)
        }

        Flow {
            Layout.fillWidth: true
            visible: !card.reflect.own
            spacing: 10

            SecondaryButton {
                objectName: "anotherPrompt"
                visible: card.reflect.prompt !== ""
                text: qsTr("Another prompt")
                size: 16
                onClicked: card.reflect.another()
            }

            SecondaryButton {
                objectName: "notForMe"
                visible: card.reflect.prompt !== ""
                text: qsTr("Not for me")
                size: 16
                onClicked: card.reflect.notForMe()
            }

            SecondaryButton {
                objectName: "offerAllAgain"
                visible: card.reflect.putAside
                text: qsTr("Offer all again")
                size: 16
                onClicked: card.reflect.offerAllAgain()
            }
        }
    }

    Connections {
        target: card.reflect
        function onPageChanged(): void {
            if (question.text.trim() !== card.reflect.question)
                question.put(card.reflect.question)
        }
    }

    Component.onCompleted: question.put(card.reflect.question)
}
