// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls
import Tessera.Render
import Tessera.ReviewUi

// One visit, looked at afterwards: the picture, the ribbon, the key, and what they show in words.
FocusScope {
    id: page

    required property Review review
    required property Settings settings
    readonly property bool wide: page.width > 1000 * Math.max(1, Math.min(1.5, Theme.textScale))
    property bool explains: false  // there is more to read about the activities of this visit
    property int zoom: 0
    property bool asList: false
    property bool reaching: false  // the next square that is touched is the other end of a stretch
    property bool showChanges: false

    signal leaveAsked()
    signal exportAsked()
    signal reflectAsked()
    signal aboutAsked(int code)
    signal correctAsked(int entry)  // 0: no square in particular

    objectName: "reviewPage"
    Keys.onPressed: event => {
        if (!page.covered)
            event.accepted = page.handleKey(event.key, event.modifiers)
    }

    readonly property bool covered: codes.open || help.open

    // Answers whether the key meant something here.
    function handleKey(key: int, modifiers: int): bool {
        const sign = page.settings.singleKeys || (modifiers & Qt.ControlModifier) !== 0
        const digit = key - Qt.Key_1
        switch (key) {
        case Qt.Key_Escape:
            if (page.reaching)
                page.reaching = false
            else if (page.review.reach >= 0)
                page.review.selected = -1
            else
                page.leaveAsked()
            return true
        case Qt.Key_F1:
            help.open = true
            return true
        case Qt.Key_Left:
        case Qt.Key_Right:
        case Qt.Key_Up:
        case Qt.Key_Down:
        case Qt.Key_Home:
        case Qt.Key_End:
            if (page.asList)
                list.enter(key)
            else if (modifiers & Qt.ShiftModifier)
                grid.stretch(key)
            else
                grid.enter(key)
            return true
        }
        if (!sign)
            return false
        if (key === Qt.Key_Plus && !page.asList) {
            grid.larger()
        } else if (key === Qt.Key_Minus && !page.asList) {
            grid.smaller()
        } else if (digit >= 0 && digit < Math.min(8, page.review.key.length)) {
            const code = page.review.key[digit].code
            legend.chosen = legend.chosen === code ? -1 : code
        } else {
            return false
        }
        return true
    }

    Connections {
        target: page.review
        function onSelectedChanged(): void {
            voice.say(page.review.selectedWords)
            if (page.review.selected < 0)
                page.reaching = false
        }
        function onSentenceChanged(): void {
            if (page.review.longer || page.review.quick)
                voice.say(page.review.litWords)
        }
        function onViewChanged(): void {
            page.reaching = false
        }
    }

    StatusVoice {
        id: voice
        objectName: "voice"
        Accessible.role: Accessible.AlertMessage
        Accessible.name: voice.text
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0
        enabled: !page.covered

        PageHeader {
            Layout.fillWidth: true
            title: page.review.title
            subtitle: page.review.subtitle
            back: qsTr("Back")
            onBackAsked: page.leaveAsked()

            ReviewActions {
                room: page.width / Theme.textScale
                ready: !page.review.loading && page.review.problem === ""
                onCorrectAsked: page.correctAsked(0)
                onCodesAsked: codes.begin()
                onReflectAsked: page.reflectAsked()
                onExportAsked: page.exportAsked()
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
                    showChanges: page.showChanges
                    onChangesAsked: shown => page.showChanges = shown
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

                            MinuteTicks {
                                objectName: "minuteTicks"
                                Layout.fillWidth: true
                                visible: page.review.byTime && !page.asList && grid.columns === page.review.columns
                                columns: page.review.columns
                                unitSeconds: page.review.unitSeconds
                                cell: grid.cellSize
                                gutter: grid.gutter
                            }

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
                                lit: page.review.lit
                                underlined: page.review.underlined
                                steps: true
                                details: true
                                showChanges: page.showChanges
                                selected: page.review.selected
                                reach: page.review.reach
                                reaches: true
                                columns: page.zoom === 2 || Theme.large ? Math.min(10, page.review.columns) : page.review.columns
                                name: qsTr("Picture of the visit")
                                words: page.review.selectedWords !== "" ? page.review.selectedWords : page.review.caption
                                opens: true
                                singleKeys: page.settings.singleKeys
                                onSquareAsked: square => {
                                    if (page.reaching)
                                        page.review.reachTo(square)
                                    else
                                        page.review.selected = square
                                    page.reaching = false
                                }
                                onReachAsked: square => page.review.reachTo(square)
                                onSquareOpened: square => page.correctAsked(grid.entryOf(square))
                                onZoomAsked: zoom => page.zoom = zoom
                            }

                            RunList {
                                id: list
                                objectName: "runs"
                                Layout.fillWidth: true
                                Layout.fillHeight: true
                                Layout.minimumHeight: 240
                                visible: page.asList
                                model: page.asList ? page.review.runs : []
                            }

                            Words {
                                objectName: "selectedWords"
                                Layout.fillWidth: true
                                text: page.review.loading ? qsTr("Opening the visit…")
                                    : page.review.selectedWords !== "" ? page.review.selectedWords
                                    : page.review.litWords !== "" ? page.review.litWords
                                    : qsTr("%1. Tap a square to read what it is.").arg(page.review.caption)
                                size: 15
                                color: page.review.selectedWords !== "" ? Theme.ink : Theme.ink2
                            }
                        }

                        Card {
                            Layout.fillWidth: true
                            padding: 8

                            RibbonItem {
                                Layout.fillWidth: true
                                Layout.preferredHeight: Theme.px(56)
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
                            explains: page.explains
                            onAsked: code => legend.chosen = code
                            onAboutAsked: code => page.aboutAsked(code)
                        }

                        StepKey {
                            Layout.fillWidth: true
                            visible: page.review.steps.length > 0
                            steps: page.review.steps
                        }
                    }

                    // Beside the picture it scrolls by itself, so that the picture never leaves the screen.
                    ScrollPage {
                        Layout.fillWidth: true
                        Layout.fillHeight: page.wide
                        Layout.preferredWidth: 370
                        Layout.preferredHeight: page.wide ? 1 : side.implicitHeight
                        Layout.alignment: Qt.AlignTop
                        interactive: page.wide
                        around: 0
                        needed: side.implicitHeight

                        ColumnLayout {
                            id: side
                            anchors.fill: parent
                            anchors.rightMargin: page.wide ? 8 : 0
                            spacing: Theme.gap

                            ChosenSquares {
                                objectName: "chosenSquares"
                                Layout.fillWidth: true
                                visible: page.review.selected >= 0
                                review: page.review
                                reaching: page.reaching
                                onReachingAsked: on => page.reaching = on
                                onCorrectAsked: page.correctAsked(grid.entryOf(page.review.selected))
                            }

                            ReviewChanges {
                                Layout.fillWidth: true
                                visible: page.showChanges && page.review.changes.length > 0
                                review: page.review
                            }

                            ReviewFindings {
                                Layout.fillWidth: true
                                Layout.fillHeight: true
                                review: page.review
                            }
                        }
                    }
                }
            }
        }
    }

    Item {
        anchors.fill: parent
        visible: page.covered

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

        KeyHelp {
            id: help
            objectName: "keyHelp"
            anchors.centerIn: parent
            width: Math.min(parent.width - 40, 720)
            height: Math.min(parent.height - 40, 480 * Math.max(1, Theme.textScale))
            page: KeyHelp.Review
            singleKeys: page.settings.singleKeys
            onClosed: {
                help.open = false
                page.forceActiveFocus()
            }
        }
    }
}
