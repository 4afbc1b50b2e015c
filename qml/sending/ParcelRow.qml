// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.Controls

// One sealed visit on its way: which, and how far it came.
Item {
    id: row

    property string title: ""
    property string day: ""
    property string stateWords: ""
    property int ticks: 0

    implicitHeight: Math.max(68, line.implicitHeight + 20)
    Accessible.role: Accessible.ListItem
    Accessible.name: row.day === "" ? qsTr("%1: %2").arg(row.title).arg(row.stateWords)
        : qsTr("%1, %2: %3").arg(row.title).arg(row.day).arg(row.stateWords)

    RowLayout {
        id: line
        anchors.fill: parent
        anchors.leftMargin: 10
        anchors.rightMargin: 10
        spacing: 14

        Ticks {
            Layout.alignment: Qt.AlignVCenter
            count: row.ticks
        }

        ColumnLayout {
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignVCenter
            spacing: 0

            Words {
                Layout.fillWidth: true
                text: row.title
                font.weight: Font.Bold
                Accessible.ignored: true
            }

            Words {
                Layout.fillWidth: true
                text: row.day === "" ? row.stateWords : qsTr("%1 · %2").arg(row.day).arg(row.stateWords)
                size: 15
                color: Theme.ink2
                Accessible.ignored: true
            }
        }
    }

    Rectangle {
        anchors.bottom: parent.bottom
        x: 10
        width: parent.width - 20
        height: 1
        color: Theme.line
    }
}
