// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls
import Tessera.SettingsUi

// Who sits here: one of the libraries of this tablet is chosen, or a new one made. Its passphrase is asked for next.
ApplicationWindow {
    id: root

    required property Shelf shelf
    required property Settings settings

    width: 1280
    height: 800
    minimumWidth: 640
    minimumHeight: 560
    visible: true
    title: qsTr("Tessera")
    color: Theme.page
    font.family: Theme.family

    LayoutMirroring.enabled: Application.layoutDirection === Qt.RightToLeft
    LayoutMirroring.childrenInherit: true

    Looks {
        settings: root.settings
    }

    ScrollPage {
        objectName: "startPage"
        anchors.fill: parent
        enabled: !fresh.open
        needed: card.implicitHeight

        Card {
            id: card
            anchors.horizontalCenter: parent.horizontalCenter
            y: Math.max(0, (parent.height - height) / 3)
            width: Math.min(parent.width, 620 * Math.max(1, Math.min(1.6, Theme.textScale)))
            padding: 28
            spacing: 14

            Heading {
                Layout.fillWidth: true
                text: qsTr("Whose visits?")
                size: 27
            }

            Words {
                Layout.fillWidth: true
                text: qsTr("Each library opens with its own passphrase. Nobody sees what is in another one.")
                color: Theme.ink2
            }

            Repeater {
                model: root.shelf

                Pressable {
                    id: one
                    required property int index
                    required property string label
                    required property string key

                    objectName: "library" + one.index
                    Layout.fillWidth: true
                    Layout.preferredHeight: Math.max(64, implicitHeight)
                    text: one.label
                    iconName: "library"
                    size: 19
                    wraps: true
                    onClicked: root.shelf.choose(one.key)
                }
            }

            Notice {
                objectName: "startSays"
                Layout.fillWidth: true
                visible: text !== ""
                text: root.shelf.problem !== "" ? root.shelf.problem : root.shelf.message
            }

            SecondaryButton {
                objectName: "newLibrary"
                text: qsTr("A new library")
                iconName: "plus"
                size: 16
                enabled: !root.shelf.busy
                onClicked: fresh.begin()
            }
        }
    }

    Rectangle {
        anchors.fill: parent
        visible: fresh.open
        color: Theme.ink
        opacity: 0.35

        MouseArea {
            anchors.fill: parent
        }
    }

    NewLibrarySheet {
        id: fresh
        objectName: "newLibrarySheet"
        anchors.centerIn: parent
        width: Math.min(parent.width - 32, 600 * Math.max(1, Math.min(1.6, Theme.textScale)))
        height: Math.min(parent.height - 32, 560 * Math.max(1, Theme.textScale))
        shelf: root.shelf
        onClosed: fresh.open = false
    }
}
