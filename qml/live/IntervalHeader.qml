// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Shapes
import Tessera.App
import Tessera.Controls

// Which interval runs, with the ring that is its silent cue: it fills while the interval lasts, and begins anew with
// the next.
Rectangle {
    id: header

    required property Live live
    required property Intervals intervals
    property bool hideClock: false
    readonly property bool ready: header.live.state === Live.Ready
    readonly property bool paused: header.live.state === Live.Paused

    signal leaveAsked()

    implicitHeight: Math.max(96, line.implicitHeight + 20)
    color: Theme.card
    Accessible.role: Accessible.StatusBar
    Accessible.name: title.text

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 3
        color: Theme.control
    }

    RowLayout {
        id: line
        anchors.fill: parent
        anchors.leftMargin: 20
        anchors.rightMargin: 20
        spacing: 18

        Item {
            objectName: "intervalRing"
            Layout.preferredWidth: 76
            Layout.preferredHeight: 76
            Accessible.role: Accessible.ProgressBar
            Accessible.name: qsTr("This interval")

            Shape {
                id: ring
                anchors.fill: parent

                ShapePath {
                    strokeColor: Theme.line
                    strokeWidth: 9
                    fillColor: "transparent"

                    PathAngleArc {
                        centerX: 38
                        centerY: 38
                        radiusX: 32
                        radiusY: 32
                        startAngle: 0
                        sweepAngle: 360
                    }
                }

                ShapePath {
                    strokeColor: header.paused ? Theme.control : Theme.accent
                    strokeWidth: 9
                    fillColor: "transparent"
                    capStyle: ShapePath.FlatCap

                    PathAngleArc {
                        centerX: 38
                        centerY: 38
                        radiusX: 32
                        radiusY: 32
                        startAngle: -90
                        sweepAngle: 360 * header.intervals.progress
                    }
                }
            }

            Words {
                anchors.centerIn: parent
                width: 46
                height: 46
                text: header.paused ? "" : header.intervals.secondsLeft
                font.pixelSize: 22
                fontSizeMode: Text.Fit
                minimumPixelSize: 14
                font.weight: Font.Bold
                horizontalAlignment: Text.AlignHCenter
                verticalAlignment: Text.AlignVCenter
                visible: !header.hideClock && !header.paused
                Accessible.ignored: true
            }

            Icon {
                anchors.centerIn: parent
                visible: header.paused
                name: "pause"
                size: 30
            }
        }

        SecondaryButton {
            objectName: "leave"
            visible: header.ready
            text: qsTr("Not now")
            iconName: "back"
            leftPadding: 12
            size: 16
            onClicked: header.leaveAsked()
        }

        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0

            Words {
                id: title
                objectName: "nowTitle"
                Layout.fillWidth: true
                text: header.paused ? qsTr("Paused: nothing is being recorded")
                    : header.ready ? qsTr("Ready: tap the first thing you see")
                    : qsTr("Interval %1").arg(header.intervals.number)
                size: Theme.large ? 20 : 26
                font.weight: Font.Bold
                wrapMode: header.ready ? Text.Wrap : Text.NoWrap
                fontSizeMode: header.ready ? Text.FixedSize : Text.HorizontalFit
                minimumPixelSize: 17
                elide: header.ready ? Text.ElideNone : Text.ElideRight
            }

            Words {
                objectName: "openWords"
                Layout.fillWidth: true
                text: header.ready ? qsTr("The clock and the first interval start with it. Then once each %1 s.").arg(header.intervals.seconds)
                    : header.intervals.openWords !== "" ? qsTr("Still open before it: %1").arg(header.intervals.openWords)
                    : header.paused ? qsTr("The interval waits for %1").arg(header.live.pausedFor)
                    : qsTr("Tap what you see, once in each row")
                color: header.intervals.openWords !== "" ? Theme.accent : Theme.ink2
            }
        }

        ColumnLayout {
            Layout.fillHeight: false
            spacing: 0

            Words {
                objectName: "clock"
                Layout.alignment: Qt.AlignRight
                visible: !header.hideClock
                text: header.live.clock
                size: Theme.large ? 24 : 30
                font.weight: Font.Bold
                wrapMode: Text.NoWrap
                Accessible.name: qsTr("Visit time %1").arg(text)
            }

            SaveBadge {
                Layout.alignment: Qt.AlignRight
                waiting: header.live.waiting
                color: Theme.ink2
            }
        }
    }
}
