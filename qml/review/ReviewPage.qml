// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls
import Tessera.Render

// One visit, looked at afterwards: the picture, the ribbon, the key, and what they show in words. The page is there
// with its first frame; its parts come one a frame, the picture first.
FocusScope {
    id: page

    required property Review review
    required property Renewing renewing
    required property Settings settings
    readonly property bool wide: page.width > 1000 * Math.max(1, Math.min(1.5, Theme.textScale))
    readonly property bool narrow: page.width / Theme.textScale < 760
    readonly property bool ready: !page.review.loading && page.review.problem === ""
    property bool explains: false  // there is more to read about the activities of this visit
    property int zoom: 0
    property int onlyCode: -1
    property bool asList: false
    property bool reaching: false  // the next square that is touched is the other end of a stretch
    property bool showChanges: false

    property int frames: 0  // how many the page has been seen in
    readonly property int parts: 4
    readonly property bool whole: page.frames >= page.parts && !page.review.loading
        && page.picture !== null && (page.asList || page.picture.whole)

    property ReviewPicture picture: null
    property bool correctsCodes: false
    property bool showsKeys: false
    readonly property bool covered: page.correctsCodes || page.showsKeys

    signal leaveAsked()
    signal exportAsked()
    signal takeBackAsked()
    signal reflectAsked()
    signal supervisionAsked()
    signal aboutAsked(int code)
    signal correctAsked(int entry)  // 0: no square in particular

    objectName: "reviewPage"
    Keys.onPressed: event => {
        if (!page.covered)
            event.accepted = page.handleKey(event.key, event.modifiers)
    }

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
            help.make()
            page.showsKeys = true
            return true
        case Qt.Key_Left:
        case Qt.Key_Right:
        case Qt.Key_Up:
        case Qt.Key_Down:
        case Qt.Key_Home:
        case Qt.Key_End:
            if (page.picture)
                page.picture.enter(key, (modifiers & Qt.ShiftModifier) !== 0)
            return true
        }
        if (!sign || !page.picture)
            return false
        if (key === Qt.Key_Plus && !page.asList) {
            page.picture.larger()
        } else if (key === Qt.Key_Minus && !page.asList) {
            page.picture.smaller()
        } else if (digit >= 0 && digit < Math.min(8, page.review.key.length)) {
            const code = page.review.key[digit].code
            page.onlyCode = page.onlyCode === code ? -1 : code
        } else {
            return false
        }
        return true
    }

    function choose(square: int): void {
        if (page.reaching)
            page.review.reachTo(square)
        else
            page.review.selected = square
        page.reaching = false
    }

    // What lies over the page is closed: the keyboard is the page's again.
    function uncover(): void {
        page.correctsCodes = false
        page.showsKeys = false
        page.forceActiveFocus()
    }

    Connections {
        target: page.frames < page.parts ? page.Window.window : null
        function onFrameSwapped() {
            page.frames += 1
            if (page.Window.window)
                page.Window.window.update()
        }
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
            subtitle: page.review.loading && title === "" ? qsTr("Opening the visit…") : page.review.subtitle
            back: qsTr("Back")
            onBackAsked: page.leaveAsked()

            ReviewWay {
                narrow: page.narrow
                now: page.frames >= 2
                ready: page.ready
                onReflectAsked: page.reflectAsked()
                onSupervisionAsked: page.supervisionAsked()
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

                ReviewWay {
                    Layout.fillWidth: true
                    under: true
                    narrow: page.narrow
                    now: page.frames >= 2
                    ready: page.ready
                    onReflectAsked: page.reflectAsked()
                    onSupervisionAsked: page.supervisionAsked()
                    onExportAsked: page.exportAsked()
                }

                Part {
                    Layout.fillWidth: true
                    visible: page.review.kind !== ""
                    due: page.frames >= 1 && page.review.kind !== ""
                    content: Component {
                        Notice {
                            objectName: "kind"
                            anchors.fill: parent
                            text: page.review.kind
                        }
                    }
                }

                Part {
                    Layout.fillWidth: true
                    visible: page.review.problem !== ""
                    due: page.review.problem !== ""
                    content: Component {
                        Notice {
                            anchors.fill: parent
                            strong: true
                            text: page.review.problem
                        }
                    }
                }

                Part {
                    Layout.fillWidth: true
                    reserve: Theme.target
                    due: page.frames >= 2
                    content: Component {
                        ReviewTools {
                            anchors.fill: parent
                            review: page.review
                            zoom: page.zoom
                            asList: page.asList
                            onZoomAsked: zoom => page.zoom = zoom
                            onListAsked: asList => page.asList = asList
                            showChanges: page.showChanges
                            onChangesAsked: shown => page.showChanges = shown
                        }
                    }
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

                        // The calm place of the picture, and a moment later the picture.
                        Card {
                            Layout.fillWidth: true
                            Layout.fillHeight: true
                            Layout.minimumHeight: 330
                            padding: 14

                            Part {
                                Layout.fillWidth: true
                                Layout.fillHeight: true
                                due: page.frames >= 1
                                content: Component {
                                    ReviewPicture {
                                        id: picture
                                        anchors.fill: parent
                                        review: page.review
                                        settings: page.settings
                                        zoom: page.zoom
                                        onlyCode: page.onlyCode
                                        asList: page.asList
                                        showChanges: page.showChanges
                                        onSquareAsked: square => page.choose(square)
                                        onReachAsked: square => page.review.reachTo(square)
                                        onSquareOpened: entry => page.correctAsked(entry)
                                        onZoomAsked: zoom => page.zoom = zoom
                                        Component.onCompleted: page.picture = picture
                                    }
                                }
                            }
                        }

                        Part {
                            Layout.fillWidth: true
                            reserve: Theme.px(56) + 16
                            due: page.frames >= 3
                            content: Component {
                                ReviewRibbon {
                                    anchors.fill: parent
                                    review: page.review
                                    onSquareAsked: square => page.choose(square)
                                }
                            }
                        }

                        Part {
                            Layout.fillWidth: true
                            reserve: Theme.target
                            due: page.frames >= 3
                            content: Component {
                                KeyLegend {
                                    objectName: "key"
                                    anchors.fill: parent
                                    key: page.review.key
                                    choosable: true
                                    chosen: page.onlyCode
                                    explains: page.explains
                                    onAsked: code => page.onlyCode = code
                                    onAboutAsked: code => page.aboutAsked(code)
                                }
                            }
                        }

                        Part {
                            id: steps
                            readonly property bool wanted: page.review.steps.length > 0
                            Layout.fillWidth: true
                            visible: steps.wanted
                            due: steps.wanted && page.frames >= 3
                            content: Component {
                                StepKey {
                                    anchors.fill: parent
                                    steps: page.review.steps
                                }
                            }
                        }
                    }

                    Part {
                        id: side
                        Layout.fillWidth: true
                        Layout.fillHeight: page.wide
                        Layout.preferredWidth: 370
                        Layout.preferredHeight: page.wide ? 1 : side.implicitHeight
                        Layout.alignment: Qt.AlignTop
                        due: page.frames >= 4
                        content: Component {
                            ReviewSide {
                                anchors.fill: parent
                                review: page.review
                                renewing: page.renewing
                                beside: page.wide
                                reaching: page.reaching
                                showChanges: page.showChanges
                                ready: page.ready
                                onReachingAsked: on => page.reaching = on
                                onCorrectAsked: square => page.correctAsked(page.picture.entryOf(square))
                                onCodesAsked: {
                                    codes.make()
                                    page.correctsCodes = true
                                }
                                onTakeBackAsked: page.takeBackAsked()
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

        Shade {
            anchors.fill: parent
        }

        Part {
            id: codes
            anchors.fill: parent
            content: Component {
                CodesSheet {
                    objectName: "codesSheet"
                    anchors.centerIn: parent
                    width: Math.min(parent.width - 40, 720)
                    height: Math.min(parent.height - 40, 480 * Math.max(1, Theme.textScale))
                    review: page.review
                    open: page.correctsCodes
                    onClosed: page.uncover()
                }
            }
        }

        Part {
            id: help
            readonly property bool shown: page.showsKeys
            readonly property bool singleKeys: page.settings.singleKeys

            function leave(): void {
                page.uncover()
            }

            anchors.fill: parent
            content: Component {
                KeyHelp {
                    objectName: "keyHelp"
                    anchors.centerIn: parent
                    width: Math.min(parent.width - 40, 720)
                    height: Math.min(parent.height - 40, 480 * Math.max(1, Theme.textScale))
                    page: KeyHelp.Review
                    singleKeys: help.singleKeys
                    open: help.shown
                    onClosed: help.leave()
                }
            }
        }
    }
}
