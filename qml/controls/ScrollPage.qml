// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic

// The part of a page under its header: as tall as the screen, taller when the words need it.
Flickable {
    id: flick

    default property alias content: holder.data
    property real needed: 0  // the height the content asks for
    property int around: 24

    clip: true
    contentWidth: width
    contentHeight: Math.max(height, flick.needed + 2 * flick.around)
    boundsBehavior: Flickable.StopAtBounds
    flickableDirection: Flickable.VerticalFlick
    ScrollBar.vertical: ScrollBar {
        policy: flick.contentHeight > flick.height + 1 ? ScrollBar.AlwaysOn : ScrollBar.AlwaysOff
    }

    // Brings what the keyboard reached into view.
    function reveal(item: Item): void {
        if (!item)
            return
        const top = item.mapToItem(holder, 0, 0).y + flick.around
        const bottom = top + item.height
        if (top - 8 < flick.contentY)
            flick.contentY = Math.max(0, top - 8)
        else if (bottom + 8 > flick.contentY + flick.height)
            flick.contentY = Math.min(flick.contentHeight - flick.height, bottom + 8 - flick.height)
    }

    Connections {
        target: flick.Window.window
        function onActiveFocusItemChanged() {
            const item = flick.Window.activeFocusItem
            let up = item
            while (up && up !== holder)
                up = up.parent
            if (up && item.height < flick.height)
                flick.reveal(item)
        }
    }

    Item {
        id: holder
        x: flick.around
        y: flick.around
        width: flick.width - 2 * flick.around
        height: flick.contentHeight - 2 * flick.around
    }
}
