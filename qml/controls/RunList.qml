// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts

// A visit as a list of its runs: for the ear, and for who would rather read.
ListView {
    id: list

    // By an arrow, Home or End, wherever on the page the keyboard is.
    function enter(key: int): void {
        list.forceActiveFocus(Qt.TabFocusReason)
        if (key === Qt.Key_Home)
            list.currentIndex = 0
        else if (key === Qt.Key_End)
            list.currentIndex = list.count - 1
        else
            list.currentIndex = Math.max(0, list.currentIndex)
    }

    clip: true
    activeFocusOnTab: true
    boundsBehavior: Flickable.StopAtBounds
    ScrollBar.vertical: ScrollBar {
        Accessible.ignored: true
    }
    Accessible.role: Accessible.List
    Accessible.name: qsTr("The visit as a list")

    delegate: Item {
        id: run
        required property var modelData
        readonly property bool here: run.ListView.isCurrentItem && list.activeFocus
        width: list.width
        height: Math.max(40, words.implicitHeight + 12)
        Accessible.role: Accessible.ListItem
        Accessible.name: qsTr("%1, %2").arg(run.modelData.at).arg(run.modelData.words)
        Accessible.focusable: true
        Accessible.focused: run.here

        RowLayout {
            anchors.fill: parent
            spacing: 14

            Words {
                Layout.preferredWidth: Theme.px(64)
                text: run.modelData.at
                color: Theme.ink2
                horizontalAlignment: Text.AlignRight
                Accessible.ignored: true
            }

            Words {
                id: words
                Layout.fillWidth: true
                text: run.modelData.words
                Accessible.ignored: true
            }
        }

        FocusRing {
            shown: run.here
            anchors.margins: 0
            around: 5
        }
    }
}
