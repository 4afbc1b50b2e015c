// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Tessera.App
import Tessera.ConsentUi
import Tessera.FamiliesUi
import Tessera.HelpUi
import Tessera.ResearchUi
import Tessera.SendingUi

// The pages that are always there, and the one before them all while the library is locked.
QtObject {
    id: pages

    required property Composition app
    required property Way way

    readonly property Component home: Component {
        HomePage {
            anchors.fill: parent
            visits: pages.app.visits
            vault: pages.app.vault
            guard: pages.app.guard
            live: pages.app.live
            cards: pages.app.cards
            keeping: pages.app.keeping
            sending: pages.app.sending
            onSendingAsked: pages.way.goFrom("home", "sending")
            onCardsAsked: pages.way.goFrom("home", "cards")
            onKeepingAsked: pages.way.goFrom("home", "keeping")
            onStartAsked: pages.way.setUp()
            onVisitAsked: sessionId => pages.way.openVisit(sessionId, "home")
            onPageAsked: page => page === "reference" ? pages.way.openReference("home", 0) : pages.way.go(page)
            onHelpAsked: pages.way.openHelp("home", "privacy")
        }
    }

    readonly property Component library: Component {
        LibraryPage {
            anchors.fill: parent
            visits: pages.app.visits
            takeIn: pages.app.takeIn
            settings: pages.app.settings
            onSendingAsked: pages.way.goFrom("library", "sending")
            onVisitAsked: sessionId => pages.way.openVisit(sessionId, "library")
            onCompareAsked: pages.way.goFrom("library", "compare")
            onStartAsked: pages.way.setUp()
        }
    }

    readonly property Component families: Component {
        FamiliesRoom {
            anchors.fill: parent
            families: pages.app.families
            family: pages.app.family
            settings: pages.app.settings
            onVisitAsked: sessionId => pages.way.openVisit(sessionId, "families")
        }
    }

    readonly property Component research: Component {
        ResearchRoom {
            anchors.fill: parent
            research: pages.app.research
            settings: pages.app.settings
            onCompareAsked: pages.way.goFrom("research", "compare")
        }
    }

    readonly property Component settings: Component {
        SettingsPage {
            anchors.fill: parent
            settings: pages.app.settings
            vault: pages.app.vault
            guard: pages.app.guard
            help: pages.app.recoveryHelp
            keeping: pages.app.keeping
            onKeepingAsked: pages.way.goFrom("settings", "keeping")
            safekeeping: pages.app.safekeeping
            shelf: pages.app.shelf
            place: pages.app.sending.place
            onSendingAsked: pages.way.goFrom("settings", "sending")
            onAboutAsked: pages.way.openReference("settings", 0)
            onHelpAsked: page => pages.way.openHelp("settings", page)
            onActsAsked: pages.way.goFrom("settings", "acts")
        }
    }

    readonly property Component keeping: Component {
        KeepingPage {
            anchors.fill: parent
            keeping: pages.app.keeping
            onRenewAsked: sessionId => pages.app.renewing.ask(sessionId)
            onLeaveAsked: pages.way.go(pages.way.askedFrom.keeping)
        }
    }

    readonly property Component sending: Component {
        SendingPage {
            anchors.fill: parent
            sending: pages.app.sending
            help: pages.app.recoveryHelp
            onLeaveAsked: pages.way.go(pages.way.askedFrom.sending)
            onPlaceAsked: pages.way.go("settings")
        }
    }

    readonly property Component help: Component {
        HelpPage {
            anchors.fill: parent
            help: pages.app.help
            onLeaveAsked: pages.way.go(pages.way.askedFrom.help)
            onActsAsked: pages.way.goFrom("help", "acts")
        }
    }

    readonly property Component acts: Component {
        ActsPage {
            anchors.fill: parent
            acts: pages.app.acts
            onLeaveAsked: pages.way.go(pages.way.askedFrom.acts)
        }
    }

    readonly property Component lock: Component {
        LockPage {
            anchors.fill: parent
            vault: pages.app.vault
            shelf: pages.app.shelf
            help: pages.app.recoveryHelp
        }
    }
}
