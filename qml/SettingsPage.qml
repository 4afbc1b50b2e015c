// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// How the app looks and feels, and whether the visits are protected.
FocusScope {
    id: page

    required property Settings settings
    required property Vault vault
    readonly property bool wide: page.width > 960 * Math.max(1, Theme.textScale)
    readonly property var scales: [1.0, 1.3, 1.6, 2.0]

    objectName: "settingsPage"

    component Choice: GridLayout {
        id: choice

        property string words: ""
        property string detail: ""
        property alias options: segments.options
        property alias current: segments.current
        property string parts: ""

        signal chosen(int index)

        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.maximumHeight: Math.max(implicitHeight, 118)
        columns: width > 420 * Math.max(1, Theme.textScale) ? 2 : 1
        columnSpacing: 14
        rowSpacing: 6

        ColumnLayout {
            Layout.fillWidth: true
            Layout.fillHeight: false
            spacing: 0

            Words {
                Layout.fillWidth: true
                text: choice.words
                font.weight: Font.Bold
            }

            Words {
                Layout.fillWidth: true
                visible: text !== ""
                text: choice.detail
                size: 15
                color: Theme.ink2
            }
        }

        Segmented {
            id: segments
            objectName: choice.parts
            Layout.fillWidth: choice.columns === 1
            Layout.alignment: Qt.AlignRight
            name: choice.words
            onChosen: index => choice.chosen(index)
        }

        Rectangle {
            Layout.fillWidth: true
            Layout.columnSpan: choice.columns
            Layout.topMargin: 6
            Layout.preferredHeight: 1
            color: Theme.line
        }
    }

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

                Card {
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredWidth: 1
                    Layout.minimumHeight: implicitHeight
                    spacing: 14

                    Heading {
                        Layout.fillWidth: true
                        text: qsTr("Tapping and seeing")
                    }

                    Choice {
                        words: qsTr("Hand")
                        detail: qsTr("Moves the pads and the tools")
                        parts: "setHand"
                        options: [qsTr("Left"), qsTr("Right")]
                        current: page.settings.leftHanded ? 0 : 1
                        onChosen: index => page.settings.leftHanded = index === 0
                    }

                    Choice {
                        words: qsTr("Theme")
                        detail: qsTr("Dark for evenings and night feeds")
                        parts: "setTheme"
                        options: [qsTr("Light"), qsTr("Dark")]
                        current: page.settings.dark ? 1 : 0
                        onChosen: index => page.settings.dark = index === 1
                    }

                    Choice {
                        words: qsTr("Text size")
                        parts: "setTextSize"
                        options: page.scales.map(scale => qsTr("%1 %").arg(Math.round(scale * 100)))
                        current: page.scales.findIndex(scale => Math.abs(scale - page.settings.textScale) < 0.05)
                        onChosen: index => page.settings.textScale = page.scales[index]
                    }

                    Choice {
                        words: qsTr("On squares")
                        detail: qsTr("So that colour is never alone")
                        parts: "setLetters"
                        options: [qsTr("Marks"), qsTr("Letters")]
                        current: page.settings.letters ? 1 : 0
                        onChosen: index => page.settings.letters = index === 1
                    }

                    Choice {
                        words: qsTr("Clock in a visit")
                        detail: qsTr("Others may see the screen")
                        parts: "setClock"
                        options: [qsTr("Show"), qsTr("Hide")]
                        current: page.settings.hideClock ? 1 : 0
                        onChosen: index => page.settings.hideClock = index === 1
                    }

                    Item {
                        Layout.fillHeight: true
                    }
                }

                Card {
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredWidth: 1
                    Layout.minimumHeight: implicitHeight
                    spacing: 14

                    Heading {
                        Layout.fillWidth: true
                        text: qsTr("Protection")
                    }

                    Words {
                        objectName: "protection"
                        Layout.fillWidth: true
                        text: page.vault.protection
                        font.weight: Font.Bold
                    }

                    Words {
                        Layout.fillWidth: true
                        visible: !page.vault.isProtected
                        text: qsTr("With a passphrase, nobody can read the visits on this tablet without it. It is asked for when the app opens. Nobody can tell you a forgotten one: write it down and keep it somewhere safe.")
                        color: Theme.ink2
                    }

                    Notice {
                        Layout.fillWidth: true
                        visible: text !== ""
                        text: page.vault.problem
                    }

                    TextFieldBox {
                        id: first
                        objectName: "newPassphrase"
                        Layout.fillWidth: true
                        label: page.vault.isProtected ? qsTr("A new passphrase") : qsTr("Passphrase")
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
                        text: page.vault.isProtected ? qsTr("Change the passphrase") : qsTr("Protect with this passphrase")
                        size: 18
                        wraps: true
                        enabled: page.vault.state === Vault.Open && first.text !== "" && first.text === second.text
                        onClicked: {
                            page.vault.protect(first.text)
                            first.text = ""
                            second.text = ""
                        }
                    }

                    SecondaryButton {
                        objectName: "useKeyring"
                        Layout.fillWidth: true
                        visible: !page.vault.isProtected
                        text: qsTr("Use this device’s keyring instead")
                        onClicked: page.vault.protectByKeyring()
                    }

                    Item {
                        Layout.fillHeight: true
                    }

                    Words {
                        Layout.fillWidth: true
                        text: qsTr("The visits lie in %1.").arg(page.vault.folder)
                        size: 15
                        color: Theme.ink2
                        wrapMode: Text.WrapAnywhere
                    }
                }
            }
        }
    }
}
