// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Tessera.Controls

// Where one may go from the visit: beside the title, or under it where that would be squeezed.
Part {
    id: way

    property bool under: false  // this is the place under it
    property bool narrow: false
    property bool now: false    // its turn has come
    property bool ready: false

    signal reflectAsked()
    signal supervisionAsked()
    signal exportAsked()

    visible: way.under === way.narrow
    due: way.now && way.under === way.narrow
    reserve: way.under ? 2 * Theme.target + 6 : Theme.target
    content: Component {
        ReviewActions {
            anchors.fill: parent
            narrow: way.narrow
            ready: way.ready
            onReflectAsked: way.reflectAsked()
            onSupervisionAsked: way.supervisionAsked()
            onExportAsked: way.exportAsked()
        }
    }
}
