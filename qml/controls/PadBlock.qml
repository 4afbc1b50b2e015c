// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

// The activities as pads, in their fixed order. While one finger holds a pad, a second one on another is ignored.
GridLayout {
    id: block

    property var codes: []
    property int active: -1
    property bool hollow: false
    property bool showKeys: false
    property int says: CodePad.Names
    property real since: 0
    property real stillAfter: 60
    property int across: 2
    property bool oneRow: false  // above an on-screen keyboard
    property var clock: () => 0
    property Item heldPad: null

    signal accepted(int code, real stamp)

    columns: block.oneRow ? Math.max(1, block.codes.length) : Math.max(1, block.across)
    columnSpacing: Theme.gap
    rowSpacing: Theme.gap
    // The places are fixed: a language read from the right does not move them.
    LayoutMirroring.enabled: false

    Repeater {
        model: block.codes

        CodePad {
            id: pad
            required property var modelData
            required property int index

            objectName: "pad" + pad.index
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1
            Layout.preferredHeight: 1
            Layout.minimumWidth: block.oneRow ? 72 : 200
            Layout.minimumHeight: block.oneRow ? 170 : block.codes.length > 4 ? 96 : 150
            code: pad.modelData
            current: pad.modelData.index === block.active
            hollow: block.hollow
            showKey: block.showKeys
            says: block.says
            since: pad.current ? block.since : 0
            stillAfter: block.stillAfter
            clock: block.clock
            enabled: block.heldPad === null || block.heldPad === pad

            onHeldChanged: {
                if (pad.held)
                    block.heldPad = pad
                else if (block.heldPad === pad)
                    block.heldPad = null
            }
            onAccepted: (code, stamp) => block.accepted(code, stamp)
        }
    }
}
