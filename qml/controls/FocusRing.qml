// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick

// Shows where the keyboard is: 3 dp, with a gap of 2 dp to what it surrounds.
Rectangle {
    id: ring

    property bool shown: false
    property real around: 14

    anchors.fill: parent
    anchors.margins: -5
    radius: ring.around + 5
    color: "transparent"
    border.width: 3
    border.color: Theme.focus
    visible: ring.shown
    z: 10
}
