// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// Whether the visits on this machine can be read without a passphrase, and where they lie.
Card {
    id: card

    required property Vault vault

    spacing: 14

    Heading {
        Layout.fillWidth: true
        text: qsTr("Protection")
    }

    Words {
        objectName: "protection"
        Layout.fillWidth: true
        text: card.vault.protection
        font.weight: Font.Bold
    }

    Words {
        Layout.fillWidth: true
        visible: !card.vault.isProtected
        text: qsTr("With a passphrase, nobody can read the visits on this tablet without it. It is asked for when the app opens. Nobody can tell you a forgotten one: write it down and keep it somewhere safe.")
        color: Theme.ink2
    }

    Notice {
        Layout.fillWidth: true
        visible: text !== ""
        text: card.vault.problem
    }

    TextFieldBox {
        id: first
        objectName: "newPassphrase"
        Layout.fillWidth: true
        label: card.vault.isProtected ? qsTr("A new passphrase") : qsTr("Passphrase")
        hint: qsTr("Four or more words that go together for you alone")
        secret: true
    }

    TextFieldBox {
        id: second
        objectName: "newPassphraseAgain"
        Layout.fillWidth: true
        label: qsTr("The same again")
        secret: true
        hint: second.text !== "" && first.text !== second.text ? qsTr("The two are not the same yet.") : ""
        onEntered: protect.pressedFromOutside()
    }

    PrimaryButton {
        id: protect
        objectName: "setPassphrase"
        Layout.fillWidth: true
        text: card.vault.isProtected ? qsTr("Change the passphrase") : qsTr("Protect with this passphrase")
        size: 18
        wraps: true
        enabled: card.vault.state === Vault.Open && first.text !== "" && first.text === second.text
        onClicked: {
            card.vault.protect(first.text)
            first.text = ""
            second.text = ""
        }
    }

    SecondaryButton {
        objectName: "useKeyring"
        Layout.fillWidth: true
        visible: !card.vault.isProtected
        text: qsTr("Use this device’s keyring instead")
        onClicked: card.vault.protectByKeyring()
    }

    Words {
        Layout.fillWidth: true
        text: qsTr("The visits lie in %1.").arg(card.vault.folder)
        size: 15
        color: Theme.ink2
        wrapMode: Text.WrapAnywhere
    }
}
