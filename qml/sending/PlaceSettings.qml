// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// Where visits are handed over to: a folder or a stick, or the study's server. Setting it up sends nothing.
Card {
    id: card

    required property SendPlace place
    property int kind: card.place.kind === SendPlace.Server ? 1 : 0

    signal pageAsked()

    spacing: 14
    Component.onCompleted: card.place.begin()

    Heading {
        Layout.fillWidth: true
        text: qsTr("Handing over to a study")
    }

    Words {
        Layout.fillWidth: true
        text: qsTr("Visits are sealed to the study first, and nothing is sent before you press Send.")
        color: Theme.ink2
    }

    Words {
        objectName: "placeNow"
        Layout.fillWidth: true
        text: card.place.words
        font.weight: Font.Bold
        wrapMode: Text.WrapAtWordBoundaryOrAnywhere
    }

    Notice {
        Layout.fillWidth: true
        visible: text !== ""
        text: card.place.warning
    }

    Segmented {
        objectName: "placeKind"
        Layout.fillWidth: true
        name: qsTr("Where to")
        options: [qsTr("A folder or a stick"), qsTr("A server")]
        current: card.kind
        onChosen: index => card.kind = index
    }

    TextFieldBox {
        id: folder
        objectName: "placeFolder"
        Layout.fillWidth: true
        visible: card.kind === 0
        longest: 1000
        label: qsTr("The folder")
        hint: qsTr("Such as /media/stick")
        text: card.place.folder
    }

    TextFieldBox {
        id: address
        objectName: "placeAddress"
        Layout.fillWidth: true
        visible: card.kind === 1
        longest: 1000
        label: qsTr("Address of the folder on the server")
        hint: qsTr("It begins with https://; the study tells you.")
        text: card.place.address
    }

    TextFieldBox {
        id: user
        objectName: "placeUser"
        Layout.fillWidth: true
        visible: card.kind === 1
        label: qsTr("Name there")
        text: card.place.user
    }

    TextFieldBox {
        id: password
        objectName: "placePassword"
        Layout.fillWidth: true
        visible: card.kind === 1
        secret: true
        label: qsTr("Password there")
        hint: card.place.hasPassword ? qsTr("One is kept. Leave this empty to keep it.")
            : qsTr("Best one that was made for this tablet alone. It is kept sealed with your visits.")
    }

    Notice {
        objectName: "placeSays"
        Layout.fillWidth: true
        visible: text !== ""
        text: card.place.result
    }

    Notice {
        objectName: "placeProblem"
        Layout.fillWidth: true
        visible: text !== ""
        strong: true
        text: card.place.problem
    }

    Flow {
        Layout.fillWidth: true
        spacing: 10

        SecondaryButton {
            objectName: "keepPlace"
            text: qsTr("Keep this place")
            iconName: "check"
            size: 16
            enabled: !card.place.busy && (card.kind === 0 ? folder.text !== "" : address.text !== "")
            onClicked: {
                if (card.kind === 0)
                    card.place.useFolder(folder.text)
                else
                    card.place.useServer(address.text, user.text, password.text)
                password.text = ""
            }
        }

        SecondaryButton {
            objectName: "testPlace"
            visible: card.place.kind !== SendPlace.None
            text: card.place.busy ? qsTr("Trying… Stop") : qsTr("Try it")
            size: 16
            onClicked: card.place.busy ? card.place.stopTest() : card.place.test()
        }

        SecondaryButton {
            objectName: "forgetPlace"
            visible: card.place.kind !== SendPlace.None
            text: qsTr("Forget it")
            size: 16
            enabled: !card.place.busy
            onClicked: card.place.forget()
        }

        SecondaryButton {
            objectName: "toSending"
            text: qsTr("Hand visits over")
            iconName: "export"
            size: 16
            onClicked: card.pageAsked()
        }
    }
}
