// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// A visit while it is being coded, and its pauses. No page changes here, and nothing makes a sound.
FocusScope {
    id: page

    required property Live live
    required property Settings settings
    required property Exporter exporter

    readonly property bool paused: page.live.state === Live.Paused
    readonly property bool portrait: page.height > page.width
    readonly property var codes: page.live.codes
    // An on-screen keyboard leaves room for one row of pads.
    property var inputMethod: Qt.inputMethod
    readonly property real keyboardHeight: page.inputMethod.visible ? page.inputMethod.keyboardRectangle.height : 0
    readonly property bool squeezed: (note.open || markSheet.open) && page.keyboardHeight > 0
    // How the pads lie: as a block beside the grid, as a column at the edge, or in a row below. A row needs 200 dp for
    // each of its pads; where there is less room it is two rows.
    readonly property bool many: page.codes.length > 4
    readonly property int inRow: page.many ? Math.ceil(page.codes.length / 2) : Math.max(1, page.codes.length)
    readonly property bool column: page.settings.pads === Settings.SideColumn && !page.squeezed
    readonly property bool row: page.settings.pads === Settings.BottomRow && !page.squeezed
        && page.width - 2 * Theme.margin >= page.inRow * 200 + (page.inRow - 1) * Theme.gap
    readonly property bool stacked: page.squeezed || (!page.column && (page.portrait || page.row))
    readonly property real rowHeight: page.many ? 2 * 150 + Theme.gap : Math.max(180, Math.min(260, page.height * 0.24))
    readonly property real columnWidth: page.many ? 2 * 200 + Theme.gap : Math.round(220 * Math.min(1.3, Math.max(1, Theme.textScale)))
    readonly property real room: page.stacked ? page.width - 2 * Theme.margin
        : page.column ? page.width - 3 * Theme.margin - page.columnWidth : (page.width - 3 * Theme.margin) * 0.569
    readonly property var activeCode: page.codes.find(code => code.index === page.live.activeCode) ?? null
    readonly property string activeName: page.activeCode ? (page.activeCode.shortLabel || page.activeCode.label)
        : page.live.activeCode === Theme.cannotTell ? qsTr("Can’t tell") : qsTr("this")
    readonly property var earlierSteps: ({ [Qt.Key_5]: 5, [Qt.Key_1]: 10, [Qt.Key_2]: 20, [Qt.Key_3]: 30 })
    property bool awaitsEarlier: false
    property int selected: -1
    property string squareSays: ""  // of the square that was asked about, until something else happens

    signal correctAsked()

    function tapKey(place: int): void {
        if (place < page.codes.length)
            page.live.tap(page.codes[place].index, page.live.stamp())
    }

    function pauseOrCarryOn(): void {
        if (page.paused)
            page.live.carryOn(page.live.stamp())
        else if (page.live.state === Live.Running)
            page.live.pause(page.live.stamp())
    }

    // Answers whether the key meant something here.
    function handleKey(key: int, modifiers: int): bool {
        const ctrl = (modifiers & Qt.ControlModifier) !== 0
        const digit = key - Qt.Key_1
        if (page.awaitsEarlier && !ctrl) {
            page.awaitsEarlier = false
            const seconds = page.earlierSteps[key]
            if (seconds !== undefined) {
                if (page.live.canEarlier)
                    page.live.earlier(seconds)
                return true
            }
        }
        if (digit >= 0 && digit < 8) {
            page.tapKey(digit)
            return true
        }
        if (ctrl && key === Qt.Key_Z) {
            if (modifiers & Qt.ShiftModifier) {
                if (page.live.canRedo)
                    page.live.redo()
            } else if (page.live.canUndo) {
                page.live.undo()
            }
            return true
        }
        if (ctrl || (modifiers & Qt.AltModifier))
            return false
        switch (key) {
        case Qt.Key_0:
            if (page.live.activeCode !== Theme.cannotTell || page.paused)
                page.live.cannotTell(page.live.stamp())
            return true
        case Qt.Key_Space:
            page.pauseOrCarryOn()
            return true
        case Qt.Key_Backspace:
            if (page.live.canUndo)
                page.live.undo()
            return true
        case Qt.Key_B:
            page.awaitsEarlier = true
            return true
        case Qt.Key_M:
            page.live.mark(page.live.stamp())
            return true
        case Qt.Key_N:
            if (page.live.notesAllowed)
                note.begin(page.live.stamp(), true)
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
            grid.forceActiveFocus(Qt.TabFocusReason)
            return true
        }
        return false
    }

    objectName: "livePage"
    focus: true
    Keys.onPressed: event => {
        dimmer.wake()
        event.accepted = event.isAutoRepeat || page.handleKey(event.key, event.modifiers)
    }

    Connections {
        target: page.live
        function onMessageChanged(): void {
            page.squareSays = ""
            page.selected = -1
        }
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

        LiveHeader {
            Layout.fillWidth: true
            live: page.live
            code: page.activeCode
            hideClock: page.settings.hideClock
            says: page.settings.padWords
            onLeaveAsked: page.live.close()
        }

        GridLayout {
            Layout.margins: Theme.margin
            columns: page.stacked ? 1 : 2
            columnSpacing: Theme.margin
            rowSpacing: Theme.margin
            layoutDirection: Theme.leftHanded ? Qt.RightToLeft : Qt.LeftToRight

            ColumnLayout {
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: page.column ? 900 : 694
                Layout.preferredHeight: 1
                Layout.minimumWidth: 300
                spacing: Theme.gap

                TroubleBanner {
                    Layout.fillWidth: true
                    visible: page.live.trouble !== ""
                    live: page.live
                    firstFolder: page.exporter.folder
                }

                Card {
                    id: gridCard
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    padding: 14
                    spacing: 6

                    GridPane {
                        id: grid
                        objectName: "liveGrid"
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        source: page.live.grid
                        letters: page.settings.letters
                        zoom: 1
                        gutter: 0
                        followEnd: true
                        showNext: page.live.state === Live.Running || page.live.state === Live.Ready
                        selected: page.selected
                        columns: Theme.large ? 10 : 20
                        name: qsTr("The visit so far")
                        words: page.squareSays !== "" ? page.squareSays : page.live.summary
                        onSquareAsked: square => {
                            page.selected = square
                            page.squareSays = page.live.squareWords(square)
                        }
                    }

                    GridLayout {
                        Layout.fillWidth: true
                        columns: 2
                        columnSpacing: 12
                        rowSpacing: 6

                        Words {
                            objectName: "message"
                            Layout.fillWidth: true
                            text: page.squareSays !== "" ? page.squareSays
                                : page.live.message !== "" ? page.live.message
                                : page.awaitsEarlier ? qsTr("Began earlier: 5, 1 (10 s), 2 (20 s) or 3 (30 s)")
                                : page.paused ? qsTr("Time in a pause is not part of the picture.")
                                : qsTr("Tap when the talk turns to another activity, and again for another round of the same.")
                            size: 15
                            color: Theme.ink2
                            Accessible.role: page.live.message !== "" ? Accessible.AlertMessage : Accessible.StaticText
                        }

                        Chip {
                            objectName: "sayMark"
                            visible: page.live.marks.length > 0 && !page.squeezed
                            text: Theme.large ? qsTr("About it") : qsTr("Say more about a mark")
                            Accessible.checkable: false
                            Accessible.name: qsTr("Say more about a mark")
                            onClicked: markSheet.begin()
                        }
                    }
                }

                LiveTools {
                    Layout.fillWidth: true
                    visible: !page.paused && !page.squeezed
                    live: page.live
                    activeName: page.activeName
                    room: page.room
                    onNoteAsked: stamp => note.begin(stamp, false)
                }

                PauseTools {
                    Layout.fillWidth: true
                    visible: page.paused
                    live: page.live
                    room: page.room
                    correctable: true
                    onEndAsked: page.live.end()
                    onCorrectAsked: page.correctAsked()
                }
            }

            PadBlock {
                id: pads
                objectName: "pads"
                Layout.fillWidth: !page.column
                Layout.fillHeight: true
                Layout.preferredWidth: page.stacked ? -1 : page.column ? page.columnWidth : 526
                Layout.preferredHeight: page.squeezed ? 170 : page.row ? page.rowHeight : page.stacked ? 1 : -1
                Layout.minimumHeight: page.squeezed ? 170 : -1
                // The banner and large words need room of their own; the pads have some to give.
                Layout.maximumHeight: page.squeezed ? 190 : page.row ? page.rowHeight
                    : page.stacked && Theme.large && page.live.trouble !== "" ? 480 : Infinity
                codes: page.codes
                active: page.live.state === Live.Running ? page.live.activeCode : -1
                hollow: page.paused
                showKeys: page.width >= 1300
                says: page.settings.padWords
                since: page.live.sinceTap
                stillAfter: page.settings.stillThis
                across: page.row ? page.inRow : page.column && !page.many ? 1 : 2
                oneRow: page.squeezed
                clock: () => page.live.stamp()
                onAccepted: (code, stamp) => page.live.tap(code, stamp)
            }
        }

        Item {
            Layout.preferredHeight: page.squeezed ? page.keyboardHeight : 0
            visible: page.squeezed
        }
    }

    // Sheets lie over the grid, or over its whole half when that is too low: the pads are never covered.
    Item {
        id: over
        x: gridCard.parent.x + gridCard.parent.parent.x
        y: gridCard.parent.y + gridCard.parent.parent.y
        width: gridCard.parent.width
        height: gridCard.height >= 420 * Math.max(1, Theme.textScale) ? gridCard.y + gridCard.height
            : gridCard.parent.height

        NoteSheet {
            id: note
            objectName: "noteSheet"
            anchors.fill: parent
            brief: page.squeezed
            chips: page.settings.noteChips
            onWritten: (stamp, text) => page.live.note(stamp, text)
            onClosed: {
                note.open = false
                page.forceActiveFocus()
            }
        }

        MarkSheet {
            id: markSheet
            objectName: "markSheet"
            anchors.fill: parent
            live: page.live
            brief: page.squeezed
            onClosed: {
                markSheet.open = false
                page.forceActiveFocus()
            }
        }

        KeyHelp {
            id: help
            objectName: "keyHelp"
            anchors.fill: parent
            onClosed: {
                help.open = false
                page.forceActiveFocus()
            }
        }

        AwayQuestion {
            objectName: "away"
            anchors.fill: parent
            live: page.live
            activeName: page.activeName
        }
    }
}
