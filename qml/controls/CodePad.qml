// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Shapes
import QtQuick.Window
import Tessera.Render

// One large field to tap. The moment counts from the finger coming down; the tap is accepted when the finger lifts
// inside; sliding off takes it back. A finger that comes down on the rim, and a contact wider than a finger, is no tap.
Item {
    id: pad

    enum Says { Names, Phrases, Nothing }

    required property var code
    property bool current: false
    property bool hollow: false
    property bool showKey: false
    property int says: CodePad.Names
    // Seconds since the last tap on this pad while it is current, and after how many the ring is full; 0: no ring.
    property real since: 0
    property real stillAfter: 60
    // Answers with the present moment.
    property var clock: () => 0
    property real rim: 8
    // The widest contact that is a finger: 25 mm, where the screen tells how wide one is and how large it is itself.
    property real widestContact: 25 * Math.min(20, Math.max(3, Screen.pixelDensity))
    readonly property bool held: touch.taken && touch.stamp >= 0
    readonly property bool stillAsked: pad.current && pad.stillAfter > 0 && pad.since >= pad.stillAfter
    readonly property string name: pad.code.label ?? ""
    readonly property string phrase: Theme.quoted(pad.code.phrase ?? "")
    readonly property bool filled: !pad.hollow && (!Theme.dark || pad.current)
    readonly property color fill: pad.filled ? Theme.fillOf(pad.code)
        : pad.hollow ? Theme.card : Theme.mixed(Theme.fillOf(pad.code), Theme.card, 0.2)
    readonly property color ink: pad.filled ? Theme.inkOn(pad.fill) : Theme.ink
    readonly property bool small: pad.height < 150 || pad.width < 150
    readonly property bool low: pad.height < 200
    readonly property int inset: pad.small ? 14 : pad.low ? 20 : 26

    signal accepted(int code, real stamp)

    function present(): real {
        const read = pad.clock
        return read()
    }

    function tapNow(): void {
        pad.accepted(pad.code.index, pad.present())
    }

    function isFinger(x: real, y: real, contact: size): bool {
        return x >= pad.rim && y >= pad.rim && x <= pad.width - pad.rim && y <= pad.height - pad.rim
            && Math.max(contact.width, contact.height) <= pad.widestContact
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
    Accessible.onToggleAction: pad.tapNow()

    Keys.onReturnPressed: event => {
        if (!event.isAutoRepeat)
            pad.tapNow()
    }
    Keys.onEnterPressed: event => {
        if (!event.isAutoRepeat)
            pad.tapNow()
    }

    // A tap handler would let go of its tap when a second finger comes down on the same pad.
    MultiPointTouchArea {
        id: touch

        property bool taken: false  // a finger is down that counts, or that slid off
        property int finger: 0
        property real stamp: -1

        function within(contact: TouchPoint): bool {
            return contact.x >= 0 && contact.y >= 0 && contact.x <= pad.width && contact.y <= pad.height
        }

        function letGo(): void {
            touch.taken = false
            touch.stamp = -1
        }

        anchors.fill: parent
        onPressed: contacts => {
            for (let i = 0; i < contacts.length; ++i) {
                const contact = contacts[i]
                if (touch.taken || !pad.isFinger(contact.x, contact.y, contact.ellipseDiameters))
                    continue
                touch.taken = true
                touch.finger = contact.pointId
                touch.stamp = pad.present()
            }
        }
        onUpdated: contacts => {
            for (let i = 0; i < contacts.length; ++i) {
                if (contacts[i].pointId === touch.finger && !touch.within(contacts[i]))
                    touch.stamp = -1
            }
        }
        onReleased: contacts => {
            for (let i = 0; i < contacts.length; ++i) {
                const contact = contacts[i]
                if (!touch.taken || contact.pointId !== touch.finger)
                    continue
                const stamp = touch.within(contact) ? touch.stamp : -1
                touch.letGo()
                if (stamp >= 0)
                    pad.accepted(pad.code.index, stamp)
            }
        }
        onCanceled: touch.letGo()
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

        readonly property bool alone: pad.says === CodePad.Nothing
        readonly property real size: alone ? Math.min(pad.width, pad.height) * 0.42 : pad.small ? 28 : 42

        x: alone ? (pad.width - width) / 2 : pad.LayoutMirroring.enabled ? pad.width - width - pad.inset : pad.inset
        y: alone ? (pad.height - height) / 2 : pad.inset
        width: size
        height: size
        mark: pad.code.mark
        colour: pad.ink
    }

    Row {
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: pad.small ? 14 : pad.low ? 20 : 24
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
            radius: height / 2
            color: Theme.card

            Row {
                id: nowRow
                anchors.centerIn: parent
                spacing: 7

                Shape {
                    id: ring
                    objectName: "stillRing"

                    readonly property real filled: pad.stillAfter > 0 ? Math.min(1, pad.since / pad.stillAfter) : 0

                    width: 20
                    height: 20
                    anchors.verticalCenter: parent.verticalCenter
                    visible: pad.stillAfter > 0

                    ShapePath {
                        strokeColor: Theme.line
                        strokeWidth: 4
                        fillColor: "transparent"

                        PathAngleArc {
                            centerX: 10
                            centerY: 10
                            radiusX: 8
                            radiusY: 8
                            startAngle: 0
                            sweepAngle: 360
                        }
                    }

                    ShapePath {
                        strokeColor: Theme.ink
                        strokeWidth: 4
                        fillColor: "transparent"
                        capStyle: ShapePath.FlatCap

                        PathAngleArc {
                            centerX: 10
                            centerY: 10
                            radiusX: 8
                            radiusY: 8
                            startAngle: -90
                            sweepAngle: 360 * ring.filled
                        }
                    }
                }

                Words {
                    objectName: "nowWords"
                    text: pad.stillAsked && !pad.small ? qsTr("still this?") : qsTr("now")
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
        visible: pad.says !== CodePad.Nothing
        spacing: 4

        Words {
            id: title
            readonly property real room: pad.height - mark.y - mark.height - (pad.small ? 20 : 30)
                - (phraseWords.visible ? phraseWords.height : 0)
            width: parent.width
            height: Math.min(implicitHeight, Math.max(24, room))
            text: pad.says === CodePad.Phrases && pad.phrase !== "" ? pad.phrase : pad.name
            size: pad.small ? 17 : pad.low || pad.width < 230 ? 20 : 24
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
            visible: text !== "" && pad.says === CodePad.Names && !Theme.large && !pad.low && !pad.small
            text: pad.phrase
            size: 17
            color: pad.ink
            Accessible.ignored: true
        }
    }
}
