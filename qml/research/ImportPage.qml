// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// Visits on their way into the archive: choose, look, then bring in.
FocusScope {
    id: page

    required property Research research
    readonly property Importing importing: page.research.importing
    readonly property bool choosing: page.importing.state === Importing.Choosing
    readonly property bool working: page.importing.state === Importing.Looking || page.importing.state === Importing.BringingIn
    readonly property bool looked: page.importing.state === Importing.Looked

    signal leaveAsked()
    signal studyAsked()

    objectName: "importPage"
    Keys.onEscapePressed: {
        if (page.working)
            page.importing.cancel()
        else
            page.leaveAsked()
    }
    Component.onCompleted: page.importing.choice.look()

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        PageHeader {
            Layout.fillWidth: true
            title: qsTr("Bring in visits")
            back: qsTr("Back")
            onBackAsked: page.leaveAsked()

            SecondaryButton {
                objectName: "otherFiles"
                visible: !page.choosing && !page.working
                text: qsTr("Choose files…")
                size: 16
                onClicked: {
                    page.importing.begin()
                    page.importing.choice.look()
                }
            }
        }

        ScrollPage {
            Layout.fillWidth: true
            Layout.fillHeight: true
            around: 20
            needed: sheet.implicitHeight

            ColumnLayout {
                id: sheet
                width: parent.width
                spacing: Theme.gap

                Notice {
                    objectName: "importProblem"
                    Layout.fillWidth: true
                    visible: page.importing.problem !== ""
                    strong: true
                    text: page.importing.problem
                }

                Notice {
                    objectName: "importResult"
                    Layout.fillWidth: true
                    visible: page.importing.result !== ""
                    text: page.importing.result

                    SecondaryButton {
                        objectName: "seeStudy"
                        text: qsTr("Look at the study")
                        onClicked: page.studyAsked()
                    }
                }

                ImportFiles {
                    Layout.fillWidth: true
                    visible: page.choosing
                    importing: page.importing
                }

                ArchivePlace {
                    Layout.fillWidth: true
                    visible: page.choosing
                    research: page.research
                }

                Card {
                    objectName: "importWorking"
                    Layout.fillWidth: true
                    visible: page.working

                    Words {
                        Layout.fillWidth: true
                        text: page.importing.state === Importing.Looking
                            ? qsTr("Looking at the files… %1 %").arg(Math.floor(page.importing.progress * 100))
                            : qsTr("Bringing them in… %1 %").arg(Math.floor(page.importing.progress * 100))
                    }

                    Rectangle {
                        Layout.fillWidth: true
                        implicitHeight: 12
                        radius: 6
                        color: Theme.soft
                        Accessible.ignored: true

                        Rectangle {
                            width: Math.max(12, parent.width * page.importing.progress)
                            height: parent.height
                            radius: 6
                            color: Theme.accent
                        }
                    }

                    SecondaryButton {
                        objectName: "cancelImport"
                        text: qsTr("Stop")
                        onClicked: page.importing.cancel()
                    }
                }

                ImportTable {
                    Layout.fillWidth: true
                    visible: !page.choosing && !page.working
                    importing: page.importing
                }

                ImportCodes {
                    Layout.fillWidth: true
                    visible: page.looked && page.importing.otherPrograms
                    importing: page.importing
                }

                Words {
                    objectName: "findingsSaved"
                    Layout.fillWidth: true
                    visible: page.importing.listSaved !== ""
                    text: qsTr("The list lies in %1").arg(page.importing.listSaved)
                    color: Theme.ink2
                }
            }
        }

        Rectangle {
            Layout.fillWidth: true
            implicitHeight: 1
            visible: page.looked
            color: Theme.line
        }

        GridLayout {
            id: bar
            Layout.fillWidth: true
            Layout.margins: 14
            Layout.leftMargin: 20
            Layout.rightMargin: 20
            visible: page.looked
            columns: page.width > 900 * Math.max(1, Theme.textScale) ? 3 : Theme.large ? 1 : 2
            columnSpacing: Theme.gap
            rowSpacing: Theme.gap

            Words {
                Layout.fillWidth: true
                Layout.columnSpan: bar.columns === 2 ? 2 : 1
                text: qsTr("Nothing is added until you press the button. The files themselves are not changed.")
                color: Theme.ink2
            }

            SecondaryButton {
                objectName: "saveFindings"
                text: qsTr("Save the list of findings")
                onClicked: page.importing.saveList()
            }

            PrimaryButton {
                objectName: "bringIn"
                enabled: page.importing.ready > 0 || page.importing.coming > 0
                text: page.importing.coming === 1 ? qsTr("Bring in one visit")
                    : qsTr("Bring in %n visits", "", page.importing.coming)
                onClicked: page.importing.bringIn()
            }
        }
    }
}
