// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// What the activities are: a card each, three made-up visits to compare by eye, and a page to use with families.
FocusScope {
    id: page

    required property Reference reference
    property int part: 0
    readonly property var activities: page.reference.activities
    readonly property bool wide: page.width > 900 * Math.max(1, Theme.textScale)

    signal leaveAsked()

    objectName: "referencePage"
    Keys.onEscapePressed: page.leaveAsked()

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        PageHeader {
            Layout.fillWidth: true
            title: page.part === 2 ? page.reference.familyTitle : qsTr("About the activities")
            back: qsTr("Back")
            onBackAsked: page.leaveAsked()
        }

        ScrollPage {
            id: scroll
            Layout.fillWidth: true
            Layout.fillHeight: true
            around: 20
            needed: sheet.implicitHeight

            ColumnLayout {
                id: sheet
                width: parent.width
                spacing: 16

                Segmented {
                    objectName: "referencePart"
                    Layout.fillWidth: true
                    name: qsTr("About")
                    options: [qsTr("The four activities"), qsTr("Three visits"), qsTr("With families")]
                    current: page.part
                    onChosen: index => {
                        page.part = index
                        scroll.contentY = 0
                        if (index === 1)
                            page.reference.showPictures()
                    }
                }

                ColumnLayout {
                    Layout.fillWidth: true
                    visible: page.part === 0
                    spacing: 16

                    Segmented {
                        objectName: "activity"
                        Layout.fillWidth: true
                        name: qsTr("Activity")
                        options: page.activities.map(activity => activity.shortLabel)
                        current: page.reference.chosen
                        onChosen: index => page.reference.chosen = index
                    }

                    ActivityCard {
                        objectName: "activityCard"
                        Layout.fillWidth: true
                        Layout.maximumWidth: 1000 * Theme.textScale
                        activity: page.activities[page.reference.chosen]
                    }

                    Words {
                        Layout.fillWidth: true
                        text: qsTr("They come in whatever order a visit asks for. Each one opens the way for the others.")
                        color: Theme.ink2
                    }
                }

                ColumnLayout {
                    Layout.fillWidth: true
                    visible: page.part === 1
                    spacing: 16

                    Words {
                        Layout.fillWidth: true
                        text: page.reference.picturesHint
                    }

                    // Side by side where the marks on their squares stay large enough to be told apart.
                    GridLayout {
                        id: madeUp
                        readonly property bool beside: page.width >= 1600 * Math.max(1, Theme.textScale)
                        Layout.fillWidth: true
                        columns: madeUp.beside ? 3 : 1
                        columnSpacing: 18
                        rowSpacing: 16

                        Repeater {
                            model: page.reference.pictures.length

                            MadeUpVisit {
                                required property int index
                                objectName: "madeUp" + index
                                Layout.fillWidth: true
                                Layout.fillHeight: true
                                Layout.preferredWidth: 1
                                beside: madeUp.beside
                                visit: page.reference.pictures[index]
                            }
                        }
                    }

                    KeyLegend {
                        Layout.fillWidth: true
                        key: page.activities
                    }
                }

                ColumnLayout {
                    Layout.fillWidth: true
                    visible: page.part === 2
                    spacing: 16

                    Words {
                        Layout.fillWidth: true
                        text: page.reference.familyHint
                        size: 19
                    }

                    GridLayout {
                        Layout.fillWidth: true
                        columns: page.wide ? 2 : 1
                        columnSpacing: 16
                        rowSpacing: 16

                        Repeater {
                            model: page.activities.length

                            FamilyPart {
                                required property int index
                                Layout.fillWidth: true
                                Layout.fillHeight: true
                                Layout.preferredWidth: 1
                                activity: page.activities[index]
                            }
                        }
                    }

                    FamilyPrint {
                        Layout.fillWidth: true
                        Layout.maximumWidth: 760 * Theme.textScale
                        reference: page.reference
                    }
                }
            }
        }
    }
}
