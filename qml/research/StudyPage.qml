// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// All recordings of a study in one picture, of four kinds.
FocusScope {
    id: page

    required property Research research
    required property Settings settings
    readonly property Study study: page.research.study

    signal leaveAsked()
    signal importAsked()

    objectName: "studyPage"
    Keys.onEscapePressed: page.leaveAsked()
    Component.onCompleted: page.study.open()
    Component.onDestruction: page.study.cancel()

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        PageHeader {
            Layout.fillWidth: true
            title: qsTr("The study")
            subtitle: page.study.subtitle
            back: qsTr("Back")
            onBackAsked: page.leaveAsked()
        }

        ScrollPage {
            id: scroll
            objectName: "studyScroll"
            Layout.fillWidth: true
            Layout.fillHeight: true
            around: 20
            needed: sheet.implicitHeight

            ColumnLayout {
                id: sheet
                width: parent.width
                spacing: Theme.gap

                Notice {
                    objectName: "studyProblem"
                    Layout.fillWidth: true
                    visible: page.study.problem !== ""
                    strong: true
                    text: page.study.problem

                    SecondaryButton {
                        objectName: "studyAgain"
                        text: qsTr("Try again")
                        onClicked: page.study.open()
                    }
                }

                RowLayout {
                    Layout.fillWidth: true
                    visible: page.study.busy
                    spacing: Theme.gap

                    Words {
                        objectName: "studyReading"
                        Layout.fillWidth: true
                        text: qsTr("Reading the archive… %1 %").arg(Math.floor(page.study.progress * 100))
                        color: Theme.ink2
                    }

                    SecondaryButton {
                        objectName: "stopReading"
                        text: qsTr("Stop")
                        onClicked: page.study.cancel()
                    }
                }

                Card {
                    objectName: "studyEmpty"
                    Layout.fillWidth: true
                    visible: page.study.empty
                    padding: 28
                    spacing: 14

                    Heading {
                        Layout.fillWidth: true
                        text: qsTr("No visits in the archive yet")
                    }

                    Words {
                        Layout.fillWidth: true
                        Layout.maximumWidth: 680 * Theme.textScale
                        text: qsTr("Bring in what observers handed over. From five visits on, they are drawn here together.")
                        color: Theme.ink2
                    }

                    PrimaryButton {
                        objectName: "studyImport"
                        text: qsTr("Bring in visits")
                        onClicked: page.importAsked()
                    }
                }

                Segmented {
                    objectName: "whichStudy"
                    Layout.fillWidth: true
                    visible: page.study.studies.length > 1
                    name: qsTr("Study")
                    options: page.study.studies
                    current: page.study.study
                    onChosen: index => page.study.study = index
                }

                Segmented {
                    objectName: "whichLane"
                    Layout.fillWidth: true
                    visible: page.study.lanes.length > 1
                    name: qsTr("Group of codes")
                    options: page.study.lanes
                    current: page.study.lane
                    onChosen: index => page.study.lane = index
                }

                Segmented {
                    objectName: "plot"
                    Layout.fillWidth: true
                    visible: page.study.shown
                    name: qsTr("Picture")
                    options: [qsTr("Ribbons"), qsTr("Minute by minute"), qsTr("Minutes in each"), qsTr("What followed what")]
                    current: page.study.plot
                    onChosen: index => page.study.plot = index
                }

                Segmented {
                    objectName: "grouping"
                    Layout.fillWidth: true
                    visible: page.study.shown
                    name: qsTr("Groups")
                    options: [qsTr("All together"), qsTr("By kind of place"), qsTr("By site")]
                    current: page.study.grouping
                    onChosen: index => page.study.grouping = index
                }

                Card {
                    objectName: "studyCard"
                    Layout.fillWidth: true
                    visible: page.study.shown
                    spacing: 14

                    Heading {
                        objectName: "studyTitle"
                        Layout.fillWidth: true
                        text: page.study.title
                    }

                    Flow {
                        Layout.fillWidth: true
                        visible: page.study.codes.length > 0
                        spacing: 18

                        Repeater {
                            model: page.study.codes

                            Row {
                                id: entry
                                required property var modelData
                                spacing: 8

                                CodeSwatch {
                                    anchors.verticalCenter: parent.verticalCenter
                                    code: entry.modelData
                                }

                                Words {
                                    anchors.verticalCenter: parent.verticalCenter
                                    text: entry.modelData.shortLabel
                                    size: 15
                                }
                            }
                        }
                    }

                    StudyPlot {
                        id: plot
                        objectName: "studyPlot"
                        Layout.fillWidth: true
                        Layout.preferredHeight: implicitHeight
                        study: page.study
                        dark: Theme.dark
                        own: Theme.own
                        letters: page.settings.letters
                        textScale: Theme.textScale
                        mirrored: LayoutMirroring.enabled
                        Accessible.role: Accessible.Graphic
                        Accessible.name: page.study.title
                        Accessible.description: page.study.described
                    }

                    Repeater {
                        model: page.study.notes

                        Words {
                            required property string modelData
                            Layout.fillWidth: true
                            text: modelData
                            size: 15
                            color: Theme.ink2
                        }
                    }

                    Words {
                        Layout.fillWidth: true
                        text: qsTr("There is no best pattern. These are descriptions to think with, not marks.")
                        size: 15
                        font.weight: Font.Bold
                    }
                }

                StudySave {
                    Layout.fillWidth: true
                    visible: page.study.shown
                    study: page.study
                }
            }
        }
    }
}
