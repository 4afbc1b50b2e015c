// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick

// One of a few short choices; filled while it is chosen.
Pressable {
    id: chip

    property bool chosen: false

    radius: height / 2
    size: 16
    fill: chip.chosen ? Theme.ink : Theme.card
    ink: chip.chosen ? Theme.page : Theme.ink
    edge: chip.chosen ? Theme.ink : Theme.control
    spokenCheckable: true
    spokenChecked: chip.chosen
}
