// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Tessera.App
import Tessera.Render

// Says to a screen reader what happened, once it is on the disk: "Meaning, saved". Where it does not get there, that.
StatusVoice {
    id: voice

    required property Live live
    property string waiting: ""  // what has happened and is not safe yet

    function settle(): void {
        if (voice.waiting === "" || !voice.live.saved && voice.live.trouble === "")
            return
        const sentence = voice.waiting.endsWith(".")
        const kept = voice.live.saved
        voice.say((kept ? (sentence ? qsTr("%1 Saved.") : qsTr("%1, saved"))
            : (sentence ? qsTr("%1 Not saved yet.") : qsTr("%1, not saved yet"))).arg(voice.waiting))
        voice.waiting = ""
    }

    objectName: "voice"
    Accessible.role: Accessible.AlertMessage
    Accessible.name: voice.text

    Connections {
        target: voice.live

        function onMessageChanged(): void {
            // What leaves nothing to be saved is an answer, and is said at once.
            if (voice.live.saved) {
                voice.waiting = ""
                voice.say(voice.live.message)
            } else {
                voice.waiting = voice.live.message
                voice.settle()
            }
        }

        function onSavedChanged(): void {
            voice.settle()
        }
    }
}
