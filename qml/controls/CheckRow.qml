// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Controls.Basic
import Tessera.Render

// A box to tick, with what it means beside it.
AbstractButton {
    id: row

    property string detail: ""
    property bool ticked: false
    property int weight: Font.Bold
    // What a screen reader is told; the control would tell that it is a button.
    readonly property int spokenRole: Accessible.CheckBox
    readonly property bool spokenCheckable: true
    readonly property bool spokenChecked: row.ticked

    signal asked(bool ticked)

    // The screen reader's press.
    function pressedFromOutside(): void {
        if (row.enabled)
            row.clicked()
    }

    focusPolicy: Qt.TabFocus
    activeFocusOnTab: true
    topPadding: 6
    bottomPadding: 6
    implicitWidth: implicitContentWidth
    implicitHeight: Math.max(56, implicitContentHeight + topPadding + bottomPadding)

    Accessible.role: row.spokenRole
    Accessible.name: row.text
    Accessible.description: row.detail
    Accessible.checkable: watch.turns >= 0 && row.spokenCheckable
    Accessible.checked: watch.turns >= 0 && row.spokenChecked
    Accessible.onPressAction: row.pressedFromOutside()
    Accessible.onToggleAction: row.pressedFromOutside()

    Keys.onReturnPressed: row.clicked()
    Keys.onEnterPressed: row.clicked()
    onClicked: row.asked(!row.ticked)
    Component.onCompleted: watch.turn()

    ReaderWatch {
        id: watch
    }

    background: Item {
        FocusRing {
            shown: row.visualFocus
            around: 8
        }
    }

    contentItem: RowLayout {
        spacing: 14

        Rectangle {
            Layout.preferredWidth: 30
            Layout.preferredHeight: 30
            Layout.alignment: Qt.AlignVCenter
            radius: 8
            color: row.ticked ? Theme.accent : Theme.card
            border.width: 2
            border.color: row.ticked ? Theme.accent : Theme.control

            Icon {
                anchors.centerIn: parent
                visible: row.ticked
                name: "check"
                colour: Theme.accentInk
                size: 22
            }
        }

        ColumnLayout {
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignVCenter
            spacing: 0

            Words {
                Layout.fillWidth: true
                text: row.text
                font.weight: row.weight
                Accessible.ignored: true
            }

            Words {
                Layout.fillWidth: true
                visible: text !== ""
                text: row.detail
                size: 15
                color: Theme.ink2
                Accessible.ignored: true
            }
        }
    }
}
