// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

// Something the person should know, in plain words, with what can be done about it.
Rectangle {
    id: notice

    default property alias actions: buttons.data
    property string text: ""
    property bool strong: false

    implicitHeight: column.implicitHeight + 28
    implicitWidth: column.implicitWidth + 32
    radius: 12
    color: notice.strong ? Theme.card : Theme.accentSoft
    border.width: notice.strong ? 2 : 0
    border.color: Theme.ink
    Accessible.role: Accessible.AlertMessage
    Accessible.name: notice.text

    ColumnLayout {
        id: column
        anchors.fill: parent
        anchors.leftMargin: 16
        anchors.rightMargin: 16
        anchors.topMargin: 14
        anchors.bottomMargin: 14
        spacing: 10

        Words {
            Layout.fillWidth: true
            text: notice.text
            Accessible.ignored: true
        }

        Flow {
            id: buttons
            Layout.fillWidth: true
            visible: children.length > 0
            spacing: 10
        }
    }
}
