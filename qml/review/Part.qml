// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick

// A place on a page whose part is made when its turn comes: the page is there at once, its parts frame by frame.
// Until then the place is kept free, so that nothing jumps.
Item {
    id: part

    required property Component content
    property bool due: false
    property real reserve: 0  // height that is kept free
    property Item made: null

    function make(): void {
        if (!part.made)
            part.made = part.content.createObject(part)
    }

    implicitWidth: part.made ? part.made.implicitWidth : 0
    implicitHeight: part.made ? part.made.implicitHeight : part.reserve
    onDueChanged: {
        if (part.due)
            part.make()
    }
    Component.onCompleted: {
        if (part.due)
            part.make()
    }
}
