// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// While intervals run: pause, mark, note, and taking back.
GridLayout {
    id: tools

    required property Live live
    property real room: 480  // the width there is

    signal noteAsked(real stamp)

    columns: tools.room < 660 * Math.max(1, Theme.textScale) ? 3 : 5
    columnSpacing: 12
    rowSpacing: 12
    layoutDirection: Theme.leftHanded === LayoutMirroring.enabled ? Qt.LeftToRight : Qt.RightToLeft

    LiveTool {
        objectName: "pause"
        Layout.fillWidth: true
        Layout.fillHeight: true
        enabled: tools.live.state === Live.Running
        clock: () => tools.live.stamp()
        text: qsTr("Pause")
        iconName: "pause"
        onAct: stamp => tools.live.pause(stamp)
    }

    LiveTool {
        objectName: "mark"
        Layout.fillWidth: true
        Layout.fillHeight: true
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
        Layout.columnSpan: tools.columns === 3 ? (tools.live.canRedo ? 2 : 3) : tools.live.canRedo ? 1 : 2
        enabled: tools.live.canUndo
        text: qsTr("Undo")
        detail: tools.live.undoWords
        iconName: "undo"
        size: 20
        weight: Font.Bold
        onAct: tools.live.undo()
    }
}
