// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// While the visit runs: it began earlier, and the tools. Undo lies nearest to the pads.
ColumnLayout {
    id: tools

    required property Live live
    required property string activeName
    readonly property bool started: tools.live.state === Live.Running
    property real room: 694  // the width there is
    // How the tools lie follows from their words and from nothing that changes with a tap, so that none of them moves.
    readonly property var words: [qsTr("Pause"), qsTr("Can’t tell"), qsTr("Mark"), qsTr("Note"), qsTr("Redo"), qsTr("Undo")]
    readonly property real widest: Math.max(...tools.words.map((word, place) => tools.leastFor(word, place === 5)))
    readonly property real inOneRow: tools.words.reduce((sum, word, place) => sum + tools.leastFor(word, place === 5) + 12, 0)
    readonly property real iconWidth: Math.min(Theme.px(18) * 1.2, 34) + 8
    readonly property int across: tools.room >= tools.inOneRow && tools.room >= 660 * Math.max(1, Theme.textScale) ? 6
        : tools.room >= 3 * tools.widest + 24 ? 3 : 2
    readonly property bool narrow: tools.across < 6
    readonly property bool icons: tools.across === 6 ? tools.room >= tools.inOneRow + 5 * tools.iconWidth
        : tools.room >= tools.across * (tools.widest + tools.iconWidth) + 24

    signal noteAsked(real stamp)

    // What a tool needs for its word; Undo's letters are larger.
    function leastFor(word: string, undo: bool): real {
        // A call to a function is not followed by a binding; the letters' average is, and makes it look again.
        return letters.averageCharacterWidth > 0 ? letters.advanceWidth(word) * (undo ? 1.25 : 1.08) + 24 : 0
    }

    spacing: Theme.gap

    FontMetrics {
        id: letters
        font.family: Theme.family
        font.pixelSize: Theme.px(18)
        font.weight: Font.Medium
    }

    // In the place of the row below, so that nothing moves: the square before is in the way.
    GridLayout {
        Layout.fillWidth: true
        visible: tools.live.replaceQuestion !== ""
        columns: tools.narrow ? 2 : 3
        columnSpacing: 10
        rowSpacing: 6

        Words {
            objectName: "replaceQuestion"
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.columnSpan: tools.narrow ? 2 : 1
            text: tools.live.replaceQuestion
            font.weight: Font.Bold
            verticalAlignment: Text.AlignVCenter
            Accessible.role: Accessible.AlertMessage
        }

        Chip {
            objectName: "replaceIt"
            Layout.fillWidth: tools.narrow
            text: qsTr("Replace it")
            spokenCheckable: false
            onClicked: tools.live.answerReplace(true)
        }

        Chip {
            objectName: "leaveIt"
            Layout.fillWidth: tools.narrow
            text: qsTr("Leave it")
            spokenCheckable: false
            onClicked: tools.live.answerReplace(false)
        }
    }

    GridLayout {
        Layout.fillWidth: true
        visible: tools.live.replaceQuestion === ""
        columns: 2
        columnSpacing: 10
        rowSpacing: 6

        Words {
            Layout.fillWidth: tools.narrow || !Theme.leftHanded
            Layout.columnSpan: tools.narrow ? 2 : 1
            text: tools.live.canEarlier ? qsTr("“%1” began earlier:").arg(tools.activeName) : qsTr("It began earlier:")
            color: tools.live.canEarlier ? Theme.ink : Theme.ink2
            font.weight: Font.Bold
            horizontalAlignment: tools.narrow || Theme.leftHanded ? Text.AlignLeft : Text.AlignRight
            wrapMode: tools.narrow ? Text.Wrap : Text.NoWrap
            elide: tools.narrow ? Text.ElideNone : Text.ElideRight
        }

        Row {
            Layout.columnSpan: tools.narrow ? 2 : 1
            Layout.fillWidth: Theme.leftHanded
            Layout.alignment: tools.narrow || Theme.leftHanded ? Qt.AlignLeft : Qt.AlignRight
            spacing: 10

            Repeater {
                model: [5, 10, 20, 30]

                Chip {
                    id: chip
                    required property int modelData
                    objectName: "earlier" + chip.modelData
                    enabled: tools.live.canEarlier
                    text: qsTr("−%1 s").arg(chip.modelData)
                    spokenCheckable: false
                    Accessible.name: qsTr("%1 seconds earlier").arg(chip.modelData)
                    onClicked: tools.live.earlier(chip.modelData)
                }
            }
        }
    }

    GridLayout {
        Layout.fillWidth: true
        Layout.fillHeight: false
        columns: tools.across
        columnSpacing: 12
        rowSpacing: 12
        layoutDirection: Theme.leftHanded === LayoutMirroring.enabled ? Qt.LeftToRight : Qt.RightToLeft

        LiveTool {
            objectName: "pause"
            Layout.fillWidth: true
            Layout.minimumWidth: tools.leastFor(text, false) + (tools.icons ? tools.iconWidth : 0)
            enabled: tools.started
            clock: () => tools.live.stamp()
            text: tools.words[0]
            iconName: tools.icons ? "pause" : ""
            onAct: stamp => tools.live.pause(stamp)
        }

        LiveTool {
            objectName: "cannotTell"
            Layout.fillWidth: true
            Layout.minimumWidth: tools.leastFor(text, false)
            enabled: tools.live.activeCode !== Theme.cannotTell
            clock: () => tools.live.stamp()
            text: tools.words[1]
            onAct: stamp => tools.live.cannotTell(stamp)
        }

        LiveTool {
            objectName: "mark"
            Layout.fillWidth: true
            Layout.minimumWidth: tools.leastFor(text, false) + (tools.icons ? tools.iconWidth : 0)
            clock: () => tools.live.stamp()
            text: tools.words[2]
            iconName: tools.icons ? "flag" : ""
            onAct: stamp => tools.live.mark(stamp)
        }

        LiveTool {
            objectName: "note"
            Layout.fillWidth: true
            Layout.minimumWidth: tools.leastFor(text, false) + (tools.icons ? tools.iconWidth : 0)
            Layout.fillHeight: true
            enabled: tools.live.notesAllowed
            detail: tools.live.notesAllowed ? "" : qsTr("not agreed")
            clock: () => tools.live.stamp()
            text: tools.words[3]
            iconName: tools.icons ? "note" : ""
            onAct: stamp => tools.noteAsked(stamp)
        }

        LiveTool {
            objectName: "redo"
            Layout.fillWidth: true
            Layout.minimumWidth: tools.leastFor(text, false) + (tools.icons ? tools.iconWidth : 0)
            Layout.fillHeight: true
            visible: tools.live.canRedo
            text: tools.words[4]
            detail: tools.live.redoWords
            iconName: tools.icons ? "redo" : ""
            onAct: tools.live.redo()
        }

        LiveTool {
            objectName: "undo"
            Layout.fillWidth: true
            Layout.minimumWidth: tools.leastFor(text, true) + (tools.icons ? tools.iconWidth : 0)
            Layout.fillHeight: true
            Layout.columnSpan: tools.narrow && !tools.live.canRedo ? 2 : 1
            Layout.preferredWidth: 170
            enabled: tools.live.canUndo
            text: tools.words[5]
            detail: tools.live.undoWords
            iconName: tools.icons ? "undo" : ""
            size: 20
            weight: Font.Bold
            onAct: tools.live.undo()
        }
    }
}
