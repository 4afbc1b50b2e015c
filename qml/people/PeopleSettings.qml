// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// Who shares this tablet: each person's visits lie in a library of their own.
Card {
    id: card

    required property Shelf shelf
    required property Vault vault

    signal newAsked()

    spacing: 14

    Heading {
        Layout.fillWidth: true
        text: qsTr("People on this tablet")
    }

    Words {
        Layout.fillWidth: true
        text: card.shelf.count > 1 ? qsTr("There are %n libraries here. It is asked at the start whose visits are wanted.", "", card.shelf.count)
            : qsTr("Where several people share this tablet, each has a library of their own, behind their own passphrase.")
        color: Theme.ink2
    }

    Notice {
        objectName: "shelfSays"
        Layout.fillWidth: true
        visible: text !== ""
        text: card.shelf.problem !== "" ? card.shelf.problem : card.shelf.message
    }

    TextFieldBox {
        id: label
        objectName: "ownLabel"
        Layout.fillWidth: true
        visible: card.shelf.count > 1
        longest: 40
        label: qsTr("What this library is called here. No name.")
        onWritten: text => card.shelf.rename(text)
        Component.onCompleted: label.text = card.shelf.current
    }

    Notice {
        Layout.fillWidth: true
        visible: !card.vault.isProtected
        text: qsTr("Your own visits are not protected yet. Set a passphrase above first: then another person can have a library here.")
    }

    Flow {
        Layout.fillWidth: true
        spacing: 10

        SecondaryButton {
            objectName: "addLibrary"
            text: qsTr("A library for another person")
            iconName: "plus"
            size: 16
            enabled: card.vault.isProtected && !card.shelf.busy
            onClicked: card.newAsked()
        }

        SecondaryButton {
            objectName: "changePerson"
            visible: card.shelf.count > 1
            text: qsTr("Somebody else takes the tablet")
            size: 16
            onClicked: card.shelf.leave()
        }
    }
}
