// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import QtQuick.Shapes
import Tessera.App
import Tessera.Controls
import Tessera.PrivacyUi

// A family's partnership so far: its steps along the spiral, or the same as a list.
FocusScope {
    id: page

    required property Family family
    property bool asList: false
    readonly property bool wide: page.width > 980 * Math.max(1, Theme.textScale)

    signal leaveAsked()

    // A number as the spiral draws it.
    component Number: Item {
        id: number

        property int value: 0
        property bool triangle: false

        implicitWidth: Theme.px(30)
        implicitHeight: Theme.px(30)

        Rectangle {
            anchors.fill: parent
            visible: !number.triangle
            radius: width / 2
            color: Theme.card
            border.width: 2
            border.color: Theme.ink
        }

        Shape {
            anchors.fill: parent
            visible: number.triangle
            layer.enabled: true  // as icons are
            layer.samples: 4

            ShapePath {
                strokeColor: Theme.ink
                strokeWidth: 2
                fillColor: Theme.card
                joinStyle: ShapePath.RoundJoin
                startX: number.width / 2
                startY: 2

                PathLine {
                    x: number.width - 2
                    y: number.height - 3
                }

                PathLine {
                    x: 2
                    y: number.height - 3
                }

                PathLine {
                    x: number.width / 2
                    y: 2
                }
            }
        }

        Words {
            anchors.centerIn: parent
            anchors.verticalCenterOffset: number.triangle ? 4 : 0
            text: number.value
            size: number.triangle ? 14 : 16
            font.weight: Font.Bold
            Accessible.ignored: true
        }
    }

    objectName: "spiralPage"
    Keys.onEscapePressed: page.leaveAsked()

    ColumnLayout {
        anchors.fill: parent
        spacing: 0
        enabled: !adding.open && !exporting.open

        PageHeader {
            Layout.fillWidth: true
            z: 1  // over what scrolls
            title: qsTr("%1 · the partnership so far").arg(page.family.title)
            back: qsTr("Back")
            onBackAsked: page.leaveAsked()

            GridLayout {
                columns: page.wide ? 3 : page.width > 700 * Theme.textScale ? 2 : 1
                columnSpacing: 12
                rowSpacing: 6

                SecondaryButton {
                    objectName: "addStep"
                    Layout.fillWidth: true
                    text: qsTr("Add a step")
                    iconName: "plus"
                    size: 16
                    enabled: page.family.visits.length > 0
                    onClicked: adding.begin()
                }

                SecondaryButton {
                    objectName: "asList"
                    Layout.fillWidth: true
                    text: page.asList ? qsTr("As a spiral") : qsTr("As a list")
                    size: 16
                    onClicked: page.asList = !page.asList
                }

                SecondaryButton {
                    objectName: "exportSpiral"
                    Layout.fillWidth: true
                    text: qsTr("Print or save")
                    iconName: "export"
                    size: 16
                    onClicked: exporting.open = true
                }
            }
        }

        ScrollPage {
            id: scroller
            Layout.fillWidth: true
            Layout.fillHeight: true
            around: 16
            needed: sheet.implicitHeight

            GridLayout {
                id: sheet
                anchors.fill: parent
                columns: page.wide ? 2 : 1
                columnSpacing: 18
                rowSpacing: 14

                Card {
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredWidth: 756
                    Layout.alignment: Qt.AlignTop
                    Layout.minimumHeight: page.wide ? 420 : Math.min(760, page.width - 20)
                    // Beside a long column the drawing stays whole on the screen.
                    Layout.maximumHeight: page.wide ? Math.max(420, scroller.height - 32) : 100000
                    padding: 8

                    SpiralPane {
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        visible: !page.asList
                        family: page.family
                        onAddAsked: adding.begin()
                        onListAsked: page.asList = true
                    }

                    Words {
                        objectName: "noSteps"
                        Layout.fillWidth: true
                        Layout.margins: 10
                        visible: page.family.steps.length === 0 && !page.family.loading
                        text: qsTr("No step is marked yet. Marks made during a visit stand here once it was said which step they were; you can add one that you remember.")
                        color: Theme.ink2
                    }

                    ListView {
                        id: list
                        objectName: "stepList"
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        visible: page.asList
                        clip: true
                        spacing: 6
                        model: page.asList ? page.family.steps : []
                        activeFocusOnTab: list.count > 0
                        keyNavigationEnabled: true
                        boundsBehavior: Flickable.StopAtBounds
                        ScrollBar.vertical: ScrollBar {}
                        Accessible.role: Accessible.List
                        Accessible.name: qsTr("The steps as a list")

                        delegate: Pressable {
                            id: row
                            required property int index
                            required property var modelData

                            objectName: "listStep" + row.index
                            width: list.width
                            wraps: true
                            size: 16
                            text: row.modelData.words
                            focus: row.ListView.isCurrentItem
                            edge: page.family.chosen === row.index ? Theme.ink : Theme.line
                            spokenCheckable: true
                            spokenChecked: page.family.chosen === row.index
                            onClicked: page.family.chosen = page.family.chosen === row.index ? -1 : row.index

                            contentItem: RowLayout {
                                spacing: 12

                                Number {
                                    value: row.modelData.number
                                    triangle: row.modelData.triangle
                                }

                                Words {
                                    Layout.fillWidth: true
                                    text: row.text
                                    size: 16
                                    Accessible.ignored: true
                                }
                            }
                        }
                    }
                }

                ColumnLayout {
                    Layout.fillWidth: true
                    Layout.preferredWidth: 350
                    Layout.alignment: Qt.AlignTop
                    spacing: 14

                    Notice {
                        objectName: "spiralMessage"
                        Layout.fillWidth: true
                        visible: text !== "" && !adding.open
                        text: page.family.message
                    }

                    StepCard {
                        Layout.fillWidth: true
                        family: page.family
                    }

                    Card {
                        Layout.fillWidth: true
                        visible: page.family.issues.length > 0
                        padding: 16

                        Heading {
                            Layout.fillWidth: true
                            text: qsTr("Follow an issue")
                            size: 18
                        }

                        Flow {
                            Layout.fillWidth: true
                            spacing: 8

                            Repeater {
                                model: page.family.issues

                                Chip {
                                    id: issue
                                    required property string modelData
                                    required property int index
                                    objectName: "issue" + issue.index
                                    text: issue.modelData
                                    wraps: true
                                    width: Math.min(implicitWidth, parent ? parent.width : implicitWidth)
                                    chosen: page.family.thread === issue.modelData
                                    onClicked: page.family.thread = issue.chosen ? "" : issue.modelData
                                }
                            }
                        }
                    }

                    Card {
                        Layout.fillWidth: true
                        padding: 16

                        Heading {
                            Layout.fillWidth: true
                            text: qsTr("Kinds of step (numbers are names, not an order)")
                            size: 18
                        }

                        Repeater {
                            model: page.family.kinds

                            RowLayout {
                                id: kind
                                required property var modelData
                                Layout.fillWidth: true
                                spacing: 10

                                Number {
                                    value: kind.modelData.number
                                    triangle: kind.modelData.triangle
                                }

                                Words {
                                    Layout.fillWidth: true
                                    text: kind.modelData.label
                                    size: 16
                                }
                            }
                        }

                        Words {
                            Layout.fillWidth: true
                            text: qsTr("Lines to the centre: help whole, challenge dashed, possibility dotted.")
                            size: 15
                            color: Theme.ink2
                        }
                    }

                    Card {
                        Layout.fillWidth: true
                        visible: page.family.visits.length > 1
                        padding: 16

                        Heading {
                            Layout.fillWidth: true
                            text: qsTr("Where next?")
                            size: 18
                        }

                        Words {
                            Layout.fillWidth: true
                            text: qsTr("What might be possible now that was not possible at visit 1?")
                            size: 16
                        }
                    }
                }
            }
        }
    }

    Rectangle {
        anchors.fill: parent
        visible: adding.open || exporting.open
        color: Theme.ink
        opacity: 0.35

        MouseArea {
            anchors.fill: parent
        }
    }

    StepSheet {
        id: adding
        objectName: "stepSheet"
        anchors.centerIn: parent
        width: Math.min(parent.width - 32, 680 * Math.max(1, Math.min(1.6, Theme.textScale)))
        height: Math.min(parent.height - 32, 780 * Math.max(1, Theme.textScale))
        family: page.family
        onClosed: {
            adding.open = false
            page.forceActiveFocus()
        }
    }

    SpiralExportSheet {
        id: exporting
        objectName: "spiralExportSheet"
        anchors.centerIn: parent
        width: Math.min(parent.width - 32, 620 * Math.max(1, Math.min(1.6, Theme.textScale)))
        height: Math.min(parent.height - 32, 600 * Math.max(1, Theme.textScale))
        leaving: page.family.leaving
        enabled: exporting.open && !page.family.leaving.lastLook.open
        onClosed: {
            exporting.open = false
            page.forceActiveFocus()
        }
    }

    LastLookPage {
        anchors.fill: parent
        z: 30  // over the sheet that asked for it
        look: page.family.leaving.lastLook
        onLeaveAsked: {
            page.family.leaving.leaveLook()
            exporting.forceActiveFocus()
        }
        onHandOverAsked: {
            page.family.leaving.handOver()
            exporting.forceActiveFocus()
        }
    }
}
