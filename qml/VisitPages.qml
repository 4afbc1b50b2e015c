// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Tessera.App
import Tessera.ConsentUi
import Tessera.CorrectUi
import Tessera.LiveUi
import Tessera.PracticeUi

// A visit on its way: set up, tapped, practised, put right, ended.
QtObject {
    id: pages

    required property Composition app
    required property Way way

    readonly property Component setup: Component {
        SetupPage {
            anchors.fill: parent
            setup: pages.app.setup
            vault: pages.app.vault
            settings: pages.app.settings
            onLeaveAsked: pages.way.go("home")
            onStarted: pages.way.go("home")
        }
    }

    readonly property Component live: Component {
        LivePage {
            anchors.fill: parent
            live: pages.app.live
            settings: pages.app.settings
            exporter: pages.app.exporter
            practice: pages.app.practice
            turned: pages.app.heldScreen.quarters !== 0
            onCorrectAsked: entry => pages.app.correct.begin(pages.app.live.sessionId, entry)
        }
    }

    readonly property Component interval: Component {
        IntervalPage {
            anchors.fill: parent
            live: pages.app.live
            intervals: pages.app.intervals
            settings: pages.app.settings
            exporter: pages.app.exporter
            onCorrectAsked: entry => pages.app.correct.begin(pages.app.live.sessionId, entry)
        }
    }

    readonly property Component practice: Component {
        PracticeRoom {
            anchors.fill: parent
            practice: pages.app.practice
            live: pages.app.live
            vault: pages.app.vault
            settings: pages.app.settings
            onLeaveAsked: pages.way.go("home")
        }
    }

    readonly property Component correct: Component {
        CorrectPage {
            anchors.fill: parent
            correct: pages.app.correct
            settings: pages.app.settings
            onLeaveAsked: pages.app.correct.close()
        }
    }

    readonly property Component erased: Component {
        TakenBackPage {
            anchors.fill: parent
            takingBack: pages.app.takingBack
            onLeaveAsked: {
                const gone = pages.app.takingBack.scope !== TakingBack.Stop
                if (pages.way.page === "review" && gone)
                    pages.way.go(pages.way.askedFrom.review)
                pages.app.takingBack.leave()
            }
        }
    }

    readonly property Component takeBack: Component {
        TakeBackPage {
            anchors.fill: parent
            takingBack: pages.app.takingBack
        }
    }

    readonly property Component renew: Component {
        RenewPage {
            anchors.fill: parent
            renewing: pages.app.renewing
        }
    }

    readonly property Component end: Component {
        EndPage {
            anchors.fill: parent
            live: pages.app.live
            ending: pages.app.ending
            handOver: pages.app.handOver
            onCorrectAsked: entry => pages.app.correct.begin(pages.app.live.sessionId, entry)
            onTakeBackAsked: {
                pages.way.go("home")
                pages.app.takingBack.ask(pages.app.live.sessionId)
            }
            byInterval: pages.app.intervals.active
            settings: pages.app.settings
            exporter: pages.app.exporter
            onLookBackAsked: {
                const visit = pages.app.live.sessionId
                pages.way.openVisit(visit, "home")
                pages.app.live.close()
            }
            onKeepAsked: { pages.way.go("home"); pages.app.live.close() }
        }
    }
}
