// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls
import Tessera.PracticeUi

// A visit while it is being coded, and its pauses. No page changes here, and nothing makes a sound.
FocusScope {
    id: page

    required property Live live
    required property Settings settings
    required property Exporter exporter
    required property Practice practice

    readonly property bool paused: page.live.state === Live.Paused
    readonly property bool portrait: page.height > page.width
    readonly property var codes: page.live.codes
    // An on-screen keyboard leaves room for one row of pads. Where the page is held turned, the window sees to that.
    property bool turned: false
    property var inputMethod: Qt.inputMethod
    readonly property real keyboardHeight: page.inputMethod.visible && !page.turned
        ? page.inputMethod.keyboardRectangle.height : 0
    readonly property bool squeezed: (note.open || markSheet.open) && page.keyboardHeight > 0
    // How the pads lie: as a block beside the grid, as a column at the edge, or in a row below. A row needs 200 dp for
    // each of its pads; where there is less room it is two rows.
    readonly property bool many: page.codes.length > 4
    readonly property int inRow: page.many ? Math.ceil(page.codes.length / 2) : Math.max(1, page.codes.length)
    readonly property bool column: page.settings.pads === Settings.SideColumn && !page.squeezed
        && page.width - 3 * Theme.margin - page.columnWidth >= 300 * Math.max(1, Theme.textScale)
        && (page.many || page.height - header.height - 2 * Theme.margin >= page.codes.length * (150 + Theme.gap) - Theme.gap)
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
    property int selected: -1
    property string squareSays: ""  // of the square that was asked about, until something else happens

    signal correctAsked(int entry)  // 0: no square in particular

    function nothingChosen(): void {
        page.squareSays = ""
        page.selected = -1
    }

    objectName: "livePage"
    focus: true
    Keys.onPressed: event => {
        dimmer.wake()
        event.accepted = event.isAutoRepeat || keys.handle(event.key, event.modifiers)
    }

    Rearranged {
        id: anew
        rows: page.stacked
    }

    Connections {
        target: page.live
        function onMessageChanged(): void {
            keys.awaitsEarlier = false
            page.nothingChosen()
        }
    }

    LiveKeys {
        id: keys
        live: page.live
        singleKeys: page.settings.singleKeys
        onHelpAsked: help.open = true
        onNothingAsked: {
            page.nothingChosen()
            page.forceActiveFocus()
        }
        onMoveAsked: key => grid.enter(key)
        onNoteAsked: stamp => note.begin(stamp, true)
    }

    LiveVoice {
        id: voice
        live: page.live
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
            id: header
            Layout.fillWidth: true
            live: page.live
            code: page.activeCode
            hideClock: page.settings.hideClock
            says: page.settings.padWords
            onLeaveAsked: page.live.close()
        }

        GridLayout {
            Layout.margins: Theme.margin
            Layout.bottomMargin: Theme.margin + anew.pixel
            columnSpacing: Theme.margin
            rowSpacing: Theme.margin
            // A hand stays where it is, however a language is read.
            layoutDirection: Theme.leftHanded === LayoutMirroring.enabled ? Qt.LeftToRight : Qt.RightToLeft

            ColumnLayout {
                Layout.row: 0
                Layout.column: 0
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: page.column ? 900 : 694
                Layout.preferredHeight: 1
                Layout.minimumWidth: 300
                spacing: Theme.gap
                onImplicitHeightChanged: anew.restart()

                TroubleBanner {
                    Layout.fillWidth: true
                    visible: page.live.trouble !== ""
                    live: page.live
                    firstFolder: page.exporter.folder
                }

                PracticeTelling {
                    Layout.fillWidth: true
                    visible: page.practice.telling
                    practice: page.practice
                    brief: page.squeezed || Theme.large
                }

                Card {
                    id: gridCard
                    // In large words the trouble and the question need all the room there is, and in a practice visit
                    // the line that is told does.
                    visible: !(Theme.large && (page.live.trouble !== "" && page.live.replaceQuestion !== ""
                        || page.paused && page.practice.telling))
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
                        opens: true
                        singleKeys: page.settings.singleKeys
                        onSquareAsked: square => {
                            page.selected = square
                            page.squareSays = page.live.squareWords(square)
                            voice.say(page.squareSays)
                        }
                        onSquareOpened: square => {
                            squareSheet.entry = grid.entryOf(square)
                            squareSheet.title = page.live.squareWords(square)
                            squareSheet.open = true
                        }
                    }

                    // What is said, and one thing to do about it, which comes and goes beside it.
                    Item {
                        id: said
                        readonly property bool changes: page.live.doubtedNote > 0 && !page.squeezed
                            && !(Theme.large && page.live.replaceQuestion !== "")
                        readonly property bool marks: page.live.marks.length > 0 && !page.squeezed
                            && page.live.doubtedNote === 0 && !(Theme.large && page.live.replaceQuestion !== "")
                        readonly property Item chip: said.changes ? changeNote : said.marks ? sayMark : null

                        Layout.fillWidth: true
                        implicitHeight: Math.max(message.visible ? message.implicitHeight : 0,
                            said.chip ? said.chip.implicitHeight : 0)

                        Words {
                            id: message
                            objectName: "message"
                            anchors.left: parent.left
                            anchors.verticalCenter: parent.verticalCenter
                            width: said.width - (said.chip ? said.chip.width + 12 : 0)
                            // The question below says the same, and where a visit is told its line is what matters.
                            visible: !(Theme.large && (page.live.replaceQuestion !== "" || page.practice.telling))
                            text: keys.awaitsEarlier ? qsTr("Began earlier: 5, 1 (10 s), 2 (20 s) or 3 (30 s)")
                                : page.squareSays !== "" ? page.squareSays
                                : page.live.message !== "" ? page.live.message
                                : page.paused ? qsTr("Time in a pause is not part of the picture.")
                                : qsTr("Tap when the talk turns to another activity, and again for another round of the same.")
                            size: 15
                            color: Theme.ink2
                        }

                        Chip {
                            id: changeNote
                            objectName: "changeNote"
                            anchors.right: parent.right
                            anchors.verticalCenter: parent.verticalCenter
                            visible: said.changes
                            text: qsTr("Change it")
                            spokenCheckable: false
                            Accessible.name: qsTr("Change the note")
                            onClicked: note.beginChange(page.live.doubtedNote, page.live.doubtedWords)
                        }

                        Chip {
                            id: sayMark
                            objectName: "sayMark"
                            anchors.right: parent.right
                            anchors.verticalCenter: parent.verticalCenter
                            visible: said.marks
                            text: Theme.large ? qsTr("About it") : qsTr("Say more about a mark")
                            spokenCheckable: false
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
                    onCorrectAsked: page.correctAsked(0)
                }
            }

            PadBlock {
                id: pads
                objectName: "pads"
                Layout.row: page.stacked ? 1 : 0
                Layout.column: page.stacked ? 0 : 1
                Layout.fillWidth: !page.column
                Layout.fillHeight: true
                Layout.preferredWidth: page.stacked ? -1 : page.column ? page.columnWidth : 526
                Layout.preferredHeight: page.squeezed ? 170 : page.row ? page.rowHeight : page.stacked ? 1 : -1
                Layout.minimumHeight: page.squeezed ? 170 : -1
                // The banner and large words need room of their own; the pads have some to give.
                Layout.maximumHeight: page.squeezed ? 190 : page.row ? page.rowHeight
                    : page.stacked && Theme.large && (page.live.trouble !== "" || page.practice.telling) ? 480 : Infinity
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
            onChanged: (entry, text) => page.live.changeNote(entry, text)
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

        SquareSheet {
            id: squareSheet

            property int entry: 0

            objectName: "squareSheet"
            anchors.fill: parent
            correctable: page.paused
            onCorrectAsked: page.correctAsked(squareSheet.entry)
            onClosed: {
                squareSheet.open = false
                grid.forceActiveFocus(Qt.OtherFocusReason)
            }
        }

        KeyHelp {
            id: help
            objectName: "keyHelp"
            anchors.fill: parent
            singleKeys: page.settings.singleKeys
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
