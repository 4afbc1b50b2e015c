// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// The ways on from a pause: Carry on lies where Pause was. Ending the visit is only here, and away from the pads.
GridLayout {
    id: ways

    required property Live live
    property real room: 694  // the width there is
    readonly property bool narrow: ways.room < 560 * Math.max(1, Theme.textScale)

    signal endAsked()

    columns: ways.narrow ? 2 : ways.live.canRedo ? 4 : 3
    columnSpacing: 12
    rowSpacing: 12
    layoutDirection: Theme.leftHanded === LayoutMirroring.enabled ? Qt.LeftToRight : Qt.RightToLeft

    LiveTool {
        objectName: "carryOn"
        Layout.fillWidth: true
        Layout.columnSpan: ways.narrow ? 2 : 1
        Layout.preferredWidth: 280
        clock: () => ways.live.stamp()
        text: qsTr("Carry on")
        iconName: "play"
        size: 22
        weight: Font.Bold
        fill: Theme.accent
        edge: Theme.accent
        ink: Theme.accentInk
        onAct: stamp => ways.live.carryOn(stamp)
    }

    LiveTool {
        objectName: "endVisit"
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.preferredWidth: 190
        text: qsTr("End visit")
        iconName: "stop"
        onAct: ways.endAsked()
    }

    LiveTool {
        objectName: "redo"
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.preferredWidth: 150
        visible: ways.live.canRedo
        text: qsTr("Redo")
        detail: ways.live.redoWords
        iconName: "redo"
        onAct: ways.live.redo()
    }

    LiveTool {
        objectName: "undo"
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.columnSpan: ways.narrow && ways.live.canRedo ? 2 : 1
        Layout.preferredWidth: 200
        enabled: ways.live.canUndo
        text: qsTr("Undo")
        detail: ways.live.undoWords
        iconName: "undo"
        size: 20
        weight: Font.Bold
        onAct: ways.live.undo()
    }
}
