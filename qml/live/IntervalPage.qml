// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// A visit that is coded once an interval: a row of pads for each group, the squares so far, and the tools of every
// live page.
FocusScope {
    id: page

    required property Live live
    required property Intervals intervals
    required property Settings settings
    required property Exporter exporter

    readonly property bool paused: page.live.state === Live.Paused
    readonly property bool beside: page.width > page.height && page.width >= 1000 * Math.min(1.5, Theme.textScale)
    readonly property real rowsWidth: page.beside ? (page.width - 3 * Theme.margin) * 0.6 : page.width - 2 * Theme.margin
    readonly property real toolsRoom: page.beside ? page.width - 3 * Theme.margin - page.rowsWidth : page.rowsWidth

    signal correctAsked(int entry)  // 0: no square in particular

    // A number is a choice of the first row that has none yet for its interval.
    function choose(place: int): void {
        const rows = page.intervals.rows
        let row = 0
        while (row < rows.length && rows[row].code >= 0)
            ++row
        if (row === rows.length || page.paused)
            return
        const codes = page.intervals.groups[row].codes
        if (place < codes.length)
            page.intervals.tap(codes[place].index, page.live.stamp())
    }

    // Answers whether the key meant something here.
    function handleKey(key: int, modifiers: int): bool {
        const single = page.settings.singleKeys
        const digit = key - Qt.Key_1
        if (digit >= 0 && digit < 9 && (single || (modifiers & Qt.ControlModifier))) {
            page.choose(digit)
            return true
        }
        if (modifiers & Qt.ControlModifier) {
            if (key !== Qt.Key_Z)
                return false
            if (modifiers & Qt.ShiftModifier)
                page.live.redo()
            else
                page.live.undo()
            return true
        }
        if (modifiers & Qt.AltModifier)
            return false
        if (key === Qt.Key_F1) {
            help.open = true
            return true
        }
        if (!single)
            return false
        switch (key) {
        case Qt.Key_Space:
            if (page.paused)
                page.live.carryOn(page.live.stamp())
            else if (page.live.state === Live.Running)
                page.live.pause(page.live.stamp())
            return true
        case Qt.Key_Backspace:
            page.live.undo()
            return true
        case Qt.Key_M:
            page.live.mark(page.live.stamp())
            return true
        case Qt.Key_N:
            if (page.live.notesAllowed)
                note.begin(page.live.stamp(), true)
            return true
        }
        return false
    }

    objectName: "intervalPage"
    focus: true
    Keys.onPressed: event => {
        dimmer.wake()
        event.accepted = event.isAutoRepeat || page.handleKey(event.key, event.modifiers)
    }

    LiveVoice {
        live: page.live
    }

    Rearranged {
        id: anew
        rows: page.beside
    }

    Dimmer {
        id: dimmer
        objectName: "dim"
        anchors.fill: parent
        z: 40
        watching: page.settings.dim && page.live.state === Live.Running
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        IntervalHeader {
            Layout.fillWidth: true
            live: page.live
            intervals: page.intervals
            hideClock: page.settings.hideClock
            onLeaveAsked: page.live.close()
        }

        ScrollPage {
            Layout.fillWidth: true
            Layout.fillHeight: true
            around: Theme.margin
            needed: both.implicitHeight
            // Where everything fits, nothing may take a finger away from a pad.
            interactive: contentHeight > height + 1

            GridLayout {
                id: both
                anchors.fill: parent
                columns: page.beside ? 2 : 1
                columnSpacing: Theme.margin
                rowSpacing: Theme.margin
                // A hand stays where it is, however a language is read.
                layoutDirection: Theme.leftHanded === LayoutMirroring.enabled ? Qt.LeftToRight : Qt.RightToLeft

                // Under the rows the tools come before the squares, so that nobody has to look for Pause and Undo.
                GridLayout {
                    Layout.fillWidth: true
                    Layout.fillHeight: page.beside
                    Layout.preferredWidth: page.toolsRoom
                    Layout.row: page.beside ? 0 : 1
                    Layout.column: 0
                    Layout.bottomMargin: anew.pixel
                    rowSpacing: Theme.gap

                    TroubleBanner {
                        Layout.row: 0
                        Layout.fillWidth: true
                        visible: page.live.trouble !== ""
                        live: page.live
                        firstFolder: page.exporter.folder
                    }

                    Card {
                        Layout.row: page.beside ? 1 : 4
                        Layout.fillWidth: true
                        Layout.fillHeight: page.beside
                        padding: 14
                        spacing: 6

                        Repeater {
                            model: page.intervals.lanes

                            ColumnLayout {
                                id: lane
                                required property var modelData
                                required property int index
                                Layout.fillWidth: true
                                Layout.fillHeight: page.beside
                                spacing: 2

                                Words {
                                    Layout.fillWidth: true
                                    text: lane.modelData.name
                                    size: 15
                                    color: Theme.ink2
                                }

                                GridPane {
                                    objectName: "lane" + lane.index
                                    Layout.fillWidth: true
                                    Layout.fillHeight: page.beside
                                    Layout.minimumHeight: 64
                                    source: lane.modelData.grid
                                    letters: page.settings.letters
                                    gutter: 0
                                    zoom: 1
                                    followEnd: true
                                    columns: Theme.large ? 10 : 20
                                    name: lane.modelData.name
                                    words: page.live.message
                                }
                            }
                        }

                        Words {
                            objectName: "message"
                            Layout.fillWidth: true
                            text: page.live.message !== "" ? page.live.message
                                : qsTr("An empty square is an interval without a choice.")
                            size: 15
                            color: Theme.ink2
                        }

                        Chip {
                            objectName: "changeNote"
                            visible: page.live.doubtedNote > 0
                            text: qsTr("Change it")
                            spokenCheckable: false
                            Accessible.name: qsTr("Change the note")
                            onClicked: note.beginChange(page.live.doubtedNote, page.live.doubtedWords)
                        }
                    }

                    IntervalTools {
                        Layout.row: 2
                        Layout.fillWidth: true
                        visible: !page.paused
                        live: page.live
                        room: page.toolsRoom
                        onNoteAsked: stamp => note.begin(stamp, false)
                    }

                    PauseTools {
                        Layout.row: 3
                        Layout.fillWidth: true
                        visible: page.paused
                        live: page.live
                        room: page.toolsRoom
                        correctable: true
                        withWays: page.beside
                        onEndAsked: page.live.end()
                        onCorrectAsked: page.correctAsked(0)
                    }
                }

                ColumnLayout {
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredWidth: page.rowsWidth
                    Layout.row: 0
                    Layout.column: page.beside ? 1 : 0
                    spacing: Theme.gap

                    Repeater {
                        model: page.intervals.groups

                        IntervalRow {
                            id: row
                            required property var modelData
                            required property int index

                            objectName: "row" + row.index
                            Layout.fillWidth: true
                            Layout.fillHeight: true
                            group: row.modelData
                            aim: page.intervals.rows[row.index] ?? null
                            graceLeft: page.intervals.graceLeft
                            across: Math.max(1, Math.min(row.modelData.codes.length,
                                Math.floor(page.rowsWidth / (190 * Math.max(1, Theme.textScale)))))
                            clock: () => page.live.stamp()
                            onAccepted: (code, stamp) => page.intervals.tap(code, stamp)
                            onLeaveAsked: page.intervals.leave(row.index)
                        }
                    }
                }
            }
        }

        // Under long rows they stay in view, however far those scroll.
        PauseWays {
            Layout.fillWidth: true
            Layout.fillHeight: false
            Layout.margins: Theme.margin
            Layout.topMargin: 0
            visible: page.paused && !page.beside
            live: page.live
            room: page.toolsRoom
            onEndAsked: page.live.end()
        }
    }

    NoteSheet {
        id: note
        objectName: "noteSheet"
        anchors.horizontalCenter: parent.horizontalCenter
        y: Theme.margin
        width: Math.min(parent.width - 2 * Theme.margin, 640)
        height: Math.min(parent.height - 2 * Theme.margin, 480 * Math.max(1, Theme.textScale))
        chips: page.settings.noteChips
        onWritten: (stamp, text) => page.live.note(stamp, text)
        onChanged: (entry, text) => page.live.changeNote(entry, text)
        onClosed: {
            note.open = false
            page.forceActiveFocus()
        }
    }

    KeyHelp {
        id: help
        objectName: "keyHelp"
        anchors.horizontalCenter: parent.horizontalCenter
        y: Theme.margin
        width: Math.min(parent.width - 2 * Theme.margin, 640)
        height: Math.min(parent.height - 2 * Theme.margin, 480 * Math.max(1, Theme.textScale))
        page: KeyHelp.Intervals
        singleKeys: page.settings.singleKeys
        onClosed: {
            help.open = false
            page.forceActiveFocus()
        }
    }
}
