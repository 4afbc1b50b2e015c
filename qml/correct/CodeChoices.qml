// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Tessera.Controls

// The activities, two in a row where there is room.
Flow {
    id: choices

    property var codes: []
    property int chosen: -1
    property string before: ""  // of the names: "recode" gives recode0
    readonly property bool pairs: choices.width > 330 * Theme.textScale
    readonly property real each: choices.pairs ? Math.floor((choices.width - choices.spacing) / 2) : choices.width

    signal asked(int code)

    function focusFirst(): void {
        const first = all.itemAt(0)
        if (first)
            first.forceActiveFocus(Qt.TabFocusReason)
    }

    spacing: 10

    Repeater {
        id: all
        model: choices.codes

        CodeChoice {
            id: one
            required property var modelData
            objectName: choices.before + (one.modelData.index === Theme.cannotTell ? "Unsure" : one.modelData.index)
            width: choices.each
            code: one.modelData
            chosen: choices.chosen === one.modelData.index
            onClicked: choices.asked(one.modelData.index)
        }
    }
}
