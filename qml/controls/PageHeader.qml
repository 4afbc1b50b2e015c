// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

// The top of a page: a way back, the title, and what belongs beside it.
Rectangle {
    id: header

    default property alias beside: side.data
    property string title: ""
    property string subtitle: ""
    property string back: ""  // words of the way back; none when empty

    signal backAsked()

    implicitHeight: Math.max(64, row.implicitHeight + 20)
    color: Theme.page

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: Theme.line
    }

    RowLayout {
        id: row
        anchors.fill: parent
        anchors.leftMargin: 24
        anchors.rightMargin: 24
        anchors.topMargin: 10
        anchors.bottomMargin: 10
        spacing: 16

        SecondaryButton {
            objectName: "back"
            visible: header.back !== ""
            text: header.back
            iconName: "back"
            leftPadding: 12
            size: 16
            onClicked: header.backAsked()
        }

        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0

            Heading {
                Layout.fillWidth: true
                text: header.title
                size: Theme.large ? 22 : 26
            }

            Words {
                Layout.fillWidth: true
                visible: text !== ""
                text: header.subtitle
                size: 15
                color: Theme.ink2
            }
        }

        RowLayout {
            id: side
            Layout.fillHeight: false
            Layout.fillWidth: false
            spacing: 12
        }
    }
}
