// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// The family takes a visit back. How far is one press, each told in plain words; keeping it is the easy way out.
FocusScope {
    id: page

    required property TakingBack takingBack
    readonly property bool busy: page.takingBack.state === TakingBack.Working

    objectName: "takeBackPage"
    Keys.onEscapePressed: page.takingBack.leave()

    component Choice: Pressable {
        Layout.fillWidth: true
        Layout.preferredHeight: Math.max(84, implicitHeight)
        enabled: !page.busy
        wraps: true
        size: 19
        edge: Theme.ink
    }

    ScrollPage {
        anchors.fill: parent
        needed: card.implicitHeight

        Card {
            id: card
            anchors.centerIn: parent
            width: Math.min(parent.width, 760 * Math.max(1, Math.min(1.5, Theme.textScale)))
            padding: 28
            spacing: 16

            Heading {
                Layout.fillWidth: true
                text: qsTr("The family takes the visit back")
                size: 26
            }

            Words {
                objectName: "takeBackTitle"
                Layout.fillWidth: true
                visible: text !== ""
                text: page.takingBack.title
                font.weight: Font.Bold
            }

            Words {
                Layout.fillWidth: true
                text: qsTr("They need not say why. What is erased cannot be brought back by anybody; a number that stands for nobody stays, so that a copy is not taken in again.")
                color: Theme.ink2
            }

            Notice {
                objectName: "eraseProblem"
                Layout.fillWidth: true
                visible: text !== ""
                strong: true
                text: page.takingBack.problem
            }

            Choice {
                objectName: "takeBackStop"
                text: qsTr("Stop")
                detail: qsTr("Nothing more is recorded in this visit. What was, stays.")
                onClicked: page.takingBack.take(TakingBack.Stop)
            }

            Choice {
                objectName: "takeBackUnsent"
                text: qsTr("Erase it here")
                detail: qsTr("Gone from this tablet, and from what waits to be sent. Whoever has it already keeps it.")
                onClicked: page.takingBack.take(TakingBack.Unsent)
            }

            Choice {
                objectName: "eraseVisit"
                text: page.busy ? qsTr("Erasing…") : qsTr("Erase it everywhere")
                detail: qsTr("Gone from this tablet now. Everyone who has it is told to erase it, with the next file they get.")
                onClicked: page.takingBack.take(TakingBack.All)
            }

            PrimaryButton {
                objectName: "keepVisit"
                Layout.fillWidth: true
                enabled: !page.busy
                wraps: true
                text: qsTr("Keep the visit")
                onClicked: page.takingBack.leave()
            }
        }
    }
}
