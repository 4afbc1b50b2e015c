// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Controls

// Lies between a page and what is open over it: the page is seen, and does not answer to a touch.
Rectangle {
    color: Theme.ink
    opacity: 0.35

    MouseArea {
        anchors.fill: parent
    }
}
