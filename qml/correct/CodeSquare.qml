// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Tessera.Controls
import Tessera.Render

// A square of the grid beside words: its colour and its mark.
Rectangle {
    id: square

    required property var code

    implicitWidth: 34
    implicitHeight: 34
    radius: 6
    color: Theme.fillOf(square.code)
    border.width: 1
    border.color: Theme.edgeOf(square.code)

    MarkItem {
        anchors.centerIn: parent
        width: 20
        height: 20
        visible: square.code.index !== Theme.cannotTell
        mark: square.code.mark ?? 0
        colour: Theme.inkOn(square.color)
    }

    Words {
        anchors.centerIn: parent
        visible: square.code.index === Theme.cannotTell
        text: "?"
        font.weight: Font.Bold
        Accessible.ignored: true
    }
}
