// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// In a pause: why, if one likes, and the ways on. Ending the visit is only here, and away from the pads.
ColumnLayout {
    id: tools

    required property Live live
    property real room: 694  // the width there is
    readonly property bool narrow: tools.room < 560 * Math.max(1, Theme.textScale)

    property bool correctable: false

    signal endAsked()
    signal correctAsked()

    spacing: Theme.gap

    Flow {
        Layout.fillWidth: true
        spacing: 10

        Words {
            height: Theme.target
            text: qsTr("Why? (if you like)")
            font.weight: Font.Bold
            verticalAlignment: Text.AlignVCenter
        }

        Repeater {
            model: [qsTr("Phone or door"), qsTr("Private moment"), qsTr("Out of the room"), qsTr("Break"), qsTr("Parent asked")]

            Chip {
                id: reason
                required property int index
                required property string modelData
                objectName: "reason" + reason.index
                text: reason.modelData
                chosen: tools.live.pauseReason === reason.modelData
                onClicked: tools.live.sayPauseReason(reason.chosen ? "" : reason.modelData)
            }
        }

        SecondaryButton {
            objectName: "correctGrid"
            visible: tools.correctable
            text: qsTr("Correct the grid")
            iconName: "note"
            size: 16
            onClicked: tools.correctAsked()
        }
    }

    // Carry on lies where Pause was.
    GridLayout {
        Layout.fillWidth: true
        Layout.fillHeight: false
        columns: tools.narrow ? 2 : tools.live.canRedo ? 4 : 3
        columnSpacing: 12
        rowSpacing: 12
        layoutDirection: Theme.leftHanded === LayoutMirroring.enabled ? Qt.LeftToRight : Qt.RightToLeft

        LiveTool {
            objectName: "carryOn"
            Layout.fillWidth: true
            Layout.columnSpan: tools.narrow ? 2 : 1
            Layout.preferredWidth: 280
            clock: () => tools.live.stamp()
            text: qsTr("Carry on")
            iconName: "play"
            size: 22
            weight: Font.Bold
            fill: Theme.accent
            edge: Theme.accent
            ink: Theme.accentInk
            onAct: stamp => tools.live.carryOn(stamp)
        }

        LiveTool {
            objectName: "endVisit"
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 190
            text: qsTr("End visit")
            iconName: "stop"
            onAct: tools.endAsked()
        }

        LiveTool {
            objectName: "redo"
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 150
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
            Layout.columnSpan: tools.narrow && tools.live.canRedo ? 2 : 1
            Layout.preferredWidth: 200
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
