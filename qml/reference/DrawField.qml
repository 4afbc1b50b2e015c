// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.Controls

// Room to draw with a finger. Nothing of it is kept: what is to stay is drawn on paper.
ColumnLayout {
    id: field

    property string words: ""
    property var strokes: []  // lists of points

    spacing: 6

    function begin(x: real, y: real): void {
        field.strokes.push([Qt.point(x, y)])
        canvas.requestPaint()
        wipe.enabled = true
    }

    function draw(x: real, y: real): void {
        field.strokes[field.strokes.length - 1].push(Qt.point(x, y))
        canvas.requestPaint()
    }

    function clean(): void {
        field.strokes = []
        canvas.requestPaint()
        wipe.enabled = false
    }

    RowLayout {
        Layout.fillWidth: true
        spacing: 12

        Words {
            Layout.fillWidth: true
            text: field.words
            color: Theme.ink2
        }

        SecondaryButton {
            id: wipe
            enabled: false
            text: qsTr("Wipe")
            size: 16
            Accessible.name: qsTr("Wipe: %1").arg(field.words)
            onClicked: field.clean()
        }
    }

    Rectangle {
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.minimumHeight: 170
        radius: 14
        color: Theme.page
        border.width: 1
        border.color: Theme.control

        Canvas {
            id: canvas
            anchors.fill: parent
            anchors.margins: 2
            Accessible.role: Accessible.Graphic
            Accessible.name: qsTr("Room to draw: %1").arg(field.words)

            onPaint: {
                const pen = canvas.getContext("2d")
                pen.clearRect(0, 0, canvas.width, canvas.height)
                pen.strokeStyle = Theme.ink
                pen.lineWidth = 4
                pen.lineCap = "round"
                pen.lineJoin = "round"
                for (const stroke of field.strokes) {
                    pen.beginPath()
                    pen.moveTo(stroke[0].x, stroke[0].y)
                    for (const point of stroke)
                        pen.lineTo(point.x + 0.01, point.y)
                    pen.stroke()
                }
            }

            MouseArea {
                anchors.fill: parent
                preventStealing: true
                onPressed: event => field.begin(event.x, event.y)
                onPositionChanged: event => field.draw(event.x, event.y)
            }
        }
    }
}
