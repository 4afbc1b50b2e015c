// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Tessera.Render

// The grid in a field that scrolls when it is taller than its place. Zoom 0 shows the whole visit, 1 is for reading,
// 2 for single squares.
FocusScope {
    id: pane

    property alias source: grid.source
    property int zoom: 0
    property bool followEnd: false
    property alias showNext: grid.showNext
    property alias letters: grid.letters
    property alias onlyCode: grid.onlyCode
    property alias lit: grid.lit
    property alias showChanges: grid.showChanges
    property alias underlined: grid.underlined
    property alias steps: grid.steps
    property bool details: false  // squares for single looks say their letter, length and name
    property int selected: -1
    property int reach: -1        // the other end of the chosen stretch
    property bool pauses: false  // a tap on the bar of a pause asks what it was
    property bool reaches: false  // Shift and an arrow choose a stretch
    property int columns: 20
    property real gutter: Theme.px(68)
    property string name: qsTr("Grid")
    property string words: ""
    property bool opens: false  // Return opens the chosen square
    property bool singleKeys: true  // + and - without Ctrl
    readonly property real wanted: grid.contentHeight
    readonly property alias cellSize: grid.cellSize
    readonly property alias whole: grid.whole  // all that is seen is painted

    signal squareAsked(int square)
    signal pauseAsked(int pause)
    signal reachAsked(int square)
    signal squareOpened(int square)
    signal zoomAsked(int zoom)

    function larger(): void {
        if (pane.zoom < 2)
            pane.zoomAsked(pane.zoom + 1)
    }

    function smaller(): void {
        if (pane.zoom > 0)
            pane.zoomAsked(pane.zoom - 1)
    }

    function toEnd(): void {
        flick.contentY = Math.max(0, flick.contentHeight - flick.height)
    }

    function exists(square: int): bool {
        return square >= 0 && grid.rectOf(square).width > 0
    }

    // The last square there is, found by halving.
    function last(): int {
        let low = 0
        let high = 1
        while (pane.exists(high))
            high *= 2
        while (high - low > 1) {
            const middle = Math.floor((low + high) / 2)
            if (pane.exists(middle))
                low = middle
            else
                high = middle
        }
        return low
    }

    // The entry of the journal that a square stands for; 0 for none.
    function entryOf(square: int): int {
        return grid.entryOf(square)
    }

    // The square that an arrow, Home or End leads to from this one; undefined for another key.
    function target(key: int, from: int): var {
        const steps = {
            [Qt.Key_Left]: pane.LayoutMirroring.enabled ? 1 : -1,
            [Qt.Key_Right]: pane.LayoutMirroring.enabled ? -1 : 1,
            [Qt.Key_Up]: -pane.columns,
            [Qt.Key_Down]: pane.columns
        }
        if (key === Qt.Key_Home)
            return 0
        if (key === Qt.Key_End)
            return pane.last()
        if (steps[key] === undefined)
            return undefined
        return from < 0 ? 0 : from + steps[key]
    }

    // Moves to a square by an arrow, Home or End; answers whether the key is one of these.
    function move(key: int): bool {
        const next = pane.target(key, pane.selected)
        if (next === undefined)
            return false
        if (pane.exists(next))
            pane.squareAsked(next)
        return true
    }

    // The same, but the chosen stretch reaches there.
    function stretch(key: int): bool {
        const next = pane.target(key, pane.reach < 0 ? pane.selected : pane.reach)
        if (next === undefined)
            return false
        if (pane.exists(next))
            pane.reachAsked(next)
        return true
    }

    function reveal(square: int): void {
        if (square < 0)
            return
        const place = grid.rectOf(square)
        if (place.y < flick.contentY)
            flick.contentY = Math.max(0, place.y - 8)
        else if (place.y + place.height > flick.contentY + flick.height)
            flick.contentY = place.y + place.height + 8 - flick.height
    }

    // The same for who is elsewhere on the page: into the grid, and on.
    function enter(key: int): void {
        pane.forceActiveFocus(Qt.TabFocusReason)
        pane.move(key)
    }

    activeFocusOnTab: true
    // Whoever hears the page comes from here to the list of runs below.
    Accessible.role: Accessible.Grouping
    Accessible.name: pane.name
    Accessible.description: pane.words
    Accessible.focusable: true

    Keys.onPressed: event => {
        const sign = pane.singleKeys || (event.modifiers & Qt.ControlModifier) !== 0
        if (pane.reaches && (event.modifiers & Qt.ShiftModifier) && pane.stretch(event.key)) {
            event.accepted = true
        } else if (pane.move(event.key)) {
            event.accepted = true
        } else if (pane.opens && (event.key === Qt.Key_Return || event.key === Qt.Key_Enter)) {
            if (pane.exists(pane.selected))
                pane.squareOpened(pane.selected)
            event.accepted = true
        } else if (sign && event.key === Qt.Key_Plus) {
            pane.larger()
            event.accepted = true
        } else if (sign && event.key === Qt.Key_Minus) {
            pane.smaller()
            event.accepted = true
        }
    }

    onSelectedChanged: pane.reveal(pane.selected)
    onReachChanged: pane.reveal(pane.reach)

    Connections {
        target: pane.followEnd && !Theme.lessMotion ? grid.source : null
        function onAppended(): void {
            const place = grid.rectOf(pane.last())
            veil.x = place.x
            veil.y = place.y
            veil.width = place.width
            veil.height = place.height
            fade.restart()
        }
    }

    Flickable {
        id: flick
        anchors.fill: parent
        clip: true
        pixelAligned: true
        contentWidth: width
        contentHeight: Math.max(height, grid.contentHeight)
        boundsBehavior: Flickable.StopAtBounds
        flickableDirection: Flickable.VerticalFlick
        ScrollBar.vertical: ScrollBar {
            Accessible.ignored: true
        }
        onContentHeightChanged: {
            if (pane.followEnd)
                pane.toEnd()
        }
        onHeightChanged: {
            if (pane.followEnd)
                pane.toEnd()
        }

        SequenceGrid {
            id: grid
            width: flick.width
            height: flick.contentHeight
            viewY: flick.contentY
            viewHeight: flick.height
            dark: Theme.dark
            own: Theme.own
            columns: pane.columns
            fit: pane.zoom === 0 && !Theme.large
            largestCell: pane.zoom === 2 && pane.details ? 88 : pane.zoom === 2 || Theme.large ? 64 : pane.zoom === 1 ? 44 : 36
            gutterWidth: pane.gutter
            selected: pane.selected
            reach: pane.reach
            detail: pane.details && pane.zoom === 2 ? Theme.px(14) : 0
            mirrored: pane.LayoutMirroring.enabled
            spokenName: pane.name
            spokenSquares: pane.zoom === 2
            Accessible.role: Accessible.List
            Accessible.name: pane.name
            onRowAsked: square => pane.squareAsked(square)

            // A new square of a running visit comes in softly.
            Rectangle {
                id: veil
                visible: opacity > 0
                color: Theme.card
                opacity: 0

                NumberAnimation {
                    id: fade
                    target: veil
                    property: "opacity"
                    from: 1
                    to: 0
                    duration: 120
                }
            }
        }

        TapHandler {
            onTapped: point => {
                const pause = pane.pauses ? grid.pauseAt(point.position.x, point.position.y) : -1
                const square = grid.squareAt(point.position.x, point.position.y)
                if (pause >= 0)
                    pane.pauseAsked(pause)
                else if (square >= 0)
                    pane.squareAsked(square)
            }
        }

        PinchHandler {
            target: null
            onActiveChanged: {
                if (active)
                    return
                if (activeScale > 1.15)
                    pane.larger()
                else if (activeScale < 0.87)
                    pane.smaller()
            }
        }
    }

    FocusRing {
        shown: pane.activeFocus
        anchors.margins: 0
        around: 5
    }
}
