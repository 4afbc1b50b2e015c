// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// The library is locked, or could not be opened: what happened, and what to do.
FocusScope {
    id: page

    required property Vault vault
    required property Shelf shelf
    readonly property bool locked: page.vault.state === Vault.Locked

    objectName: "lockPage"

    ScrollPage {
        anchors.fill: parent
        needed: card.implicitHeight

        Card {
            id: card
            anchors.centerIn: parent
            width: Math.min(parent.width, 560 * Math.max(1, Math.min(1.6, Theme.textScale)))
            padding: 28
            spacing: 18

            Heading {
                Layout.fillWidth: true
                text: page.locked && page.shelf.count > 1 ? qsTr("“%1” is locked").arg(page.shelf.current)
                    : page.locked ? qsTr("Your visits are locked") : qsTr("The visits could not be opened")
                size: 27
            }

            Words {
                Layout.fillWidth: true
                visible: page.locked
                text: qsTr("Write the passphrase to open them. They stay on this tablet.")
                color: Theme.ink2
            }

            Notice {
                Layout.fillWidth: true
                visible: page.vault.problem !== ""
                text: page.vault.problem
            }

            TextFieldBox {
                id: passphrase
                objectName: "passphrase"
                Layout.fillWidth: true
                visible: page.locked
                label: qsTr("Passphrase")
                secret: true
                onEntered: unlock.pressedFromOutside()
                Component.onCompleted: {
                    if (page.locked)
                        passphrase.field.forceActiveFocus()
                }
            }

            PrimaryButton {
                id: unlock
                objectName: "unlock"
                Layout.fillWidth: true
                text: page.locked ? qsTr("Open") : qsTr("Try again")
                enabled: !page.locked || passphrase.text !== ""
                onClicked: {
                    if (page.locked) {
                        page.vault.unlock(passphrase.text)
                        passphrase.text = ""
                    } else {
                        page.vault.open()
                    }
                }
            }

            SecondaryButton {
                objectName: "somebodyElse"
                Layout.fillWidth: true
                visible: page.shelf.count > 1
                text: qsTr("I am somebody else")
                onClicked: page.shelf.leave()
            }

            Words {
                Layout.fillWidth: true
                visible: !page.locked
                text: qsTr("The visits lie in %1.").arg(page.vault.folder)
                size: 15
                color: Theme.ink2
                wrapMode: Text.WrapAnywhere
            }
        }
    }
}
