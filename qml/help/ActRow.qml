// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// One line of the log: when, what, and about which visit. Where it is about one, it can be pressed to see all that
// was done with it.
AbstractButton {
    id: row

    required property int index
    required property string session
    required property string time
    required property string words
    required property string about
    readonly property ListView list: row.ListView.view as ListView
    readonly property Acts acts: row.list ? row.list.model as Acts : null
    readonly property bool leads: row.session !== "" && row.acts !== null && row.acts.visit === ""
    readonly property bool narrow: row.width < 520 * Math.max(1, Theme.textScale)

    // The screen reader's press.
    function pressedFromOutside(): void {
        if (row.enabled)
            row.clicked()
    }

    objectName: "act" + row.index
    width: row.list ? row.list.width - row.list.leftMargin - row.list.rightMargin : 0
    enabled: row.leads
    focusPolicy: Qt.TabFocus
    activeFocusOnTab: true
    topPadding: 9
    bottomPadding: 9
    leftPadding: 10
    rightPadding: 10
    implicitHeight: Math.max(Theme.target, implicitContentHeight + topPadding + bottomPadding)
    Accessible.role: row.leads ? Accessible.Button : Accessible.ListItem
    Accessible.name: qsTr("%1, %2").arg(row.time).arg(row.words)
    Accessible.description: row.about
    Accessible.onPressAction: row.pressedFromOutside()
    onClicked: row.acts.visit = row.session
    Keys.onReturnPressed: row.pressedFromOutside()
    Keys.onEnterPressed: row.pressedFromOutside()

    background: Rectangle {
        color: row.pressed ? Theme.soft : "transparent"
        radius: 10

        Rectangle {
            anchors.bottom: parent.bottom
            x: 10
            width: parent.width - 20
            height: 1
            color: Theme.line
        }

        FocusRing {
            anchors.margins: 0
            shown: row.visualFocus
            around: 5
        }
    }

    contentItem: GridLayout {
        columns: row.narrow ? 1 : 2
        columnSpacing: 18
        rowSpacing: 2

        Words {
            Layout.preferredWidth: row.narrow ? -1 : Theme.px(86)
            Layout.alignment: Qt.AlignTop
            text: row.time
            color: Theme.ink2
            Accessible.ignored: true
        }

        ColumnLayout {
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop
            spacing: 2

            Words {
                Layout.fillWidth: true
                text: row.words
                font.weight: Font.Medium
                Accessible.ignored: true
            }

            Words {
                Layout.fillWidth: true
                visible: text !== ""
                text: row.about
                size: 15
                color: Theme.ink2
                Accessible.ignored: true
            }
        }
    }
}
