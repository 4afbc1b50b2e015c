// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls
import Tessera.Render

// One visit, looked at afterwards: the picture, the ribbon, the key, and what they show in words.
FocusScope {
    id: page

    required property Review review
    required property Settings settings
    readonly property bool wide: page.width > 1000 * Math.max(1, Math.min(1.5, Theme.textScale))
    property int zoom: 0
    property bool asList: false

    signal leaveAsked()
    signal exportAsked()
    signal correctAsked()

    objectName: "reviewPage"
    Keys.onPressed: event => {
        switch (event.key) {
        case Qt.Key_Escape:
            page.leaveAsked()
            break
        case Qt.Key_Plus:
            grid.larger()
            break
        case Qt.Key_Minus:
            grid.smaller()
            break
        case Qt.Key_Left:
        case Qt.Key_Right:
        case Qt.Key_Up:
        case Qt.Key_Down:
        case Qt.Key_Home:
        case Qt.Key_End:
            if (page.asList)
                return
            grid.forceActiveFocus(Qt.TabFocusReason)
            break
        default:
            return
        }
        event.accepted = true
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0
        enabled: !codes.open

        PageHeader {
            Layout.fillWidth: true
            title: page.review.title
            subtitle: page.review.subtitle
            back: qsTr("Back")
            onBackAsked: page.leaveAsked()

            GridLayout {
                columns: page.wide ? 3 : page.width > 760 * Theme.textScale ? 2 : 1
                columnSpacing: 12
                rowSpacing: 6

                SecondaryButton {
                    objectName: "correctGrid"
                    Layout.fillWidth: true
                    text: qsTr("Correct the grid")
                    iconName: "note"
                    size: 16
                    enabled: !page.review.loading && page.review.problem === ""
                    onClicked: page.correctAsked()
                }

                SecondaryButton {
                    objectName: "correctCodes"
                    Layout.fillWidth: true
                    text: qsTr("Correct the codes")
                    iconName: "note"
                    size: 16
                    enabled: !page.review.loading && page.review.problem === ""
                    onClicked: codes.begin()
                }

                SecondaryButton {
                    objectName: "export"
                    Layout.fillWidth: true
                    text: qsTr("Export")
                    iconName: "export"
                    size: 16
                    enabled: !page.review.loading && page.review.problem === ""
                    onClicked: page.exportAsked()
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
                anchors.fill: parent
                spacing: Theme.gap

                Notice {
                    objectName: "kind"
                    Layout.fillWidth: true
                    visible: text !== ""
                    text: page.review.kind
                }

                Notice {
                    Layout.fillWidth: true
                    visible: text !== ""
                    strong: true
                    text: page.review.problem
                }

                ReviewTools {
                    Layout.fillWidth: true
                    review: page.review
                    zoom: page.zoom
                    asList: page.asList
                    onZoomAsked: zoom => page.zoom = zoom
                    onListAsked: asList => page.asList = asList
                }

                GridLayout {
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    columns: page.wide ? 2 : 1
                    columnSpacing: 18
                    rowSpacing: Theme.gap

                    ColumnLayout {
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        Layout.preferredWidth: 850
                        spacing: Theme.gap

                        Card {
                            id: picture
                            Layout.fillWidth: true
                            Layout.fillHeight: true
                            Layout.minimumHeight: 330
                            padding: 14
                            spacing: 8

                            GridPane {
                                id: grid
                                objectName: "reviewGrid"
                                Layout.fillWidth: true
                                Layout.fillHeight: true
                                Layout.minimumHeight: 240
                                visible: !page.asList
                                source: page.review.grid
                                letters: page.settings.letters
                                zoom: page.zoom
                                onlyCode: legend.chosen
                                selected: page.review.selected
                                columns: page.zoom === 2 || Theme.large ? Math.min(10, page.review.columns) : page.review.columns
                                name: qsTr("Picture of the visit")
                                words: page.review.selectedWords !== "" ? page.review.selectedWords : page.review.caption
                                onSquareAsked: square => page.review.selected = square
                                onZoomAsked: zoom => page.zoom = zoom
                            }

                            ListView {
                                id: list
                                objectName: "runs"
                                Layout.fillWidth: true
                                Layout.fillHeight: true
                                Layout.minimumHeight: 240
                                visible: page.asList
                                clip: true
                                model: page.asList ? page.review.runs : []
                                activeFocusOnTab: true
                                boundsBehavior: Flickable.StopAtBounds
                                ScrollBar.vertical: ScrollBar {}
                                Accessible.role: Accessible.List
                                Accessible.name: qsTr("The visit as a list")

                                delegate: RowLayout {
                                    id: run
                                    required property var modelData
                                    width: list.width
                                    height: Math.max(40, words.implicitHeight + 12)
                                    spacing: 14
                                    Accessible.role: Accessible.ListItem
                                    Accessible.name: qsTr("%1, %2").arg(run.modelData.at).arg(run.modelData.words)

                                    Words {
                                        Layout.preferredWidth: Theme.px(64)
                                        text: run.modelData.at
                                        color: Theme.ink2
                                        horizontalAlignment: Text.AlignRight
                                        Accessible.ignored: true
                                    }

                                    Words {
                                        id: words
                                        Layout.fillWidth: true
                                        text: run.modelData.words
                                        Accessible.ignored: true
                                    }
                                }
                            }

                            Words {
                                objectName: "selectedWords"
                                Layout.fillWidth: true
                                text: page.review.loading ? qsTr("Opening the visit…")
                                    : page.review.selectedWords !== "" ? page.review.selectedWords
                                    : qsTr("%1. Tap a square to read what it is.").arg(page.review.caption)
                                size: 15
                                color: page.review.selectedWords !== "" ? Theme.ink : Theme.ink2
                            }
                        }

                        Card {
                            Layout.fillWidth: true
                            padding: 12

                            RibbonItem {
                                Layout.fillWidth: true
                                Layout.preferredHeight: 56
                                source: page.review.grid
                                dark: Theme.dark
                                own: Theme.own
                                mirrored: page.LayoutMirroring.enabled
                                Accessible.role: Accessible.Graphic
                                Accessible.name: qsTr("The visit along the clock")
                            }
                        }

                        KeyLegend {
                            id: legend
                            objectName: "key"
                            Layout.fillWidth: true
                            key: page.review.key
                            choosable: true
                            onAsked: code => legend.chosen = code
                        }
                    }

                    ReviewFindings {
                        Layout.fillWidth: true
                        Layout.fillHeight: page.wide
                        Layout.preferredWidth: 370
                        Layout.alignment: Qt.AlignTop
                        review: page.review
                    }
                }
            }
        }
    }

    Item {
        anchors.fill: parent
        visible: codes.open

        Rectangle {
            anchors.fill: parent
            color: Theme.ink
            opacity: 0.35

            MouseArea {
                anchors.fill: parent
            }
        }

        CodesSheet {
            id: codes
            objectName: "codesSheet"
            anchors.centerIn: parent
            width: Math.min(parent.width - 40, 720)
            height: Math.min(parent.height - 40, 480 * Math.max(1, Theme.textScale))
            review: page.review
            onClosed: {
                codes.open = false
                page.forceActiveFocus()
            }
        }
    }
}
