// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.ConsentUi
import Tessera.Controls
import Tessera.HelpUi
import Tessera.PeopleUi
import Tessera.SendingUi
import Tessera.SettingsUi

// How the app looks and feels, and whether the visits are protected. What is set here holds at once.
FocusScope {
    id: page

    required property Settings settings
    required property Vault vault
    required property Guard guard
    required property RecoveryHelp help
    required property Safekeeping safekeeping
    required property Shelf shelf
    required property SendPlace place
    required property Keeping keeping
    readonly property bool wide: page.width > 960 * Math.max(1, Theme.textScale)

    signal aboutAsked()
    signal sendingAsked()
    signal helpAsked(string page)
    signal actsAsked()
    signal keepingAsked()

    objectName: "settingsPage"

    ColumnLayout {
        anchors.fill: parent
        spacing: 0
        enabled: !fresh.open

        PageHeader {
            Layout.fillWidth: true
            title: qsTr("Settings")

            SecondaryButton {
                objectName: "aboutActivities"
                text: qsTr("About the activities")
                size: 16
                onClicked: page.aboutAsked()
            }
        }

        ScrollPage {
            Layout.fillWidth: true
            Layout.fillHeight: true
            needed: sheet.implicitHeight

            GridLayout {
                id: sheet
                anchors.fill: parent
                columns: page.wide ? 2 : 1
                columnSpacing: 18
                rowSpacing: 18

                ColumnLayout {
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    Layout.alignment: Qt.AlignTop
                    spacing: 18

                    TappingSettings {
                        Layout.fillWidth: true
                        settings: page.settings
                    }

                    NoteSettings {
                        Layout.fillWidth: true
                        settings: page.settings
                    }
                }

                ColumnLayout {
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    Layout.alignment: Qt.AlignTop
                    spacing: 18

                    SeeingSettings {
                        Layout.fillWidth: true
                        settings: page.settings
                    }

                    ColourSettings {
                        Layout.fillWidth: true
                        settings: page.settings
                    }
                }

                ProtectionSettings {
                    Layout.fillWidth: true
                    Layout.columnSpan: sheet.columns
                    vault: page.vault
                    guard: page.guard
                    help: page.help
                }

                KeepingSettings {
                    Layout.fillWidth: true
                    Layout.columnSpan: sheet.columns
                    keeping: page.keeping
                    onListAsked: page.keepingAsked()
                }

                HelpSettings {
                    Layout.fillWidth: true
                    Layout.columnSpan: sheet.columns
                    onHelpAsked: help => page.helpAsked(help)
                    onActsAsked: page.actsAsked()
                }

                PeopleSettings {
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    Layout.alignment: Qt.AlignTop
                    shelf: page.shelf
                    vault: page.vault
                    onNewAsked: fresh.begin()
                }

                BackupSettings {
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    Layout.alignment: Qt.AlignTop
                    safekeeping: page.safekeeping
                    vault: page.vault
                    shelf: page.shelf
                }

                PlaceSettings {
                    Layout.fillWidth: true
                    Layout.columnSpan: sheet.columns
                    place: page.place
                    onPageAsked: page.sendingAsked()
                }

                Item {
                    Layout.columnSpan: sheet.columns
                    Layout.fillHeight: true
                }
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
        shelf: page.shelf
        onClosed: {
            fresh.open = false
            page.forceActiveFocus()
        }
    }
}
