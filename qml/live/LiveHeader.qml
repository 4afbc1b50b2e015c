// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls
import Tessera.Render

// What is running now: mark, name, phrase and time. By day the whole strip takes the activity's colour; in the dark
// theme only a square and a line do, so that it does not light the room.
Rectangle {
    id: header

    required property Live live
    required property var code  // of what runs; null when nothing does
    property bool hideClock: false
    property int says: CodePad.Names

    readonly property bool paused: header.live.state === Live.Paused
    readonly property bool running: header.live.state === Live.Running
    readonly property bool unsure: header.running && header.live.activeCode === Theme.cannotTell
    readonly property var look: header.unsure ? ({ "index": Theme.cannotTell }) : header.code
    readonly property color fill: header.running && header.look ? Theme.fillOf(header.look) : Theme.card
    readonly property bool bright: header.running && !Theme.dark
    readonly property string phrase: Theme.quoted(header.live.activePhrase)
    readonly property color ink: header.bright ? Theme.inkOn(header.fill) : Theme.ink

    signal leaveAsked()

    implicitHeight: Math.max(84, row.implicitHeight + 26)
    color: header.bright ? header.fill : Theme.card
    Accessible.role: Accessible.StatusBar
    Accessible.name: header.running && !header.unsure ? header.live.activeLabel : title.text

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.dark && header.running ? 6 : 3
        color: header.paused || !header.running ? Theme.control
            : Theme.dark ? header.fill : Theme.edgeOf(header.look)
    }

    RowLayout {
        id: row
        anchors.fill: parent
        anchors.bottomMargin: 3
        anchors.leftMargin: Theme.dark && header.running ? 0 : 24
        anchors.rightMargin: 24
        spacing: 18

        Rectangle {
            Layout.preferredWidth: Theme.dark ? 100 : 44
            Layout.fillHeight: true
            visible: header.running
            color: Theme.dark ? header.fill : "transparent"

            MarkItem {
                anchors.centerIn: parent
                width: 38
                height: 38
                visible: !header.unsure
                mark: header.code ? header.code.mark : 0
                colour: Theme.inkOn(header.fill)
            }

            Words {
                anchors.centerIn: parent
                visible: header.unsure
                text: "?"
                font.pixelSize: 34
                font.weight: Font.Bold
                color: Theme.inkOn(header.fill)
                Accessible.ignored: true
            }
        }

        Icon {
            visible: header.paused
            name: "pause"
            size: 34
        }

        SecondaryButton {
            objectName: "leave"
            visible: header.live.state === Live.Ready
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
                    : !header.running ? qsTr("Ready: tap the first activity")
                    : header.unsure ? qsTr("Can’t tell")
                    : header.says === CodePad.Nothing ? qsTr("Recording")
                    : header.says === CodePad.Phrases && header.phrase !== "" ? header.phrase : header.live.activeLabel
                size: Theme.large ? 20 : 27
                font.weight: Font.Bold
                color: header.ink
                wrapMode: Text.NoWrap
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: 17
                elide: Text.ElideRight
            }

            Words {
                Layout.fillWidth: true
                readonly property string phrase: header.unsure ? qsTr("Settle it afterwards, or tap what it is")
                    : header.says === CodePad.Names ? header.phrase : ""
                text: header.paused ? qsTr("Paused for %1 · tap an activity to carry on").arg(header.live.pausedFor)
                    : !header.running ? qsTr("The clock starts with your first tap.")
                    : header.hideClock ? phrase
                    : Theme.large || phrase === "" ? qsTr("%1 so far").arg(header.live.activeFor)
                    : qsTr("%1 · %2 so far").arg(phrase).arg(header.live.activeFor)
                color: header.ink
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
                size: Theme.large ? 26 : 34
                font.weight: Font.Bold
                color: header.ink
                wrapMode: Text.NoWrap
                Accessible.name: qsTr("Visit time %1").arg(text)
            }

            SaveBadge {
                Layout.alignment: Qt.AlignRight
                waiting: header.live.waiting
                before: header.hideClock || Theme.large ? "" : header.paused ? qsTr("Visit time stopped") : qsTr("Visit time")
                color: header.ink
            }
        }
    }
}
