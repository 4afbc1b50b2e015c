// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Tessera.App
import Tessera.Controls
import Tessera.CorrectUi
import Tessera.FamiliesUi
import Tessera.PracticeUi
import Tessera.ReferenceUi
import Tessera.ReflectUi
import Tessera.ResearchUi
import Tessera.SettingsUi

// The window: which page is shown, and the way between pages. Pages are made when they are first needed.
ApplicationWindow {
    id: root

    required property Live live
    required property Intervals intervals
    required property Setup setup
    required property Visits visits
    required property Vault vault
    required property Review review
    required property Exporter exporter
    required property Compare compare
    required property Research research
    required property Correct correct
    required property Ending ending
    required property Practice practice
    required property Families families
    required property Family family
    required property HandOver handOver
    required property TakeIn takeIn
    required property Safekeeping safekeeping
    required property Shelf shelf
    required property Reflect reflect
    required property Cards cards
    required property Reference reference
    required property Settings settings

    // Where the person went; what is shown also follows the visit being coded and the library's lock.
    property string page: "home"
    // By page: where it was asked for, to go back there.
    property var askedFrom: ({ "review": "library", "compare": "library", "cards": "home", "reference": "home" })
    readonly property bool coding: root.live.state === Live.Ready || root.live.state === Live.Running
        || root.live.state === Live.Paused
    readonly property string shown: root.correct.open ? "correct"
        : root.ending.state === Ending.Erased ? "erased"
        : root.coding ? "live"
        : root.live.state === Live.Ended ? (root.practice.done ? "practice" : "end")
        : root.vault.state === Vault.Locked || root.vault.state === Vault.Failed ? "lock"
        : root.page
    readonly property bool upright: root.width >= root.height
    readonly property bool railShown: /^(home|library|families|research|settings)$/.test(root.shown)

    function go(page: string): void {
        root.page = page
    }

    function goFrom(from: string, page: string): void {
        // A map of its own each time: compiled ahead, Qt 6.4 would write into a copy of the one that is there.
        root.askedFrom = Object.assign({}, root.askedFrom, { [page]: from })
        root.go(page)
    }

    function openVisit(sessionId: string, from: string): void {
        root.review.open(sessionId)
        root.goFrom(from, "review")
    }

    function openReference(from: string, code: int): void {
        root.reference.begin(code)
        root.goFrom(from, "reference")
    }

    function setUp(): void {
        root.setup.begin()
        root.go("setup")
    }

    width: 1280
    height: 800
    minimumWidth: 640
    minimumHeight: 560
    visible: true
    title: qsTr("Tessera")
    color: Theme.page
    font.family: Theme.family

    LayoutMirroring.enabled: Application.layoutDirection === Qt.RightToLeft
    LayoutMirroring.childrenInherit: true

    onClosing: event => event.accepted = root.live.windowClosing()

    Looks {
        settings: root.settings
    }

    Rail {
        id: rail
        anchors.left: parent.left
        anchors.bottom: parent.bottom
        width: root.upright ? implicitWidth : root.width
        height: root.upright ? root.height : implicitHeight
        visible: root.railShown
        upright: root.upright
        page: root.shown
        entries: [
            { "page": "home", "words": qsTr("Home"), "icon": "home" },
            { "page": "library", "words": qsTr("Library"), "icon": "library" },
            { "page": "families", "words": qsTr("Families"), "icon": "families" },
            { "page": "research", "words": qsTr("Research"), "icon": "research" },
            { "page": "settings", "words": qsTr("Settings"), "icon": "settings" }
        ]
        onAsked: page => {
            root.family.close()
            root.go(page)
        }
    }

    PagePlace {
        anchors.top: parent.top
        anchors.right: parent.right
        width: root.width - (root.railShown && root.upright ? rail.width : 0)
        height: root.height - (root.railShown && !root.upright ? rail.height : 0)
        wanted: {
            switch (root.shown) {
            case "live": return root.intervals.active ? intervalPage : livePage
            case "end": return endPage
            case "correct": return correctPage
            case "erased": return erasedPage
            case "lock": return lockPage
            case "setup": return setupPage
            case "practice": return practiceRoom
            case "review": return reviewPage
            case "export": return exportPage
            case "reflect": return reflectPage
            case "cards": return cardsPage
            case "reference": return referencePage
            case "compare": return compareRoom
            case "library": return libraryPage
            case "families": return familiesRoom
            case "research": return researchRoom
            case "settings": return settingsPage
            default: return homePage
            }
        }
    }

    Component {
        id: homePage
        HomePage {
            anchors.fill: parent
            visits: root.visits
            vault: root.vault
            live: root.live
            cards: root.cards
            onCardsAsked: root.goFrom("home", "cards")
            onStartAsked: root.setUp()
            onVisitAsked: sessionId => root.openVisit(sessionId, "home")
            onPageAsked: page => page === "reference" ? root.openReference("home", 0) : root.go(page)
        }
    }

    Component {
        id: setupPage
        SetupPage {
            anchors.fill: parent
            setup: root.setup
            vault: root.vault
            settings: root.settings
            onLeaveAsked: root.go("home")
            onStarted: root.go("home")
        }
    }

    Component {
        id: livePage
        LivePage {
            anchors.fill: parent
            live: root.live
            settings: root.settings
            exporter: root.exporter
            practice: root.practice
            onCorrectAsked: entry => root.correct.begin(root.live.sessionId, entry)
        }
    }

    Component {
        id: practiceRoom
        PracticeRoom {
            anchors.fill: parent
            practice: root.practice
            live: root.live
            vault: root.vault
            settings: root.settings
            onLeaveAsked: root.go("home")
        }
    }

    Component {
        id: intervalPage
        IntervalPage {
            anchors.fill: parent
            live: root.live
            intervals: root.intervals
            settings: root.settings
            exporter: root.exporter
        }
    }

    Component {
        id: correctPage
        CorrectPage {
            anchors.fill: parent
            correct: root.correct
            settings: root.settings
            onLeaveAsked: root.correct.close()
        }
    }

    // What was looked back at is read again when it was put right.
    Connections {
        target: root.correct
        function onClosed(sessionId) {
            if (root.shown === "review")
                root.review.open(sessionId)
        }
    }

    Component {
        id: erasedPage
        ErasedPage {
            anchors.fill: parent
            ending: root.ending
            onLeaveAsked: {
                root.go("home")
                root.ending.done()
            }
        }
    }

    Component {
        id: endPage
        EndPage {
            anchors.fill: parent
            live: root.live
            ending: root.ending
            handOver: root.handOver
            onCorrectAsked: entry => root.correct.begin(root.live.sessionId, entry)
            byInterval: root.intervals.active
            settings: root.settings
            exporter: root.exporter
            onLookBackAsked: {
                const visit = root.live.sessionId
                root.openVisit(visit, "home")
                root.live.close()
            }
            onKeepAsked: { root.go("home"); root.live.close() }
        }
    }

    Component {
        id: reviewPage
        ReviewPage {
            anchors.fill: parent
            review: root.review
            settings: root.settings
            onLeaveAsked: {
                root.go(root.askedFrom.review)
                root.review.close()
            }
            explains: root.reference.explains(root.review.key)
            onAboutAsked: code => root.openReference("review", code)
            onCorrectAsked: entry => root.correct.begin(root.review.sessionId, entry)
            onExportAsked: {
                root.exporter.begin()
                root.go("export")
            }
            onReflectAsked: {
                root.reflect.begin()
                root.go("reflect")
            }
        }
    }

    Component {
        id: reflectPage
        ReflectPage {
            anchors.fill: parent
            reflect: root.reflect
            cards: root.cards
            settings: root.settings
            onLeaveAsked: {
                root.reflect.close()
                root.go("review")
            }
            onCardsAsked: root.goFrom("reflect", "cards")
        }
    }

    Component {
        id: cardsPage
        CardsPage {
            anchors.fill: parent
            cards: root.cards
            onLeaveAsked: root.go(root.askedFrom.cards)
        }
    }

    Component {
        id: libraryPage
        LibraryPage {
            anchors.fill: parent
            visits: root.visits
            takeIn: root.takeIn
            onVisitAsked: sessionId => root.openVisit(sessionId, "library")
            onCompareAsked: root.goFrom("library", "compare")
            onStartAsked: root.setUp()
        }
    }

    Component {
        id: familiesRoom
        FamiliesRoom {
            anchors.fill: parent
            families: root.families
            family: root.family
            settings: root.settings
            onVisitAsked: sessionId => root.openVisit(sessionId, "families")
        }
    }

    Component {
        id: researchRoom
        ResearchRoom {
            anchors.fill: parent
            research: root.research
            settings: root.settings
            onCompareAsked: root.goFrom("research", "compare")
        }
    }

    Component {
        id: compareRoom
        CompareRoom {
            anchors.fill: parent
            compare: root.compare
            onLeaveAsked: {
                root.go(root.askedFrom.compare)
                root.compare.close()
            }
            onVisitAsked: sessionId => root.openVisit(sessionId, "compare")
        }
    }

    Component {
        id: exportPage
        ExportPage {
            anchors.fill: parent
            exporter: root.exporter
            review: root.review
            handOver: root.handOver
            onLeaveAsked: root.go("review")
        }
    }

    Component {
        id: settingsPage
        SettingsPage {
            anchors.fill: parent
            settings: root.settings
            vault: root.vault
            safekeeping: root.safekeeping
            shelf: root.shelf
            onAboutAsked: root.openReference("settings", 0)
        }
    }

    Component {
        id: referencePage
        ReferencePage {
            anchors.fill: parent
            reference: root.reference
            onLeaveAsked: root.go(root.askedFrom.reference)
        }
    }

    Component {
        id: lockPage
        LockPage {
            anchors.fill: parent
            vault: root.vault
            shelf: root.shelf
        }
    }
}
