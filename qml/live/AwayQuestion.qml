// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// After a gap: what was the time away? One question, three answers.
Sheet {
    id: question

    required property Live live
    required property string activeName

    title: question.live.away
    closable: false
    open: question.live.away !== ""
    Accessible.role: Accessible.AlertMessage

    Words {
        Layout.fillWidth: true
        text: qsTr("What was the time in between?")
    }

    Pressable {
        objectName: "awayStill"
        Layout.fillWidth: true
        Layout.minimumHeight: 64
        text: qsTr("Still %1").arg(question.activeName)
        size: 20
        onClicked: question.live.answerAway(Live.StillThis)
    }

    Pressable {
        objectName: "awayPaused"
        Layout.fillWidth: true
        Layout.minimumHeight: 64
        text: qsTr("Paused")
        size: 20
        onClicked: question.live.answerAway(Live.WasPaused)
    }

    Pressable {
        objectName: "awayUnsure"
        Layout.fillWidth: true
        Layout.minimumHeight: 64
        text: qsTr("Can’t tell")
        size: 20
        onClicked: question.live.answerAway(Live.CannotSay)
    }

    Item {
        Layout.fillHeight: true
    }
}
