// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.Controls

// Hides the whole window while another program is in front, so that no picture of it among the open programs tells
// of a visit.
Rectangle {
    id: cover

    signal uncoverAsked()

    objectName: "cover"
    color: Theme.page
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Tessera is covered. Touch to go on.")

    MouseArea {
        anchors.fill: parent
        hoverEnabled: true
        onClicked: cover.uncoverAsked()
    }

    ColumnLayout {
        anchors.centerIn: parent
        width: Math.min(parent.width - 48, 560 * Theme.textScale)
        spacing: 10

        Heading {
            Layout.fillWidth: true
            text: qsTr("Tessera")
            size: 34
            horizontalAlignment: Text.AlignHCenter
        }

        Words {
            Layout.fillWidth: true
            text: qsTr("Touch to go on")
            color: Theme.ink2
            horizontalAlignment: Text.AlignHCenter
        }
    }
}
