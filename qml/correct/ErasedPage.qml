// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// The visit is gone: what was erased, and what stays.
FocusScope {
    id: page

    required property Ending ending

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
                text: qsTr("The visit is erased")
                size: 26
            }

            Words {
                objectName: "erasedWords"
                Layout.fillWidth: true
                text: qsTr("Every tap, mark, note and code of it is gone from this tablet, for good. A number that stands for nobody stays, so that this visit is not taken in again.")
            }

            Words {
                objectName: "wipeWaits"
                Layout.fillWidth: true
                visible: !page.ending.wiped
                text: qsTr("Something else is using the visits just now. The last traces on the disk are overwritten as soon as it is done, or when Tessera starts again.")
            }

            Words {
                Layout.fillWidth: true
                text: qsTr("If this visit was handed over or backed up before, tell whoever holds the copy to delete it too.")
                color: Theme.ink2
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
