// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls
import Tessera.Render

// What was corrected: the visit as it was first tapped over the visit as it stands, and each change in words.
Card {
    id: card

    required property Review review
    // The group whose squares are shown, of a visit coded by intervals in several.
    readonly property string group: card.review.lanes.length > 0 ? card.review.lanes[card.review.lane] : ""

    spacing: 6
    padding: 12

    Words {
        Layout.fillWidth: true
        objectName: "firstWords"
        text: card.group === "" ? qsTr("As it was first tapped") : qsTr("%1, as it was first tapped").arg(card.group)
        size: 15
        color: Theme.ink2
    }

    RibbonItem {
        objectName: "firstRibbon"
        Layout.fillWidth: true
        Layout.preferredHeight: Theme.px(48)
        source: card.review.first
        dark: Theme.dark
        own: Theme.own
        mirrored: card.LayoutMirroring.enabled
        Accessible.role: Accessible.Graphic
        Accessible.name: qsTr("The visit as it was first tapped, along the clock")
    }

    Words {
        Layout.fillWidth: true
        text: card.group === "" ? qsTr("As it stands now") : qsTr("%1, as it stands now").arg(card.group)
        size: 15
        color: Theme.ink2
    }

    RibbonItem {
        Layout.fillWidth: true
        Layout.preferredHeight: Theme.px(48)
        source: card.review.grid
        dark: Theme.dark
        own: Theme.own
        mirrored: card.LayoutMirroring.enabled
        Accessible.role: Accessible.Graphic
        Accessible.name: qsTr("The visit as it stands now, along the clock")
    }

    Words {
        objectName: "reviewChanges"
        Layout.fillWidth: true
        text: card.review.changes.length === 0 ? qsTr("Nothing was changed.")
            : Array.from(card.review.changes).join("\n")
        size: 15
    }
}
