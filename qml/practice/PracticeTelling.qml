// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls
import Tessera.Render

// The made-up visit as it is told: the line of now, large, and the one before it. Its height stays the same, so that
// nothing on the page moves while somebody taps.
Rectangle {
    id: telling

    required property Practice practice
    property bool brief: false  // little room: the line of now alone

    implicitHeight: Math.ceil(telling.brief ? now.line * 2 : earlier.line * 2 + now.line * 3) + label.height + 34
    radius: Theme.radius
    color: Theme.accentSoft
    border.width: 1
    border.color: Theme.line

    // Each line is spoken as it comes.
    StatusVoice {
        id: voice
        Accessible.role: Accessible.AlertMessage
        Accessible.name: voice.text
    }

    Connections {
        target: telling.practice
        enabled: telling.visible

        function onTold(): void {
            const words = telling.practice.over ? ending.text : telling.practice.line
            if (words !== voice.text)
                voice.say(words)
        }
    }

    ColumnLayout {
        anchors.fill: parent
        anchors.leftMargin: 18
        anchors.rightMargin: 18
        anchors.topMargin: 12
        anchors.bottomMargin: 12
        spacing: 4

        Words {
            id: label
            Layout.fillWidth: true
            text: telling.practice.waits && telling.brief ? qsTr("Practice · made up · waiting")
                : telling.practice.waits ? qsTr("Practice · a made-up visit · it waits while you pause")
                : qsTr("Practice · a made-up visit")
            size: 15
            font.weight: Font.Bold
            color: Theme.accent
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
        }

        Words {
            id: earlier
            readonly property real line: earlierMetrics.lineSpacing * earlier.lineHeight

            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.maximumHeight: Math.ceil(earlier.line * 2)
            visible: !telling.brief
            text: telling.practice.over ? "" : telling.practice.before
            color: Theme.ink2
            maximumLineCount: 2
            elide: Text.ElideRight
            verticalAlignment: Text.AlignBottom
            Accessible.ignored: true

            FontMetrics {
                id: earlierMetrics
                font: earlier.font
            }
        }

        Words {
            id: now
            readonly property real line: nowMetrics.lineSpacing * now.lineHeight

            objectName: "tellingLine"
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: !telling.practice.over
            text: telling.practice.line
            size: Theme.large ? 19 : 23
            font.weight: Font.Medium
            fontSizeMode: Text.Fit
            minimumPixelSize: 14
            verticalAlignment: Text.AlignVCenter

            FontMetrics {
                id: nowMetrics
                font: now.font
            }

            Behavior on text {
                enabled: !Theme.lessMotion
                NumberAnimation {
                    target: now
                    property: "opacity"
                    from: 0.3
                    to: 1
                    duration: 120
                }
            }
        }

        RowLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: telling.practice.over
            spacing: 14

            Words {
                id: ending
                objectName: "tellingOver"
                Layout.fillWidth: true
                text: telling.practice.ending ? qsTr("Saving…") : qsTr("The story ends here.")
                size: Theme.large ? 17 : 21
                font.weight: Font.Bold
            }

            PrimaryButton {
                objectName: "finishPractice"
                Layout.preferredHeight: Math.max(Theme.target, implicitContentHeight + 12)
                text: qsTr("See both pictures")
                size: 18
                enabled: !telling.practice.ending
                onClicked: telling.practice.finish()
            }
        }
    }
}
