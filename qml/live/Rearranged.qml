// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick

// Qt 6.4 leaves a layout within another as it lies when its rows change while both are being arranged, as they do when
// a tablet is turned or a pause begins. Another size of its own, by a pixel, has it arranged anew: `pixel` belongs to one
// of its margins.
Timer {
    id: anew

    property var rows  // what its rows follow from
    property int pixel: 0
    property bool made: false

    interval: 0
    Component.onCompleted: anew.made = true
    onRowsChanged: {
        if (anew.made)
            anew.restart()
    }
    onTriggered: anew.pixel = 1 - anew.pixel
}
