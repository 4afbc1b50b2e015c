// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Tessera.Controls
import Tessera.Render

// One choice of a row under an interval. The moment counts from the finger coming down; it is taken when the finger
// lifts inside.
Item {
    id: pad

    required property var code
    property bool current: false
    property var clock: () => 0
    readonly property bool held: handler.pressed
    readonly property color fill: Theme.fillOf(pad.code)
    readonly property color ink: pad.current ? Theme.inkOn(pad.fill) : Theme.ink

    signal accepted(int code, real stamp)

    function present(): real {
        const read = pad.clock
        return read()
    }

    function tapNow(): void {
        pad.accepted(pad.code.index, pad.present())
    }

    implicitWidth: 150
    implicitHeight: Math.max(Theme.target, words.implicitHeight + 16)
    activeFocusOnTab: true
    Accessible.role: Accessible.RadioButton
    Accessible.name: pad.code.label
    Accessible.checkable: true
    Accessible.checked: pad.current
    Accessible.focusable: true
    Accessible.onPressAction: pad.tapNow()
    Accessible.onToggleAction: pad.tapNow()

    Keys.onReturnPressed: event => {
        if (!event.isAutoRepeat)
            pad.tapNow()
    }
    Keys.onEnterPressed: event => {
        if (!event.isAutoRepeat)
            pad.tapNow()
    }

    TapHandler {
        id: handler

        property real stamp: 0

        gesturePolicy: TapHandler.ReleaseWithinBounds
        longPressThreshold: 3600
        onPressedChanged: {
            if (pressed)
                stamp = pad.present()
        }
        onTapped: pad.accepted(pad.code.index, stamp)
    }

    Rectangle {
        anchors.fill: parent
        radius: 14
        color: pad.current ? pad.fill : Theme.card
        border.width: pad.current ? 4 : 2
        border.color: pad.current ? Theme.ink : Theme.edgeOf(pad.code)
    }

    Rectangle {
        anchors.fill: parent
        radius: 14
        visible: pad.held
        color: Theme.ink
        opacity: 0.16
    }

    FocusRing {
        shown: pad.activeFocus
        around: 14
    }

    MarkItem {
        id: mark
        anchors.left: parent.left
        anchors.leftMargin: 14
        anchors.verticalCenter: parent.verticalCenter
        width: 22
        height: 22
        mark: pad.code.mark
        colour: pad.current ? pad.ink : Theme.edgeOf(pad.code)
    }

    Words {
        id: words
        anchors.left: mark.right
        anchors.right: parent.right
        anchors.leftMargin: 10
        anchors.rightMargin: 10
        anchors.verticalCenter: parent.verticalCenter
        height: Math.min(implicitHeight, pad.height - 8)
        text: pad.code.label
        size: 17
        font.weight: pad.current ? Font.Bold : Font.Medium
        color: pad.ink
        wrapMode: Text.Wrap
        fontSizeMode: Text.Fit
        minimumPixelSize: 14
        lineHeight: 1  // the fitting reckons with no other
        verticalAlignment: Text.AlignVCenter
        Accessible.ignored: true
    }
}
