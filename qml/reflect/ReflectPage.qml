// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls
import Tessera.PrivacyUi

// Thinking about a visit afterwards: a stretch, a prompt, room to write, and at most three things to try.
FocusScope {
    id: page

    required property Reflect reflect
    required property Cards cards
    required property Settings settings
    readonly property real room: page.width / Math.max(1, Theme.textScale)
    readonly property int columns: page.room > 1100 ? 3 : page.room > 740 ? 2 : 1

    signal leaveAsked()
    signal cardsAsked()
    signal supervisionAsked()

    objectName: "reflectPage"
    Keys.onEscapePressed: page.leaveAsked()

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        PageHeader {
            Layout.fillWidth: true
            title: qsTr("Reflect")
            subtitle: page.reflect.title
            back: qsTr("Grid")
            onBackAsked: page.leaveAsked()

            Words {
                visible: page.columns === 3
                text: qsTr("Take as long or as short as you like")
                size: 15
                color: Theme.ink2
            }

            SecondaryButton {
                objectName: "takeToSupervision"
                text: qsTr("Take to supervision")
                iconName: "families"
                size: 16
                onClicked: page.supervisionAsked()
            }
        }

        ScrollPage {
            Layout.fillWidth: true
            Layout.fillHeight: true
            around: 20
            needed: sheet.implicitHeight

            GridLayout {
                id: sheet
                anchors.fill: parent
                columns: page.columns
                columnSpacing: 18
                rowSpacing: 18

                ColumnLayout {
                    Layout.fillWidth: true
                    Layout.fillHeight: page.columns === 3
                    Layout.preferredWidth: 390
                    Layout.alignment: Qt.AlignTop
                    spacing: Theme.gap

                    StretchCard {
                        Layout.fillWidth: true
                        reflect: page.reflect
                        settings: page.settings
                    }

                    PromptSets {
                        Layout.fillWidth: true
                        reflect: page.reflect
                    }

                    Item {
                        Layout.fillHeight: true
                    }
                }

                ColumnLayout {
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredWidth: 475
                    Layout.alignment: Qt.AlignTop
                    spacing: Theme.gap

                    PromptCard {
                        Layout.fillWidth: true
                        reflect: page.reflect
                    }

                    WritingBox {
                        id: box
                        objectName: "reflection"
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        Layout.minimumHeight: Math.max(240, implicitHeight)
                        label: qsTr("What comes to mind")
                        onWritten: text => page.reflect.write(text)
                    }

                    DoubtNotice {
                        objectName: "reflectionDoubt"
                        Layout.fillWidth: true
                        text: box.text
                        onChangeAsked: box.goOn()
                    }

                    Words {
                        objectName: "saved"
                        Layout.fillWidth: true
                        text: page.reflect.saved
                        size: 15
                        color: page.reflect.troubled ? Theme.ink : Theme.ink2
                        font.weight: page.reflect.troubled ? Font.Bold : Font.Normal
                    }

                    Flow {
                        Layout.fillWidth: true
                        spacing: 10

                        SecondaryButton {
                            objectName: "freshPage"
                            text: qsTr("Begin a new page")
                            size: 16
                            enabled: box.text !== ""
                            onClicked: page.reflect.freshPage()
                        }

                        SecondaryButton {
                            objectName: "takeBackPage"
                            text: qsTr("Take this page back")
                            size: 16
                            enabled: box.text !== ""
                            onClicked: page.reflect.takeBack()
                        }
                    }

                    WrittenPages {
                        Layout.fillWidth: true
                        reflect: page.reflect
                    }
                }

                ActionCards {
                    Layout.fillWidth: true
                    Layout.preferredWidth: 330
                    Layout.columnSpan: page.columns === 2 ? 2 : 1
                    Layout.alignment: Qt.AlignTop
                    cards: page.cards
                    onAllAsked: page.cardsAsked()
                }
            }
        }
    }

    Connections {
        target: page.reflect
        function onPageChanged(): void {
            if (box.text !== page.reflect.text)
                box.put(page.reflect.text)
        }
    }

    Component.onCompleted: {
        box.put(page.reflect.text)
        page.cards.begin()
    }
}
