// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Tessera.App
import Tessera.Controls

// Which two sessions of one visit to compare, and what they say.
PagePlace {
    id: room

    required property Compare compare

    signal leaveAsked()
    signal visitAsked(string sessionId)

    objectName: "compareRoom"
    wanted: room.compare.shown ? comparing : choosing

    Component {
        id: choosing
        CompareChoicePage {
            anchors.fill: parent
            compare: room.compare
            onLeaveAsked: room.leaveAsked()
        }
    }

    Component {
        id: comparing
        ComparePage {
            anchors.fill: parent
            compare: room.compare
            onLeaveAsked: room.compare.close()
        }
    }

    Connections {
        target: room.compare
        function onSharedMade(sessionId) {
            room.visitAsked(sessionId)
        }
    }
}
