// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Tessera.Controls

// One way to settle a difference: who had what.
Pressable {
    id: choice

    property string who: ""
    property var code: ({ "index": Theme.cannotTell })
    property bool chosen: false

    radius: height / 2
    text: choice.who === "" ? choice.code.shortLabel ?? "" : qsTr("%1: %2").arg(choice.who).arg(choice.code.shortLabel ?? "")
    size: 16
    leftPadding: 10
    rightPadding: 16
    fill: choice.chosen ? Theme.accentSoft : Theme.card
    edge: choice.chosen ? Theme.accent : Theme.control
    spokenRole: Accessible.RadioButton
    spokenCheckable: true
    spokenChecked: choice.chosen

    contentItem: Row {
        spacing: 8

        CodeSwatch {
            anchors.verticalCenter: parent.verticalCenter
            code: choice.code
        }

        Words {
            anchors.verticalCenter: parent.verticalCenter
            text: choice.text
            size: choice.size
            font.weight: choice.chosen ? Font.Bold : Font.Medium
            Accessible.ignored: true
        }

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: "check"
            size: 20
            visible: choice.chosen
        }
    }
}
