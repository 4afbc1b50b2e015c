// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.Controls
import Tessera.Render

// One of the two pictures: whose it is, and its squares.
Card {
    id: picture

    property string whose: ""
    property string words: ""
    property alias source: grid.source
    property alias letters: grid.letters

    padding: 16
    spacing: 8

    Heading {
        Layout.fillWidth: true
        text: picture.whose
        size: 18
    }

    GridPane {
        id: grid
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.minimumHeight: Math.max(72, Math.min(260, grid.wanted))
        columns: Theme.large ? 10 : 20
        name: picture.words
    }
}
