// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Tessera.Controls
import Tessera.Render

// An activity's image: its mark on its colour.
Rectangle {
    id: image

    required property var activity
    property real side: 96

    implicitWidth: image.side
    implicitHeight: image.side
    radius: image.side * 0.16
    color: Theme.fillOf(image.activity)
    border.width: 2
    border.color: Theme.edgeOf(image.activity)
    Accessible.ignored: true

    MarkItem {
        anchors.centerIn: parent
        width: image.side * 0.56
        height: image.side * 0.56
        mark: image.activity.mark
        colour: Theme.inkOn(image.color)
    }
}
