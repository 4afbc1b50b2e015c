// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.Controls

// An activity that a square can be said to be: its colour, its mark and its name; outlined while it is that one.
Pressable {
    id: choice

    required property var code
    property bool chosen: false

    text: choice.code.shortLabel ?? ""
    leftPadding: 12
    rightPadding: 12
    implicitHeight: Math.max(60, implicitContentHeight + topPadding + bottomPadding)
    Accessible.description: choice.code.phrase ?? ""
    spokenCheckable: true
    spokenChecked: choice.chosen

    background: Rectangle {
        radius: choice.radius
        color: choice.pressed ? Theme.mixed(Theme.ink, choice.fill, 0.12) : choice.fill
        border.width: choice.chosen ? 3 : 1
        border.color: choice.chosen ? Theme.ink : choice.enabled ? choice.edge : Theme.line

        FocusRing {
            shown: choice.visualFocus
            around: choice.radius
        }
    }

    contentItem: RowLayout {
        spacing: 10

        CodeSquare {
            code: choice.code
        }

        Words {
            Layout.fillWidth: true
            text: choice.text
            color: choice.enabled ? Theme.ink : Theme.ink2
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
    }
}
