// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// The passphrase is forgotten: what can be done, and what cannot.
Sheet {
    id: sheet

    required property Vault vault
    required property RecoveryHelp help

    function begin(): void {
        sheet.help.look()
        first.text = ""
        second.text = ""
        sheet.open = true
    }

    title: qsTr("Forgotten the passphrase?")

    Words {
        Layout.fillWidth: true
        text: sheet.help.offered
            ? qsTr("Here it was agreed that the study may help. Save a request in a folder and bring it to the study, or send it: it tells nothing of your visits. The study gives back an answer. Lay that in the same folder and choose a new passphrase.")
            : qsTr("Without it nobody can open these visits: here it was not agreed that a study may help. Perhaps it is written down somewhere safe. Take your time; nothing is lost while you look for it.")
        color: Theme.ink2
    }

    Notice {
        objectName: "helpSays"
        Layout.fillWidth: true
        visible: text !== ""
        text: sheet.help.problem !== "" ? sheet.help.problem
            : sheet.vault.problem !== "" ? sheet.vault.problem : sheet.help.result
    }

    TextFieldBox {
        id: folder
        objectName: "helpFolder"
        Layout.fillWidth: true
        visible: sheet.help.offered
        longest: 1000
        label: qsTr("Folder for the request and the answer")
        onWritten: text => sheet.help.folder = text
        Component.onCompleted: folder.text = sheet.help.folder
    }

    SecondaryButton {
        objectName: "saveRequest"
        visible: sheet.help.offered
        text: qsTr("Save the request")
        iconName: "export"
        onClicked: sheet.help.writeRequest()
    }

    TextFieldBox {
        id: first
        objectName: "helpPassphrase"
        Layout.fillWidth: true
        visible: sheet.help.offered
        secret: true
        label: qsTr("A new passphrase")
        hint: qsTr("Four or more words that go together for you alone")
    }

    TextFieldBox {
        id: second
        objectName: "helpPassphraseAgain"
        Layout.fillWidth: true
        visible: sheet.help.offered
        secret: true
        label: qsTr("The same again")
        hint: second.text !== "" && first.text !== second.text ? qsTr("The two are not the same yet.") : ""
    }

    actions: Flow {
        Layout.fillWidth: true
        spacing: 12

        PrimaryButton {
            objectName: "takeAnswer"
            visible: sheet.help.offered
            text: sheet.vault.trying ? qsTr("Opening…") : qsTr("Open with the answer")
            enabled: !sheet.vault.trying && first.text !== "" && first.text === second.text
            onClicked: sheet.help.takeAnswer(first.text)
        }

        SecondaryButton {
            objectName: "closeForgotten"
            height: 64
            text: qsTr("Back")
            onClicked: sheet.close()
        }
    }

    Item {
        Layout.fillHeight: true
    }
}
