// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Tessera.Controls

// How far something came: a ring while it waits, one tick once it is handed over, two when the study has it.
Item {
    id: ticks

    property int count: 0
    property real size: 26

    implicitWidth: ticks.size * 1.5
    implicitHeight: ticks.size
    Accessible.ignored: true

    Rectangle {
        anchors.centerIn: parent
        visible: ticks.count === 0
        width: ticks.size * 0.6
        height: width
        radius: width / 2
        color: "transparent"
        border.width: 2
        border.color: Theme.ink2
    }

    Icon {
        x: ticks.count > 1 ? 0 : (ticks.width - width) / 2
        visible: ticks.count > 0
        name: "check"
        colour: Theme.accent
        size: ticks.size
    }

    Icon {
        x: ticks.width - width
        visible: ticks.count > 1
        name: "check"
        colour: Theme.accent
        size: ticks.size
    }
}
