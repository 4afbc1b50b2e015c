// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls
import Tessera.Render

// The visit along the clock, whatever a square means in the picture above.
Card {
    id: card

    required property Review review

    signal squareAsked(int square)

    padding: 8

    RibbonItem {
        id: ribbon
        objectName: "ribbon"
        Layout.fillWidth: true
        Layout.preferredHeight: Theme.px(56)
        source: card.review.grid
        dark: Theme.dark
        own: Theme.own
        mirrored: card.LayoutMirroring.enabled
        Accessible.role: Accessible.Graphic
        Accessible.name: qsTr("The visit along the clock")

        TapHandler {
            onTapped: point => {
                const pause = ribbon.pauseAt(point.position.x)
                const square = ribbon.squareAt(point.position.x)
                if (pause >= 0)
                    card.review.choosePause(pause)
                else if (square >= 0)
                    card.squareAsked(square)
            }
        }
    }
}
