// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.Controls

// One group under an interval: which interval its pads are for just now, and the pads.
ColumnLayout {
    id: row

    required property var group  // {name, codes}
    property var aim: null  // {interval, late, code}
    property int graceLeft: 0
    property var clock: () => 0
    property int across: 3
    readonly property bool late: row.aim !== null && row.aim.late

    signal accepted(int code, real stamp)
    signal leaveAsked()

    spacing: 6

    Rearranged {
        id: anew
        rows: row.across
    }

    Flow {
        Layout.fillWidth: true
        spacing: 10

        Words {
            height: Theme.target
            text: row.group.name
            font.weight: Font.Bold
            wrapMode: Text.NoWrap
            verticalAlignment: Text.AlignVCenter
        }

        Words {
            objectName: row.objectName + "For"
            height: Theme.target
            text: row.aim === null ? ""
                : row.late ? qsTr("interval %1, open for %2 s").arg(row.aim.interval).arg(row.graceLeft)
                : row.aim.code >= 0 ? qsTr("interval %1, kept").arg(row.aim.interval)
                : qsTr("interval %1").arg(row.aim.interval)
            size: 15
            color: row.late ? Theme.accent : Theme.ink2
            font.weight: row.late ? Font.Bold : Font.Normal
            wrapMode: Text.NoWrap
            verticalAlignment: Text.AlignVCenter
        }

        Chip {
            objectName: row.objectName + "Leave"
            visible: row.late
            text: qsTr("Leave it out")
            size: 15
            spokenCheckable: false
            Accessible.name: qsTr("%1: leave interval %2 out").arg(row.group.name).arg(row.late ? row.aim.interval : 0)
            onClicked: row.leaveAsked()
        }
    }

    GridLayout {
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.bottomMargin: anew.pixel
        columns: Math.max(1, row.across)
        columnSpacing: 10
        rowSpacing: 10
        // The places are fixed: a language read from the right does not move them.
        LayoutMirroring.enabled: false

        Repeater {
            model: row.group.codes

            IntervalPad {
                id: pad
                required property var modelData

                objectName: "interval-" + pad.modelData.id
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 1
                Layout.minimumHeight: pad.implicitHeight
                Layout.maximumHeight: 160
                code: pad.modelData
                current: row.aim !== null && row.aim.code === pad.modelData.index
                clock: row.clock
                onAccepted: (code, stamp) => row.accepted(code, stamp)
            }
        }
    }
}
