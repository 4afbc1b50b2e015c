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
    readonly property bool narrow: tools.room < 660 * Math.max(1, Theme.textScale)

    signal noteAsked(real stamp)

    spacing: Theme.gap

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
            Layout.columnSpan: tools.narrow ? 2 : 1
            text: tools.live.replaceQuestion
            font.weight: Font.Bold
            Accessible.role: Accessible.AlertMessage
        }

        Chip {
            objectName: "replaceIt"
            text: qsTr("Replace it")
            Accessible.checkable: false
            onClicked: tools.live.answerReplace(true)
        }

        Chip {
            objectName: "leaveIt"
            text: qsTr("Leave it")
            Accessible.checkable: false
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
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
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
                    Accessible.checkable: false
                    Accessible.name: qsTr("%1 seconds earlier").arg(chip.modelData)
                    onClicked: tools.live.earlier(chip.modelData)
                }
            }
        }
    }

    GridLayout {
        Layout.fillWidth: true
        Layout.fillHeight: false
        columns: tools.narrow ? 3 : 6
        columnSpacing: 12
        rowSpacing: 12
        layoutDirection: Theme.leftHanded ? Qt.RightToLeft : Qt.LeftToRight

        LiveTool {
            objectName: "pause"
            Layout.fillWidth: true
            enabled: tools.started
            clock: () => tools.live.stamp()
            text: qsTr("Pause")
            iconName: "pause"
            onAct: stamp => tools.live.pause(stamp)
        }

        LiveTool {
            objectName: "cannotTell"
            Layout.fillWidth: true
            enabled: tools.live.activeCode !== Theme.cannotTell
            clock: () => tools.live.stamp()
            text: qsTr("Can’t tell")
            onAct: stamp => tools.live.cannotTell(stamp)
        }

        LiveTool {
            objectName: "mark"
            Layout.fillWidth: true
            clock: () => tools.live.stamp()
            text: qsTr("Mark")
            iconName: "flag"
            onAct: stamp => tools.live.mark(stamp)
        }

        LiveTool {
            objectName: "note"
            Layout.fillWidth: true
            Layout.fillHeight: true
            enabled: tools.live.notesAllowed
            detail: tools.live.notesAllowed ? "" : qsTr("not agreed")
            clock: () => tools.live.stamp()
            text: qsTr("Note")
            iconName: "note"
            onAct: stamp => tools.noteAsked(stamp)
        }

        LiveTool {
            objectName: "redo"
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: tools.live.canRedo
            text: qsTr("Redo")
            detail: tools.live.redoWords
            iconName: "redo"
            onAct: tools.live.redo()
        }

        LiveTool {
            objectName: "undo"
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.columnSpan: tools.narrow && !tools.live.canRedo ? 2 : 1
            Layout.preferredWidth: 170
            enabled: tools.live.canUndo
            text: qsTr("Undo")
            detail: tools.live.undoWords
            iconName: "undo"
            size: 20
            weight: Font.Bold
            onAct: tools.live.undo()
        }
    }
}
