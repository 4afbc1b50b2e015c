// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// What can be done with many visits.
FocusScope {
    id: page

    required property Research research
    readonly property bool wide: page.width > 900 * Math.max(1, Theme.textScale)

    signal importAsked()
    signal compareAsked()
    signal studyAsked()

    objectName: "researchPage"

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        PageHeader {
            Layout.fillWidth: true
            title: qsTr("Research")
            subtitle: qsTr("Many visits together")
        }

        ScrollPage {
            Layout.fillWidth: true
            Layout.fillHeight: true
            needed: sheet.implicitHeight

            ColumnLayout {
                id: sheet
                width: parent.width
                spacing: Theme.gap

                Notice {
                    objectName: "researchEmpty"
                    Layout.fillWidth: true
                    visible: !page.research.archiveThere
                    text: qsTr("There is no study here yet. Ask observers to hand over their visits (Export, “Whole visit for a researcher”), then bring those files in.")
                }

                GridLayout {
                    Layout.fillWidth: true
                    columns: page.wide ? 3 : 1
                    columnSpacing: Theme.gap
                    rowSpacing: Theme.gap

                    Repeater {
                        model: [
                            { "name": "toImport", "title": qsTr("Bring in visits"), "icon": "folder",
                              "detail": qsTr("Files from observers, tables, BORIS and GSEQ files. You see what is in them before anything is added.") },
                            { "name": "toCompare", "title": qsTr("Compare two observers"), "icon": "library",
                              "detail": qsTr("One visit on this tablet, coded by two people, beside each other.") },
                            { "name": "toStudy", "title": qsTr("Look at the study"), "icon": "research",
                              "detail": qsTr("All visits of the archive as pictures, by kind of place or by site, to save and to print.") }
                        ]

                        Pressable {
                            id: way
                            required property var modelData

                            objectName: modelData.name
                            Layout.fillWidth: true
                            Layout.fillHeight: true
                            Layout.preferredWidth: 300
                            Layout.minimumHeight: Math.max(120, implicitHeight)
                            topPadding: 20
                            bottomPadding: 20
                            text: modelData.title
                            detail: modelData.detail
                            onClicked: modelData.name === "toImport" ? page.importAsked()
                                : modelData.name === "toCompare" ? page.compareAsked() : page.studyAsked()

                            contentItem: ColumnLayout {
                                spacing: 8

                                RowLayout {
                                    Layout.fillWidth: true
                                    spacing: 12

                                    Icon {
                                        name: way.modelData.icon
                                        size: 28
                                    }

                                    Words {
                                        Layout.fillWidth: true
                                        text: way.text
                                        size: 20
                                        font.weight: Font.Bold
                                        Accessible.ignored: true
                                    }
                                }

                                Words {
                                    Layout.fillWidth: true
                                    text: way.detail
                                    size: 16
                                    color: Theme.ink2
                                    Accessible.ignored: true
                                }

                                Item {
                                    Layout.fillHeight: true
                                }
                            }
                        }
                    }
                }

                ArchivePlace {
                    Layout.fillWidth: true
                    research: page.research
                }
            }
        }
    }
}
