// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick

// Where one page of several is shown: the one that is wanted is made when it is, and the one before it is gone.
// (A Loader cannot make a bound component in Qt 6.4.)
FocusScope {
    id: place

    property Component wanted: null
    property Item current: null

    function turn(): void {
        const before = place.current
        place.current = place.wanted.createObject(place)
        if (before) {
            // Out of the window first: a layout that is resized while it goes would touch what is gone.
            before.visible = false
            before.parent = null
            before.destroy()
        }
        place.current.forceActiveFocus()
    }

    focus: true
    onWantedChanged: place.turn()
    Component.onCompleted: {
        if (!place.current)
            place.turn()
    }
}
