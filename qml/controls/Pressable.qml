// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Tessera.Render

// What every button here has in common: words, perhaps an icon and a second line, a ring for the keyboard, a spoken
// name. A click does not take the keyboard's place away, so that the keys of a page go on working.
AbstractButton {
    id: button

    property string iconName: ""
    property string detail: ""
    property color fill: Theme.card
    property color edge: Theme.control
    property color ink: Theme.ink
    property real radius: 14
    property real size: 17
    property int weight: Font.Medium
    property bool wraps: false
    // What a screen reader is told. Set these, not Accessible's own, which the control would write over.
    property int spokenRole: button.spokenCheckable ? Accessible.CheckBox : Accessible.Button
    property bool spokenCheckable: false
    property bool spokenChecked: false

    // A press by the screen reader, or by Return in a field beside it.
    function pressedFromOutside(): void {
        if (button.enabled)
            button.clicked()
    }

    focusPolicy: Qt.TabFocus
    activeFocusOnTab: true
    leftPadding: 18
    rightPadding: 18
    topPadding: 8
    bottomPadding: 8
    implicitWidth: Math.max(Theme.target, implicitContentWidth + leftPadding + rightPadding)
    implicitHeight: Math.max(Theme.target, implicitContentHeight + topPadding + bottomPadding)

    Accessible.role: button.spokenRole
    Accessible.checkable: watch.turns >= 0 && button.spokenCheckable
    Accessible.checked: watch.turns >= 0 && button.spokenChecked
    Accessible.name: button.text
    Accessible.description: button.detail
    Accessible.onPressAction: button.pressedFromOutside()
    Accessible.onToggleAction: button.pressedFromOutside()
    Component.onCompleted: watch.turn()

    Keys.onReturnPressed: button.clicked()
    Keys.onEnterPressed: button.clicked()

    ReaderWatch {
        id: watch
    }

    background: Rectangle {
        radius: button.radius
        color: button.pressed ? Theme.mixed(Theme.ink, button.fill, 0.12) : button.fill
        border.width: 1
        border.color: button.enabled ? button.edge : Theme.line

        FocusRing {
            shown: button.visualFocus
            around: button.radius
        }
    }

    contentItem: ButtonFace {
        text: button.text
        detail: button.detail
        iconName: button.iconName
        ink: button.enabled ? button.ink : Theme.ink2
        detailInk: button.enabled && button.ink !== Theme.ink ? button.ink : Theme.ink2
        size: button.size
        weight: button.weight
        wraps: button.wraps
    }
}
