// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// The picture as a parent may see it: colours, marks, and what they stand for in words. No codes of people, no notes.
FocusScope {
    id: view

    required property Live live
    required property Ending ending
    required property Settings settings
    readonly property bool wide: view.width > 1000 * Math.max(1, Math.min(1.5, Theme.textScale))

    signal leaveAsked()

    objectName: "parentView"
    Keys.onEscapePressed: view.leaveAsked()

    Rectangle {
        anchors.fill: parent
        color: Theme.page
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        PageHeader {
            Layout.fillWidth: true
            title: qsTr("How our time went")
            back: qsTr("Back")
            onBackAsked: view.leaveAsked()
        }

        ScrollPage {
            Layout.fillWidth: true
            Layout.fillHeight: true
            needed: sheet.implicitHeight

            GridLayout {
                id: sheet
                anchors.fill: parent
                columns: view.wide ? 2 : 1
                columnSpacing: 20
                rowSpacing: 20

                Card {
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredWidth: 780

                    GridPane {
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        Layout.minimumHeight: 300
                        source: view.live.grid
                        letters: view.settings.letters
                        columns: Theme.large ? 10 : 20
                        name: qsTr("Picture of the visit")
                        words: view.live.summary
                    }

                    Words {
                        Layout.fillWidth: true
                        text: qsTr("Read it like a page: left to right, line by line. Each square is a short time in which we were doing one thing together.")
                        color: Theme.ink2
                    }
                }

                Card {
                    Layout.fillWidth: true
                    Layout.fillHeight: view.wide
                    Layout.preferredWidth: 420
                    Layout.alignment: Qt.AlignTop
                    spacing: 16

                    Column {
                        id: key
                        Layout.fillWidth: true
                        spacing: 14

                        Repeater {
                            model: view.live.codes

                            Row {
                                id: row
                                required property var modelData
                                spacing: 14

                                CodeSquare {
                                    id: swatch
                                    code: row.modelData
                                }

                                Column {
                                    width: key.width - swatch.width - row.spacing

                                    Words {
                                        width: parent.width
                                        text: row.modelData.label
                                        font.weight: Font.Bold
                                    }

                                    Words {
                                        width: parent.width
                                        visible: text !== ""
                                        text: row.modelData.phrase
                                        size: 15
                                        color: Theme.ink2
                                    }
                                }
                            }
                        }
                    }

                    Words {
                        objectName: "parentSentences"
                        Layout.fillWidth: true
                        visible: text !== ""
                        text: Array.from(view.ending.sentences).join("\n")
                    }

                    Item {
                        Layout.fillHeight: true
                    }

                    Words {
                        Layout.fillWidth: true
                        text: qsTr("There is no best pattern. Does it fit what the visit was like for you?")
                        color: Theme.ink2
                    }
                }
            }
        }
    }
}
