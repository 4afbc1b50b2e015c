// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// Going through folders and ticking files.
Card {
    id: card

    required property Importing importing
    readonly property FileChoice choice: card.importing.choice

    Heading {
        Layout.fillWidth: true
        text: qsTr("Which files?")
    }

    Words {
        Layout.fillWidth: true
        text: qsTr("Handed-over visits (.tessera), tables of stretches (.csv), BORIS projects and GSEQ files. Tick some, or take the whole folder.")
        color: Theme.ink2
    }

    TextFieldBox {
        id: folder
        objectName: "importFolder"
        Layout.fillWidth: true
        label: qsTr("Folder")
        longest: 1000
        onWritten: text => {
            folder.typing = true
            card.choice.folder = text
            folder.typing = false
        }
        Component.onCompleted: folder.text = card.choice.folder

        // What is being written is not tidied up under the person's hands.
        property bool typing: false

        Connections {
            target: card.choice
            function onChanged() {
                if (!folder.typing)
                    folder.text = card.choice.folder
            }
        }
    }

    Words {
        Layout.fillWidth: true
        visible: text !== ""
        text: card.choice.problem
        font.weight: Font.Bold
    }

    Flow {
        Layout.fillWidth: true
        spacing: 10

        SecondaryButton {
            objectName: "folderUp"
            text: qsTr("One folder up")
            iconName: "back"
            size: 16
            enabled: !card.choice.top
            onClicked: card.choice.up()
        }

        SecondaryButton {
            objectName: "tickAll"
            text: qsTr("Tick all")
            size: 16
            visible: card.choice.files > 0
            onClicked: card.choice.tickAll()
        }

        SecondaryButton {
            objectName: "untickAll"
            text: qsTr("Take all ticks away")
            size: 16
            visible: card.choice.ticked > 0
            onClicked: card.choice.untickAll()
        }
    }

    ListView {
        id: list
        objectName: "fileList"
        Layout.fillWidth: true
        Layout.preferredHeight: Math.min(contentHeight, 320)
        visible: count > 0
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: card.choice.entries
        ScrollBar.vertical: ScrollBar {
            policy: list.contentHeight > list.height + 1 ? ScrollBar.AlwaysOn : ScrollBar.AlwaysOff
        }

        delegate: Item {
            id: row
            required property var modelData
            required property int index

            width: list.width - 16
            implicitHeight: Math.max(folderRow.visible ? folderRow.implicitHeight : 0, fileRow.visible ? fileRow.implicitHeight : 0) + 4

            Pressable {
                id: folderRow
                objectName: "folder" + row.index
                width: parent.width
                visible: row.modelData.isFolder
                text: row.modelData.name
                iconName: "folder"
                size: 16
                edge: Theme.card
                onClicked: card.choice.folder = row.modelData.path
            }

            CheckRow {
                id: fileRow
                objectName: "file" + row.index
                x: 18
                width: parent.width - 18
                visible: !row.modelData.isFolder
                text: row.modelData.name
                ticked: row.modelData.ticked
                onAsked: card.choice.tick(row.modelData.path)
            }
        }
    }

    Words {
        Layout.fillWidth: true
        visible: list.count === 0 && card.choice.problem === ""
        text: qsTr("Nothing in this folder can be brought in.")
        color: Theme.ink2
    }

    PrimaryButton {
        objectName: "lookAtFiles"
        Layout.fillWidth: true
        Layout.maximumWidth: implicitWidth
        wraps: true
        enabled: card.choice.ticked > 0 || card.choice.files > 0
        text: card.choice.ticked === 1 ? qsTr("Look at one file")
            : card.choice.ticked > 1 ? qsTr("Look at %n files", "", card.choice.ticked)
            : card.choice.files === 1 ? qsTr("Look at the file in this folder")
            : qsTr("Look at all %n files of this folder", "", card.choice.files)
        onClicked: card.importing.lookAtTicked()
    }
}
