// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Tessera.Controls

// The minutes of one row of squares by time: a tick each, its place within the row at the beginning and half way.
Item {
    id: ticks

    property int columns: 20
    property int unitSeconds: 30
    property real cell: 34
    property real gap: 4
    property real gutter: 68
    readonly property int minutes: Math.floor(ticks.columns * ticks.unitSeconds / 60)
    readonly property real pitch: (ticks.cell + ticks.gap) * 60 / ticks.unitSeconds

    implicitHeight: Theme.px(20)
    Accessible.ignored: true

    Repeater {
        model: ticks.minutes + 1

        Item {
            id: tick
            required property int index
            readonly property bool named: tick.index === 0 || tick.index * 2 === ticks.minutes
            readonly property real along: ticks.gutter + tick.index * ticks.pitch - ticks.gap / 2

            x: ticks.LayoutMirroring.enabled ? ticks.width - tick.along - width : tick.along
            width: 1
            height: ticks.height

            Rectangle {
                anchors.bottom: parent.bottom
                width: 1
                height: tick.named ? parent.height : parent.height * 0.4
                color: Theme.control
            }

            Words {
                anchors.left: parent.left
                anchors.leftMargin: 5
                anchors.top: parent.top
                visible: tick.named
                text: qsTr("+%1").arg(tick.index)
                size: 14
                color: Theme.ink2
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
        }
    }
}
