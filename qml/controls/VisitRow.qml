// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Controls.Basic
import Tessera.Render

// One visit: its small picture, what it was, and the way in. The whole row can be pressed.
AbstractButton {
    id: row

    property string title: ""
    property string subtitle: ""
    property string kind: ""
    property string aside: ""  // what there is to do with it
    property var picture: []
    readonly property bool narrow: row.width < 420 * Math.max(1, Theme.textScale)

    component Pill: Rectangle {
        id: pill

        property string text: ""

        implicitWidth: words.implicitWidth + 36
        implicitHeight: Math.max(Theme.target, words.implicitHeight + 16)
        radius: height / 2
        color: Theme.card
        border.width: 1
        border.color: Theme.control

        Words {
            id: words
            anchors.centerIn: parent
            text: pill.text
            size: 16
            font.weight: Font.Medium
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
    }

    // The screen reader's press.
    function pressedFromOutside(): void {
        if (row.enabled)
            row.clicked()
    }

    focusPolicy: Qt.TabFocus
    activeFocusOnTab: true
    topPadding: 12
    bottomPadding: 12
    leftPadding: 10
    rightPadding: 10
    implicitHeight: Math.max(96, implicitContentHeight + topPadding + bottomPadding)
    Accessible.role: Accessible.Button
    Accessible.name: row.title
    Accessible.description: row.subtitle + (row.kind !== "" ? ", " + row.kind : "") + (row.aside !== "" ? ", " + row.aside : "")
    Accessible.onPressAction: row.pressedFromOutside()
    Keys.onReturnPressed: row.clicked()
    Keys.onEnterPressed: row.clicked()

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

    contentItem: RowLayout {
        spacing: 18

        ThumbnailItem {
            Layout.preferredWidth: Math.min(220, row.width * 0.32)
            Layout.preferredHeight: 72
            codes: row.picture
            dark: Theme.dark
            own: Theme.own
        }

        ColumnLayout {
            Layout.fillWidth: true
            spacing: 2

            Words {
                Layout.fillWidth: true
                text: row.title
                font.weight: Font.Bold
                Accessible.ignored: true
            }

            Words {
                Layout.fillWidth: true
                text: row.subtitle
                size: 15
                color: Theme.ink2
                Accessible.ignored: true
            }

            Words {
                Layout.fillWidth: true
                visible: text !== ""
                text: row.kind
                size: 15
                color: Theme.accent
                font.weight: Font.Bold
                Accessible.ignored: true
            }

            Words {
                Layout.fillWidth: true
                visible: row.narrow && text !== ""
                text: row.aside
                size: 15
                Accessible.ignored: true
            }
        }

        Words {
            Layout.maximumWidth: row.width * 0.26
            visible: !row.narrow && text !== ""
            text: row.aside
            size: 16
            Accessible.ignored: true
        }

        Pill {
            visible: !row.narrow
            text: qsTr("Open")
        }
    }
}
