// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Shapes
import QtQuick.Window
import Tessera.Render

// One large field to tap. The moment counts from the finger coming down; the tap is accepted when the finger lifts
// inside; sliding off takes it back. A contact wider than a finger is not a tap.
Item {
    id: pad

    required property var code
    property bool current: false
    property bool hollow: false
    property bool showKey: false
    // Seconds since the last tap on this pad while it is current: the ring fills over a minute.
    property real since: 0
    // Answers with the present moment.
    property var clock: () => 0
    readonly property bool held: handler.pressed
    readonly property string name: pad.code.label ?? ""
    readonly property string phrase: Theme.quoted(pad.code.phrase ?? "")
    readonly property bool filled: !pad.hollow && (!Theme.dark || pad.current)
    readonly property color fill: pad.filled ? Theme.fillOf(pad.code)
        : pad.hollow ? Theme.card : Theme.mixed(Theme.fillOf(pad.code), Theme.card, 0.2)
    readonly property color ink: pad.filled ? Theme.inkOn(pad.fill) : Theme.ink
    readonly property bool small: pad.height < 200 || pad.width < 150

    signal accepted(int code, real stamp)

    function present(): real {
        const read = pad.clock
        return read()
    }

    function tapNow(): void {
        pad.accepted(pad.code.index, pad.present())
    }

    implicitWidth: 256
    implicitHeight: 330
    activeFocusOnTab: true
    Accessible.role: Accessible.Button
    Accessible.name: pad.name
    Accessible.description: pad.phrase
    Accessible.checkable: true
    Accessible.checked: pad.current
    Accessible.focusable: true
    Accessible.onPressAction: pad.tapNow()

    Keys.onReturnPressed: event => {
        if (!event.isAutoRepeat)
            pad.tapNow()
    }
    Keys.onEnterPressed: event => {
        if (!event.isAutoRepeat)
            pad.tapNow()
    }

    TapHandler {
        id: handler

        property real stamp: -1
        readonly property real widest: 25 * Math.min(20, Math.max(3, Screen.pixelDensity))

        gesturePolicy: TapHandler.ReleaseWithinBounds
        longPressThreshold: 3600
        onPressedChanged: {
            if (pressed)
                stamp = point.ellipseDiameters.width > widest ? -1 : pad.present()
        }
        onTapped: {
            if (stamp >= 0)
                pad.accepted(pad.code.index, stamp)
            stamp = -1
        }
        onCanceled: stamp = -1
    }

    Rectangle {
        anchors.fill: parent
        radius: 22
        color: pad.current ? Theme.card : pad.fill
        border.width: pad.current ? 6 : (Theme.dark ? 3 : 2)
        border.color: pad.current ? Theme.ink : Theme.edgeOf(pad.code)
    }

    Rectangle {
        anchors.fill: parent
        anchors.margins: 10
        visible: pad.current
        radius: 14
        color: pad.fill
    }

    Rectangle {
        anchors.fill: parent
        radius: 22
        visible: pad.held
        color: Theme.ink
        opacity: 0.16
    }

    FocusRing {
        shown: pad.activeFocus
        around: 22
    }

    MarkItem {
        id: mark
        x: pad.LayoutMirroring.enabled ? pad.width - width - (pad.small ? 14 : 26) : (pad.small ? 14 : 26)
        y: pad.small ? 14 : 26
        width: pad.small ? 28 : 42
        height: width
        mark: pad.code.mark
        colour: pad.ink
    }

    Row {
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: pad.small ? 14 : 24
        spacing: 10

        Rectangle {
            visible: pad.showKey && !pad.small
            width: Math.max(32, keyName.implicitWidth + 16)
            height: keyName.implicitHeight + 8
            radius: 8
            color: "transparent"
            border.width: 1
            border.color: pad.ink

            Words {
                id: keyName
                anchors.centerIn: parent
                text: pad.code.index + 1
                size: 15
                color: pad.ink
                font.weight: Font.Bold
                Accessible.ignored: true
            }
        }

        Rectangle {
            visible: pad.current
            width: nowRow.implicitWidth + 20
            height: nowRow.implicitHeight + 10
            radius: 12
            color: Theme.card

            Row {
                id: nowRow
                anchors.centerIn: parent
                spacing: 6

                Shape {
                    width: 16
                    height: 16
                    anchors.verticalCenter: parent.verticalCenter
                    visible: pad.since > 0

                    ShapePath {
                        strokeColor: Theme.ink
                        strokeWidth: 3
                        fillColor: "transparent"

                        PathAngleArc {
                            centerX: 8
                            centerY: 8
                            radiusX: 6
                            radiusY: 6
                            startAngle: -90
                            sweepAngle: 360 * Math.min(1, pad.since / 60)
                        }
                    }
                }

                Words {
                    text: pad.since >= 60 && !pad.small ? qsTr("still this?") : qsTr("now")
                    size: 15
                    font.weight: Font.Bold
                    Accessible.ignored: true
                }
            }
        }
    }

    Column {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: pad.small ? 12 : 20
        spacing: 4

        Words {
            id: title
            readonly property real room: pad.height - mark.y - mark.height - 34 - (phraseWords.visible ? phraseWords.height : 0)
            width: parent.width
            height: Math.min(implicitHeight, Math.max(24, room))
            text: pad.name
            size: pad.small ? 17 : 24
            color: pad.ink
            font.weight: Font.Bold
            wrapMode: Text.WordWrap
            fontSizeMode: Text.Fit
            lineHeight: 1  // the fitting reckons with no other
            minimumPixelSize: 14
            verticalAlignment: Text.AlignBottom
            Accessible.ignored: true
        }

        Words {
            id: phraseWords
            width: parent.width
            visible: text !== "" && !Theme.large && !pad.small
            text: pad.phrase
            size: 17
            color: pad.ink
            Accessible.ignored: true
        }
    }
}
