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
    required property RecoveryHelp help
    readonly property bool locked: page.vault.state === Vault.Locked
    readonly property bool asks: page.locked && !page.vault.byKeyring

    function tryIt(): void {
        if (!unlock.enabled)
            return
        if (!page.locked) {
            page.vault.open()
            return
        }
        page.vault.unlock(passphrase.text)
        passphrase.text = ""
        passphrase.shown = false
    }

    objectName: "lockPage"

    ScrollPage {
        anchors.fill: parent
        enabled: !forgotten.open
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
                text: page.asks ? qsTr("Write the passphrase to open them. They stay on this tablet.")
                    : qsTr("This device’s keyring opens them. They stay on this tablet.")
                color: Theme.ink2
            }

            Notice {
                objectName: "lockSays"
                Layout.fillWidth: true
                visible: page.vault.problem !== ""
                text: page.vault.problem
            }

            RowLayout {
                Layout.fillWidth: true
                visible: page.asks
                spacing: 12

                TextFieldBox {
                    id: passphrase
                    objectName: "passphrase"
                    Layout.fillWidth: true
                    label: qsTr("Passphrase")
                    secret: true
                    onEntered: page.tryIt()
                    Component.onCompleted: {
                        if (page.asks)
                            passphrase.field.forceActiveFocus()
                    }
                }

                SecondaryButton {
                    objectName: "showPassphrase"
                    Layout.alignment: Qt.AlignBottom
                    implicitHeight: passphrase.field.height
                    text: passphrase.shown ? qsTr("Hide") : qsTr("Show")
                    size: 16
                    Accessible.name: passphrase.shown ? qsTr("Hide the passphrase") : qsTr("Show the passphrase")
                    onClicked: passphrase.shown = !passphrase.shown
                }
            }

            Words {
                objectName: "wait"
                Layout.fillWidth: true
                visible: page.vault.wait !== ""
                text: qsTr("After several that did not fit, there is a pause. The next try is in %1.").arg(page.vault.wait)
                font.weight: Font.Bold
            }

            PrimaryButton {
                id: unlock
                objectName: "unlock"
                Layout.fillWidth: true
                text: page.vault.trying ? qsTr("Opening…") : page.locked ? qsTr("Open") : qsTr("Try again")
                enabled: !page.vault.trying && page.vault.wait === "" && (!page.asks || passphrase.text !== "")
                onClicked: page.tryIt()
            }

            SecondaryButton {
                objectName: "forgotten"
                Layout.fillWidth: true
                visible: page.asks
                wraps: true
                text: qsTr("Forgotten the passphrase?")
                onClicked: forgotten.begin()
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

    Rectangle {
        anchors.fill: parent
        visible: forgotten.open
        color: Theme.ink
        opacity: 0.35

        MouseArea {
            anchors.fill: parent
        }
    }

    ForgottenSheet {
        id: forgotten
        objectName: "forgottenSheet"
        anchors.centerIn: parent
        width: Math.min(parent.width - 32, 640 * Math.max(1, Math.min(1.6, Theme.textScale)))
        height: Math.min(parent.height - 32, (page.help.offered ? 680 : 380) * Math.max(1, Theme.textScale))
        vault: page.vault
        help: page.help
        onClosed: {
            forgotten.open = false
            passphrase.field.forceActiveFocus()
        }
    }
}
