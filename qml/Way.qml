// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Tessera.App

// Which page is shown, and the way between pages.
QtObject {
    id: way

    required property Composition app

    // Where the person went; what is shown also follows the visit being coded and the library's lock.
    property string page: "home"
    // By page: where it was asked for, to go back there.
    property var askedFrom: ({ "review": "library", "compare": "library", "cards": "home", "reference": "home", "export": "review", "keeping": "home",
        "help": "home", "acts": "settings", "sending": "home" })
    readonly property bool coding: way.app.live.state === Live.Ready || way.app.live.state === Live.Running
        || way.app.live.state === Live.Paused
    readonly property bool shut: way.app.vault.state === Vault.Locked || way.app.vault.state === Vault.Failed
    readonly property string shown: way.shut && !way.coding ? "lock"
        : way.app.correct.open ? "correct"
        : way.app.takingBack.state === TakingBack.Done ? "erased"
        : way.app.takingBack.state !== TakingBack.Idle ? "takeBack"
        : way.app.renewing.open ? "renew"
        : way.coding ? "live"
        : way.app.live.state === Live.Ended ? (way.app.practice.done ? "practice" : "end")
        : way.page

    // What was open is closed then.
    readonly property Connections lockWatch: Connections {
        target: way.app.vault
        function onLocking(): void {
            if (!/^(home|library|families|research|settings)$/.test(way.page))
                way.go("home")
        }
    }

    function go(page: string): void {
        way.page = page
    }

    function goFrom(from: string, page: string): void {
        // A map of its own each time: compiled ahead, Qt 6.4 would write into a copy of the one that is there.
        way.askedFrom = Object.assign({}, way.askedFrom, { [page]: from })
        way.go(page)
    }

    function openVisit(sessionId: string, from: string): void {
        way.app.review.open(sessionId)
        way.goFrom(from, "review")
    }

    function openReference(from: string, code: int): void {
        way.app.reference.begin(code)
        way.goFrom(from, "reference")
    }

    function openHelp(from: string, page: string): void {
        way.app.help.begin(page)
        way.goFrom(from, "help")
    }

    function setUp(): void {
        way.app.setup.begin()
        way.go("setup")
    }
}
