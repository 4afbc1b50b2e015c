// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// The help pages: one of them to read, and to save as a file that any browser prints.
FocusScope {
    id: page

    required property Help help
    // While a shorter page takes a longer one's place.
    readonly property var nothing: ({ "kind": "text", "text": "", "points": [], "rows": [] })
    readonly property bool wide: page.width > 1000 * Math.max(1, Theme.textScale)

    signal leaveAsked()
    signal actsAsked()

    objectName: "helpPage"
    Keys.onEscapePressed: page.leaveAsked()

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        PageHeader {
            Layout.fillWidth: true
            title: qsTr("Privacy and help")
            back: qsTr("Back")
            onBackAsked: page.leaveAsked()
        }

        ScrollPage {
            id: scroll
            Layout.fillWidth: true
            Layout.fillHeight: true
            needed: sheet.implicitHeight

            GridLayout {
                id: sheet
                width: parent.width
                columns: page.wide ? 2 : 1
                columnSpacing: 18
                rowSpacing: 18

                Segmented {
                    objectName: "helpPart"
                    Layout.fillWidth: true
                    Layout.columnSpan: sheet.columns
                    name: qsTr("Page")
                    options: page.help.titles
                    current: page.help.shown
                    onChosen: index => {
                        page.help.shown = index
                        scroll.contentY = 0
                    }
                }

                Card {
                    objectName: "helpSheet"
                    Layout.fillWidth: true
                    Layout.preferredWidth: 2
                    Layout.alignment: Qt.AlignTop
                    padding: page.wide ? 28 : 18
                    spacing: 10

                    Heading {
                        objectName: "helpTitle"
                        Layout.fillWidth: true
                        text: page.help.title
                        size: 25
                    }

                    Words {
                        Layout.fillWidth: true
                        text: page.help.lead
                        color: Theme.ink2
                    }

                    Repeater {
                        model: page.help.blocks.length

                        HelpBlock {
                            required property int index
                            objectName: "helpBlock" + index
                            Layout.fillWidth: true
                            told: page.help.blocks[index] ?? page.nothing
                        }
                    }
                }

                ColumnLayout {
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    Layout.alignment: Qt.AlignTop
                    spacing: 18

                    Card {
                        Layout.fillWidth: true

                        Heading {
                            Layout.fillWidth: true
                            text: qsTr("To print or to keep")
                        }

                        Words {
                            Layout.fillWidth: true
                            text: qsTr("This page as one file that any browser opens and prints. It names no family.")
                            color: Theme.ink2
                        }

                        SavePlace {
                            Layout.fillWidth: true
                            parts: "help"
                            folder: page.help.folder
                            result: page.help.result
                            problem: page.help.problem
                            taken: page.help.taken
                            onFolderWritten: folder => page.help.folder = folder
                            onOverAsked: page.help.save(true)
                        }

                        PrimaryButton {
                            objectName: "saveHelp"
                            Layout.fillWidth: true
                            text: qsTr("Save this page")
                            size: 18
                            wraps: true
                            onClicked: page.help.save()
                        }
                    }

                    Card {
                        Layout.fillWidth: true

                        Heading {
                            Layout.fillWidth: true
                            text: qsTr("What was done with the visits")
                        }

                        Words {
                            Layout.fillWidth: true
                            text: qsTr("The app keeps a log: what was begun, opened, changed, saved, sent and erased, and when.")
                            color: Theme.ink2
                        }

                        SecondaryButton {
                            objectName: "actsFromHelp"
                            text: qsTr("Look at the log")
                            size: 16
                            wraps: true
                            onClicked: page.actsAsked()
                        }
                    }
                }
            }
        }
    }
}
