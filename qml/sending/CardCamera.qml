// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// The study's card is held in front of the camera, where there is one. It goes off with the page.
ColumnLayout {
    id: part

    required property Joining joining
    required property bool wanted  // by this page; without it no camera is asked for
    readonly property CardLook camera: part.joining.camera

    function turn(): void {
        if (part.wanted)
            part.camera.ask()
        else
            part.camera.stop()
    }

    spacing: 12
    visible: part.joining.name === "" && (part.camera.offered || part.camera.problem !== "")
    onWantedChanged: part.turn()
    Component.onCompleted: part.turn()
    Component.onDestruction: part.camera.stop()

    SecondaryButton {
        id: begin
        objectName: "lookForCard"
        text: qsTr("Show the card to the camera")
        visible: part.camera.offered && !part.camera.looking
        enabled: !part.joining.busy
        onClicked: {
            const here = begin.activeFocus
            part.camera.look()
            if (here)
                end.forceActiveFocus(Qt.TabFocusReason)
        }
    }

    Words {
        objectName: "cameraSays"
        Layout.fillWidth: true
        visible: part.camera.looking
        text: part.camera.told
    }

    Rectangle {
        Layout.fillWidth: true
        implicitHeight: Math.min(width * 9 / 16, 360)  // in one view with what is said of it
        visible: part.camera.looking
        radius: 12
        color: Theme.soft
        border.width: 1
        border.color: Theme.line

        CardView {
            objectName: "cardView"
            anchors.fill: parent
            anchors.margins: 6
            look: part.camera
            Accessible.role: Accessible.Graphic
            Accessible.name: qsTr("What the camera sees")
        }
    }

    Flow {
        Layout.fillWidth: true
        visible: part.camera.looking
        spacing: 12

        SecondaryButton {
            id: end
            objectName: "stopLooking"
            text: qsTr("Switch the camera off")
            onClicked: {
                const here = end.activeFocus
                part.camera.stop()
                if (here)
                    begin.forceActiveFocus(Qt.TabFocusReason)
            }
        }

        SecondaryButton {
            objectName: "anotherCamera"
            text: qsTr("Use the other camera")
            visible: part.camera.several
            onClicked: part.camera.another()
        }
    }

    Words {
        Layout.fillWidth: true
        visible: part.camera.offered
        text: qsTr("The camera is on only until the card is read. No picture is kept.")
        color: Theme.ink2
        size: 15
    }

    Notice {
        objectName: "cameraProblem"
        Layout.fillWidth: true
        visible: part.camera.problem !== ""
        strong: true
        text: part.camera.problem
    }
}
