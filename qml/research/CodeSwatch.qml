// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Tessera.Controls
import Tessera.Render

// A code's square: its colour and its mark.
Rectangle {
    id: swatch

    property var code: ({ "index": Theme.cannotTell })
    readonly property bool unsure: swatch.code.index === Theme.cannotTell

    implicitWidth: Math.round(28 * Math.max(1, Math.min(1.5, Theme.textScale)))
    implicitHeight: swatch.implicitWidth
    radius: 6
    color: Theme.fillOf(swatch.code)
    border.width: 1
    border.color: Theme.edgeOf(swatch.code)

    MarkItem {
        anchors.centerIn: parent
        width: parent.width * 0.57
        height: parent.width * 0.57
        visible: !swatch.unsure
        mark: swatch.code.mark ?? 0
        colour: Theme.inkOn(swatch.color)
    }

    Words {
        anchors.centerIn: parent
        visible: swatch.unsure
        text: "?"
        lineHeight: 1
        font.pixelSize: Math.round(parent.width * 0.6)
        font.weight: Font.Bold
        Accessible.ignored: true
    }
}
