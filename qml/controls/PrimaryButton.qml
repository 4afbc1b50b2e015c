// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick

// The one thing to do next on a page.
Pressable {
    id: button

    fill: button.enabled ? Theme.accent : Theme.soft
    edge: button.enabled ? Theme.accent : Theme.line
    ink: Theme.accentInk
    size: 20
    weight: Font.Bold
    leftPadding: 24
    rightPadding: 24
    implicitHeight: Math.max(64, implicitContentHeight + 24)
}
