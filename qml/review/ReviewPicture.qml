// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// The visit as a picture or as a list, and under it what is chosen, in words.
ColumnLayout {
    id: picture

    required property Review review
    required property Settings settings
    property int zoom: 0
    property int onlyCode: -1
    property bool asList: false
    property bool showChanges: false
    readonly property bool whole: grid.whole

    signal squareAsked(int square)
    signal reachAsked(int square)
    signal squareOpened(int entry)
    signal zoomAsked(int zoom)

    // The entry of the journal that a square stands for; 0 for none.
    function entryOf(square: int): int {
        return grid.entryOf(square)
    }

    // An arrow, Home or End that was pressed elsewhere on the page.
    function enter(key: int, stretches: bool): void {
        if (picture.asList)
            list.enter(key)
        else if (stretches)
            grid.stretch(key)
        else
            grid.enter(key)
    }

    function larger(): void {
        if (!picture.asList)
            grid.larger()
    }

    function smaller(): void {
        if (!picture.asList)
            grid.smaller()
    }

    spacing: 8

    MinuteTicks {
        objectName: "minuteTicks"
        Layout.fillWidth: true
        visible: picture.review.byTime && !picture.asList && grid.columns === picture.review.columns
        columns: picture.review.columns
        unitSeconds: picture.review.unitSeconds
        cell: grid.cellSize
        gutter: grid.gutter
    }

    GridPane {
        id: grid
        objectName: "reviewGrid"
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.minimumHeight: 240
        visible: !picture.asList
        source: picture.review.grid
        letters: picture.settings.letters
        zoom: picture.zoom
        onlyCode: picture.onlyCode
        lit: picture.review.lit
        underlined: picture.review.underlined
        steps: true
        details: true
        showChanges: picture.showChanges
        selected: picture.review.selected
        reach: picture.review.reach
        reaches: true
        pauses: true
        columns: picture.zoom === 2 || Theme.large ? Math.min(10, picture.review.columns) : picture.review.columns
        name: qsTr("Picture of the visit")
        words: picture.review.selectedWords !== "" ? picture.review.selectedWords : picture.review.caption
        opens: true
        singleKeys: picture.settings.singleKeys
        onSquareAsked: square => picture.squareAsked(square)
        onPauseAsked: pause => picture.review.choosePause(pause)
        onReachAsked: square => picture.reachAsked(square)
        onSquareOpened: square => picture.squareOpened(grid.entryOf(square))
        onZoomAsked: zoom => picture.zoomAsked(zoom)
    }

    RunList {
        id: list
        objectName: "runs"
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.minimumHeight: 240
        visible: picture.asList
        model: picture.asList ? picture.review.runs : []
    }

    Words {
        objectName: "selectedWords"
        Layout.fillWidth: true
        text: picture.review.loading ? qsTr("Opening the visit…")
            : picture.review.selectedWords !== "" ? picture.review.selectedWords
            : picture.review.litWords !== "" ? picture.review.litWords
            : qsTr("%1. Tap a square to read what it is.").arg(picture.review.caption)
        size: 15
        color: picture.review.selectedWords !== "" ? Theme.ink : Theme.ink2
    }
}
