// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// What was taken back: what is gone, what stays, and what is left to do by hand.
FocusScope {
    id: page

    required property TakingBack takingBack
    readonly property var files: page.takingBack.files
    readonly property bool stopped: page.takingBack.scope === TakingBack.Stop

    signal leaveAsked()

    objectName: "erasedPage"
    Keys.onEscapePressed: page.leaveAsked()

    ScrollPage {
        anchors.fill: parent
        needed: card.implicitHeight

        Card {
            id: card
            anchors.centerIn: parent
            width: Math.min(parent.width, 720 * Math.max(1, Math.min(1.5, Theme.textScale)))
            padding: 28
            spacing: 18

            Heading {
                Layout.fillWidth: true
                text: page.stopped ? qsTr("The visit is stopped") : qsTr("The visit is erased")
                size: 26
            }

            Words {
                objectName: "erasedWords"
                Layout.fillWidth: true
                text: page.stopped
                    ? qsTr("Nothing more is recorded in it. What was recorded so far stays, here and with those who have it.")
                    : qsTr("Every tap, mark, note and code of it is gone from this tablet, for good. A number that stands for nobody stays, so that this visit is not taken in again.")
            }

            Words {
                objectName: "wipeWaits"
                Layout.fillWidth: true
                visible: !page.stopped && !page.takingBack.wiped
                text: qsTr("Something else is using the visits just now. The last traces on the disk are overwritten as soon as it is done, or when Tessera starts again.")
            }

            Words {
                objectName: "others"
                Layout.fillWidth: true
                visible: !page.stopped
                text: !page.takingBack.handedOver ? qsTr("It was not handed over as a file before. If there is a backup, delete that too.")
                    : page.takingBack.scope === TakingBack.All ? qsTr("It was handed over before. Those who have it are told to erase it with the next file they get; if there is a backup, delete that too.")
                    : qsTr("It was handed over before, and stays with those who have it.")
                color: Theme.ink2
            }

            Notice {
                objectName: "filesLeft"
                Layout.fillWidth: true
                visible: page.takingBack.files.length > 0
                strong: true
                text: qsTr("These files still hold it. Delete them too: %1").arg(page.files.join(", "))
            }

            Notice {
                Layout.fillWidth: true
                visible: text !== ""
                strong: true
                text: page.takingBack.problem
            }

            PrimaryButton {
                objectName: "erasedDone"
                Layout.fillWidth: true
                text: qsTr("Done")
                onClicked: page.leaveAsked()
            }
        }
    }
}
