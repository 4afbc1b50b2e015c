// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls
import Tessera.SettingsUi

// How the app looks and feels, and whether the visits are protected. What is set here holds at once.
FocusScope {
    id: page

    required property Settings settings
    required property Vault vault
    readonly property bool wide: page.width > 960 * Math.max(1, Theme.textScale)

    objectName: "settingsPage"

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        PageHeader {
            Layout.fillWidth: true
            title: qsTr("Settings")
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
                }

                Item {
                    Layout.columnSpan: sheet.columns
                    Layout.fillHeight: true
                }
            }
        }
    }
}
