// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Tessera.App
import Tessera.Controls
import Tessera.CorrectUi
import Tessera.ResearchUi

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
    required property Settings settings

    // Where the person went; what is shown also follows the visit being coded and the library's lock.
    property string page: "home"
    property string reviewFrom: "library"
    property string compareFrom: "library"
    readonly property bool coding: root.live.state === Live.Ready || root.live.state === Live.Running
        || root.live.state === Live.Paused
    readonly property string shown: root.correct.open ? "correct"
        : root.ending.state === Ending.Erased ? "erased"
        : root.coding ? "live"
        : root.live.state === Live.Ended ? "end"
        : root.vault.state === Vault.Locked || root.vault.state === Vault.Failed ? "lock"
        : root.page
    readonly property bool upright: root.width >= root.height
    readonly property bool railShown: root.shown === "home" || root.shown === "library" || root.shown === "research"
        || root.shown === "settings"

    function go(page: string): void {
        root.page = page
    }

    function compareWith(from: string): void {
        root.compareFrom = from
        root.go("compare")
    }

    function openVisit(sessionId: string, from: string): void {
        root.reviewFrom = from
        root.review.open(sessionId)
        root.page = "review"
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

    onClosing: event => {
        if (!root.live.windowClosing())
            event.accepted = false
    }

    Binding {
        target: Theme
        property: "dark"
        value: root.settings.dark
    }

    Binding {
        target: Theme
        property: "textScale"
        value: root.settings.textScale
    }

    Binding {
        target: Theme
        property: "leftHanded"
        value: root.settings.leftHanded
    }

    Binding {
        target: Theme
        property: "family"
        value: root.settings.family
    }

    Binding {
        target: Theme
        property: "lessMotion"
        value: root.settings.lessMotion
    }

    Binding {
        target: Theme
        property: "ownLight"
        value: root.settings.colours.usedLight
    }

    Binding {
        target: Theme
        property: "ownDark"
        value: root.settings.colours.usedDark
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
            { "page": "research", "words": qsTr("Research"), "icon": "research" },
            { "page": "settings", "words": qsTr("Settings"), "icon": "settings" }
        ]
        onAsked: page => root.go(page)
    }

    // The page that is shown; the one before it is gone. (A Loader cannot make a bound component in Qt 6.4.)
    FocusScope {
        id: place

        property Item current: null
        readonly property Component wanted: {
            switch (root.shown) {
            case "live": return root.intervals.active ? intervalPage : livePage
            case "end": return endPage
            case "correct": return correctPage
            case "erased": return erasedPage
            case "lock": return lockPage
            case "setup": return setupPage
            case "review": return reviewPage
            case "export": return exportPage
            case "compare": return root.compare.shown ? comparePage : compareChoicePage
            case "library": return libraryPage
            case "research": return researchRoom
            case "settings": return settingsPage
            default: return homePage
            }
        }

        function turn(): void {
            const before = place.current
            place.current = place.wanted.createObject(place)
            if (before) {
                // Out of the window first: a layout that is resized while it goes would touch what is gone.
                before.visible = false
                before.parent = null
                before.destroy()
            }
            place.current.forceActiveFocus()
        }

        anchors.top: parent.top
        anchors.right: parent.right
        width: root.width - (root.railShown && root.upright ? rail.width : 0)
        height: root.height - (root.railShown && !root.upright ? rail.height : 0)
        focus: true
        onWantedChanged: place.turn()
        Component.onCompleted: {
            if (!place.current)
                place.turn()
        }
    }

    Component {
        id: homePage
        HomePage {
            anchors.fill: parent
            visits: root.visits
            vault: root.vault
            live: root.live
            onStartAsked: {
                root.setup.begin()
                root.go("setup")
            }
            onVisitAsked: sessionId => root.openVisit(sessionId, "home")
            onPageAsked: page => root.go(page)
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
            onCorrectAsked: root.correct.begin(root.live.sessionId)
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
            onCorrectAsked: entry => root.correct.begin(root.live.sessionId, entry)
            byInterval: root.intervals.active
            settings: root.settings
            exporter: root.exporter
            onLookBackAsked: {
                const visit = root.live.sessionId
                root.openVisit(visit, "home")
                root.live.close()
            }
            onKeepAsked: {
                root.go("home")
                root.live.close()
            }
        }
    }

    Component {
        id: reviewPage
        ReviewPage {
            anchors.fill: parent
            review: root.review
            settings: root.settings
            onLeaveAsked: {
                root.go(root.reviewFrom)
                root.review.close()
            }
            onCorrectAsked: root.correct.begin(root.review.sessionId)
            onExportAsked: {
                root.exporter.begin()
                root.go("export")
            }
        }
    }

    Component {
        id: libraryPage
        LibraryPage {
            anchors.fill: parent
            visits: root.visits
            onVisitAsked: sessionId => root.openVisit(sessionId, "library")
            onCompareAsked: root.compareWith("library")
            onStartAsked: {
                root.setup.begin()
                root.go("setup")
            }
        }
    }

    Component {
        id: researchRoom
        ResearchRoom {
            anchors.fill: parent
            research: root.research
            settings: root.settings
            onCompareAsked: root.compareWith("research")
        }
    }

    Component {
        id: compareChoicePage
        CompareChoicePage {
            anchors.fill: parent
            compare: root.compare
            onLeaveAsked: {
                root.go(root.compareFrom)
                root.compare.close()
            }
        }
    }

    Component {
        id: comparePage
        ComparePage {
            anchors.fill: parent
            compare: root.compare
            onLeaveAsked: root.compare.close()
        }
    }

    Connections {
        target: root.compare
        function onSharedMade(sessionId) {
            root.openVisit(sessionId, "compare")
        }
    }

    Component {
        id: exportPage
        ExportPage {
            anchors.fill: parent
            exporter: root.exporter
            review: root.review
            onLeaveAsked: root.go("review")
        }
    }

    Component {
        id: settingsPage
        SettingsPage {
            anchors.fill: parent
            settings: root.settings
            vault: root.vault
        }
    }

    Component {
        id: lockPage
        LockPage {
            anchors.fill: parent
            vault: root.vault
        }
    }
}
