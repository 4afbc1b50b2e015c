// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// A backup of the whole library, and putting one back: after a loss, or on a new tablet.
Card {
    id: card

    required property Safekeeping safekeeping
    required property Vault vault
    required property Shelf shelf
    property string chosen: ""  // the backup that is to be put back
    property bool moving: false

    spacing: 14

    Heading {
        Layout.fillWidth: true
        text: qsTr("Backup and moving")
    }

    Words {
        Layout.fillWidth: true
        text: qsTr("A backup is one file with all your visits. It opens with the same passphrase as they do.")
        color: Theme.ink2
    }

    Notice {
        objectName: "backupCare"
        Layout.fillWidth: true
        visible: text !== ""
        text: card.vault.byKeyring
            ? qsTr("Your visits are protected by this device’s keyring, so a backup opens on this device alone. Set a passphrase first if you want to move.")
            : !card.vault.isProtected ? qsTr("Your visits are not protected: anyone who has the backup can read it. Set a passphrase first.") : ""
    }

    TextFieldBox {
        id: folder
        objectName: "backupFolder"
        Layout.fillWidth: true
        longest: 1000
        label: qsTr("Folder for backups, best on a stick or a card")
        onWritten: text => card.safekeeping.folder = text
        Component.onCompleted: {
            folder.text = card.safekeeping.folder
            card.safekeeping.look()
        }
    }

    Flow {
        Layout.fillWidth: true
        spacing: 10

        SecondaryButton {
            objectName: "backUp"
            text: card.safekeeping.taken ? qsTr("Put a new one in its place") : qsTr("Save a backup now")
            iconName: "export"
            size: 16
            enabled: !card.safekeeping.busy && card.vault.state === Vault.Open
            onClicked: card.safekeeping.backUp(card.safekeeping.taken)
        }

        SecondaryButton {
            objectName: "movingAsked"
            text: card.moving ? qsTr("Enough about moving") : qsTr("How to move to a new tablet")
            size: 16
            onClicked: card.moving = !card.moving
        }
    }

    Words {
        objectName: "movingSays"
        Layout.fillWidth: true
        visible: card.moving
        text: qsTr("1. Save a backup here, on a stick. 2. Put Tessera on the new tablet, and open these settings there. 3. Write where the stick is as the folder, touch the backup, and put it back. 4. When you have seen your visits there, go on with the new tablet alone: two tablets that both go on would count as one.")
    }

    Item {
        Layout.fillWidth: true
        implicitHeight: 26
        visible: card.safekeeping.busy
        Accessible.role: Accessible.ProgressBar
        Accessible.name: qsTr("%1 per cent").arg(Math.round(card.safekeeping.progress * 100))

        Rectangle {
            anchors.fill: parent
            radius: 8
            color: Theme.soft
            border.width: 1
            border.color: Theme.control
        }

        Rectangle {
            x: card.LayoutMirroring.enabled ? parent.width - width : 0
            width: Math.max(16, parent.width * card.safekeeping.progress)
            height: parent.height
            radius: 8
            color: Theme.accent
        }
    }

    Notice {
        objectName: "backupSays"
        Layout.fillWidth: true
        visible: text !== ""
        text: card.safekeeping.result !== "" ? card.safekeeping.result : card.safekeeping.problem
    }

    PrimaryButton {
        objectName: "openRestored"
        visible: card.safekeeping.restored !== ""
        text: qsTr("Open what was put back")
        size: 18
        wraps: true
        onClicked: card.shelf.choose(card.safekeeping.restored)
    }

    Words {
        Layout.fillWidth: true
        visible: card.safekeeping.backups.length > 0
        text: qsTr("Backups in this folder. Touch one to put it back; what is here stays as it is.")
        color: Theme.ink2
    }

    Repeater {
        model: card.safekeeping.backups

        Pressable {
            id: backup
            required property string modelData
            required property int index

            objectName: "backup" + backup.index
            Layout.fillWidth: true
            text: backup.modelData
            size: 16
            wraps: true
            edge: card.chosen === backup.modelData ? Theme.ink : Theme.control
            spokenCheckable: true
            spokenChecked: card.chosen === backup.modelData
            onClicked: card.chosen = card.chosen === backup.modelData ? "" : backup.modelData
        }
    }

    TextFieldBox {
        id: label
        objectName: "restoredLabel"
        Layout.fillWidth: true
        visible: card.chosen !== ""
        longest: 40
        label: qsTr("What it is to be called on this tablet. No name.")
    }

    SecondaryButton {
        objectName: "restore"
        visible: card.chosen !== ""
        text: qsTr("Put this backup back")
        size: 16
        enabled: !card.safekeeping.busy && label.text.trim() !== ""
        onClicked: {
            card.safekeeping.restore(card.chosen, label.text)
            card.chosen = ""
        }
    }
}
