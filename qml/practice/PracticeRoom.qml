// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Tessera.App
import Tessera.Controls

// Before and after a practice visit; the visit itself is tapped on the live page.
PagePlace {
    id: room

    required property Practice practice
    required property Live live
    required property Vault vault
    required property Settings settings

    signal leaveAsked()

    objectName: "practiceRoom"
    wanted: room.practice.done ? afterwards : choosing

    Component {
        id: choosing
        PracticePage {
            anchors.fill: parent
            practice: room.practice
            vault: room.vault
            onLeaveAsked: room.leaveAsked()
        }
    }

    Component {
        id: afterwards
        PracticedPage {
            anchors.fill: parent
            practice: room.practice
            live: room.live
            settings: room.settings
            onAgainAsked: room.practice.leave()
            onLeaveAsked: {
                room.leaveAsked()
                room.practice.leave()
            }
        }
    }
}
