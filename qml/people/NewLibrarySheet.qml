// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// A library for another person: what it is called on this tablet, and its own passphrase.
Sheet {
    id: sheet

    required property Shelf shelf

    function begin(): void {
        label.text = ""
        first.text = ""
        second.text = ""
        sheet.open = true
    }

    title: qsTr("A new library")

    TextFieldBox {
        id: label
        objectName: "libraryLabel"
        Layout.fillWidth: true
        longest: 40
        label: qsTr("What it is called here")
        hint: qsTr("A colour, an animal, a code. Anyone who holds the tablet can read it, so no name.")
    }

    TextFieldBox {
        id: first
        objectName: "libraryPassphrase"
        Layout.fillWidth: true
        secret: true
        label: qsTr("Passphrase")
        hint: qsTr("Four or more words that go together for you alone")
    }

    TextFieldBox {
        id: second
        objectName: "libraryPassphraseAgain"
        Layout.fillWidth: true
        secret: true
        label: qsTr("The same again")
        hint: second.text !== "" && first.text !== second.text ? qsTr("The two are not the same yet.")
            : qsTr("Nobody can tell you a forgotten one: write it down and keep it somewhere safe.")
    }

    actions: Flow {
        Layout.fillWidth: true
        spacing: 12

        PrimaryButton {
            objectName: "makeLibrary"
            text: qsTr("Make it")
            enabled: !sheet.shelf.busy && label.text.trim() !== "" && first.text !== "" && first.text === second.text
            onClicked: {
                sheet.shelf.create(label.text, first.text)
                first.text = ""
                second.text = ""
                sheet.close()
            }
        }

        SecondaryButton {
            objectName: "leaveLibrary"
            height: 64
            text: qsTr("Leave it")
            onClicked: sheet.close()
        }
    }

    Item {
        Layout.fillHeight: true
    }
}
