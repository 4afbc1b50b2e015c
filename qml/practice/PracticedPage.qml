// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// After a practice visit: both pictures, what they have in common, and where they differ.
FocusScope {
    id: page

    required property Practice practice
    required property Live live
    required property Settings settings
    readonly property SideBySide beside: page.practice.beside
    readonly property bool wide: page.width > 980 * Math.max(1, Math.min(1.5, Theme.textScale))

    signal againAsked()
    signal leaveAsked()

    objectName: "practicedPage"
    Keys.onEscapePressed: page.leaveAsked()

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        PageHeader {
            Layout.fillWidth: true
            z: 1
            title: page.practice.title
            subtitle: qsTr("Practice: a made-up visit")
            back: qsTr("Home")
            onBackAsked: page.leaveAsked()

            SaveBadge {
                waiting: page.live.waiting
                color: Theme.ink2
            }
        }

        ScrollPage {
            Layout.fillWidth: true
            Layout.fillHeight: true
            around: 20
            needed: sheet.implicitHeight

            GridLayout {
                id: sheet
                width: parent.width
                columns: page.wide ? 2 : 1
                columnSpacing: Theme.gap
                rowSpacing: Theme.gap

                PracticeRibbons {
                    Layout.fillWidth: true
                    Layout.columnSpan: sheet.columns
                    visible: page.beside.comparable
                    beside: page.beside
                }

                PracticePicture {
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    Layout.alignment: Qt.AlignTop
                    whose: qsTr("Your picture")
                    words: qsTr("Your picture of the story")
                    source: page.live.grid
                    letters: page.settings.letters
                }

                PracticePicture {
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    Layout.alignment: Qt.AlignTop
                    whose: qsTr("The author’s picture")
                    words: qsTr("The author’s picture of the story")
                    source: page.beside.author
                    letters: page.settings.letters
                }

                KeyLegend {
                    Layout.fillWidth: true
                    Layout.columnSpan: sheet.columns
                    key: page.live.codes
                }

                Card {
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    Layout.alignment: Qt.AlignTop
                    padding: 16

                    Heading {
                        Layout.fillWidth: true
                        text: qsTr("In words")
                    }

                    Repeater {
                        model: page.beside.sentences

                        Words {
                            required property string modelData
                            required property int index

                            objectName: "practiceSentence" + index
                            Layout.fillWidth: true
                            text: modelData
                        }
                    }

                    Words {
                        Layout.fillWidth: true
                        text: qsTr("One square = one interaction. There is no best pattern.")
                        size: 15
                        color: Theme.ink2
                    }

                    GridLayout {
                        Layout.fillWidth: true
                        Layout.topMargin: 6
                        columns: Theme.large ? 1 : 2
                        columnSpacing: Theme.gap
                        rowSpacing: Theme.gap

                        PrimaryButton {
                            objectName: "practiseAgain"
                            Layout.fillWidth: true
                            text: qsTr("Practise again")
                            onClicked: page.againAsked()
                        }

                        Pressable {
                            objectName: "practiceDone"
                            Layout.fillWidth: true
                            Layout.preferredHeight: Math.max(64, implicitHeight)
                            text: qsTr("Done")
                            size: 18
                            onClicked: page.leaveAsked()
                        }
                    }
                }

                PracticeDifferences {
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    Layout.alignment: Qt.AlignTop
                    visible: page.beside.comparable && page.beside.differences.length > 0
                    beside: page.beside
                }
            }
        }
    }
}
