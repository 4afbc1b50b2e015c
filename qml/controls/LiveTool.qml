// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick

// A tool beside the pads. The moment counts from the finger coming down; the act follows when it lifts inside.
Pressable {
    id: tool

    // Answers with the present moment.
    property var clock: () => 0
    property real at: -1

    signal act(real stamp)

    function present(): real {
        const read = tool.clock
        return read()
    }

    implicitHeight: Math.max(76, implicitContentHeight + 16)
    leftPadding: 10
    rightPadding: 10
    size: 18

    onPressed: tool.at = tool.present()
    onCanceled: tool.at = -1
    onClicked: {
        const stamp = tool.at >= 0 ? tool.at : tool.present()
        tool.at = -1
        tool.act(stamp)
    }
}
