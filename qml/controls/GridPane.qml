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
    property alias showChanges: grid.showChanges
    property int selected: -1
    property int columns: 20
    property real gutter: 68
    property string name: qsTr("Grid")
    property string words: ""
    readonly property real wanted: grid.contentHeight

    signal squareAsked(int square)
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

    activeFocusOnTab: true
    Accessible.role: Accessible.Graphic
    Accessible.name: pane.name
    Accessible.description: pane.words
    Accessible.focusable: true

    Keys.onPressed: event => {
        const step = {
            [Qt.Key_Left]: pane.LayoutMirroring.enabled ? 1 : -1,
            [Qt.Key_Right]: pane.LayoutMirroring.enabled ? -1 : 1,
            [Qt.Key_Up]: -pane.columns,
            [Qt.Key_Down]: pane.columns
        }[event.key]
        if (step !== undefined) {
            const next = pane.selected < 0 ? 0 : pane.selected + step
            if (pane.exists(next))
                pane.squareAsked(next)
        } else if (event.key === Qt.Key_Home && pane.exists(0)) {
            pane.squareAsked(0)
        } else if (event.key === Qt.Key_End && pane.exists(0)) {
            pane.squareAsked(pane.last())
        } else if (event.key === Qt.Key_Plus) {
            pane.larger()
        } else if (event.key === Qt.Key_Minus) {
            pane.smaller()
        } else {
            return
        }
        event.accepted = true
    }

    onSelectedChanged: {
        if (pane.selected < 0)
            return
        const place = grid.rectOf(pane.selected)
        if (place.y < flick.contentY)
            flick.contentY = Math.max(0, place.y - 8)
        else if (place.y + place.height > flick.contentY + flick.height)
            flick.contentY = place.y + place.height + 8 - flick.height
    }

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
        ScrollBar.vertical: ScrollBar {}
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
            largestCell: pane.zoom === 2 || Theme.large ? 64 : pane.zoom === 1 ? 44 : 36
            gutterWidth: pane.gutter
            selected: pane.selected
            mirrored: pane.LayoutMirroring.enabled

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
                const square = grid.squareAt(point.position.x, point.position.y)
                if (square >= 0)
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
