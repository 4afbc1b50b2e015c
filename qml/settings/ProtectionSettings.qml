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
    required property Guard guard
    readonly property var minutes: card.guard.choices
    required property RecoveryHelp help

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
        text: qsTr("With a passphrase, nobody can read the visits on this tablet without it. It is asked for when the app opens, and again when nobody has used it for a few minutes. Nobody can tell you a forgotten one: write it down and keep it somewhere safe.")
        color: Theme.ink2
    }

    SettingsChoice {
        visible: card.vault.isProtected
        words: qsTr("Lock by itself")
        detail: qsTr("After so long without a touch. A visit that is being coded goes on.")
        parts: "setLockAfter"
        options: [qsTr("1 min"), qsTr("2 min"), qsTr("5 min")]
        current: card.minutes.indexOf(card.guard.minutes)
        onChosen: index => card.guard.minutes = card.minutes[index]
    }

    CheckRow {
        objectName: "studyMayHelp"
        Layout.fillWidth: true
        visible: card.vault.isProtected && card.help.study !== ""
        text: qsTr("The study may help when the passphrase is forgotten")
        detail: qsTr("“%1” can then open your visits with a key that lies in its safe, once you ask for it and only together with this tablet or a backup of it. You can take this back at any time.").arg(card.help.study)
        ticked: card.help.agreed
        onAsked: ticked => card.help.agree(ticked)
    }

    Notice {
        Layout.fillWidth: true
        visible: text !== ""
        text: card.help.problem
    }

    SecondaryButton {
        objectName: "lockFromSettings"
        visible: card.vault.isProtected
        text: qsTr("Lock now")
        size: 16
        onClicked: card.guard.lockNow()
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

    Component.onCompleted: card.help.refresh()
}
