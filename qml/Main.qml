// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Controls.Basic
import Tessera.App
import Tessera.Controls
import Tessera.SettingsUi

// The window: the rail and the page that is shown. Pages are made when they are first needed.
ApplicationWindow {
    id: root

    required property Composition app
    property alias page: way.page
    // An on-screen keyboard lies as the system does, also under a page that is held turned.
    readonly property int turned: root.app.heldScreen.quarters
    readonly property var inputMethod: Qt.inputMethod
    property real keyboardHeight: root.inputMethod.visible ? root.inputMethod.keyboardRectangle.height : 0

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

    onClosing: event => event.accepted = root.app.live.windowClosing()

    Looks {
        settings: root.app.settings
    }

    Way {
        id: way
        app: root.app
    }

    VisitPages {
        id: visitPages
        app: root.app
        way: way
    }

    LookingBackPages {
        id: lookingBackPages
        app: root.app
        way: way
    }

    StandingPages {
        id: standingPages
        app: root.app
        way: way
    }

    // What was looked back at is read again when it was put right.
    Connections {
        target: root.app.correct
        function onClosed(sessionId) {
            if (way.shown === "review")
                root.app.review.open(sessionId)
        }
    }

    Shortcut {
        sequence: "Ctrl+L"
        onActivated: root.app.guard.lockNow()
    }

    // Held where it lies on the glass while a visit is coded.
    Item {
        id: stage

        readonly property bool upright: stage.width >= stage.height
        readonly property bool railShown: /^(home|library|families|research|settings)$/.test(way.shown)
        readonly property bool sideways: root.turned % 2 === 1
        readonly property real roomHeight: root.height - (root.turned !== 0 ? root.keyboardHeight : 0)

        objectName: "stage"
        enabled: !root.app.guard.covered
        visible: stage.enabled
        x: (root.width - stage.width) / 2
        y: (stage.roomHeight - stage.height) / 2
        width: stage.sideways ? stage.roomHeight : root.width
        height: stage.sideways ? root.width : stage.roomHeight
        rotation: 90 * root.turned

        Rail {
            id: rail
            anchors.left: parent.left
            anchors.bottom: parent.bottom
            width: stage.upright ? implicitWidth : stage.width
            height: stage.upright ? stage.height : implicitHeight
            visible: stage.railShown
            upright: stage.upright
            page: way.shown
            entries: [
                { "page": "home", "words": qsTr("Home"), "icon": "home" },
                { "page": "library", "words": qsTr("Library"), "icon": "library" },
                { "page": "families", "words": qsTr("Families"), "icon": "families" },
                { "page": "research", "words": qsTr("Research"), "icon": "research" },
                { "page": "settings", "words": qsTr("Settings"), "icon": "settings" }
            ]
            onAsked: page => {
                root.app.family.close()
                way.go(page)
            }
        }

        PagePlace {
            anchors.top: parent.top
            anchors.right: parent.right
            width: stage.width - (stage.railShown && stage.upright ? rail.width : 0)
            height: stage.height - (stage.railShown && !stage.upright ? rail.height : 0)
            wanted: {
                switch (way.shown) {
                case "live": return root.app.intervals.active ? visitPages.interval : visitPages.live
                case "end": return visitPages.end
                case "correct": return visitPages.correct
                case "erased": return visitPages.erased
                case "takeBack": return visitPages.takeBack
                case "renew": return visitPages.renew
                case "setup": return visitPages.setup
                case "practice": return visitPages.practice
                case "review": return lookingBackPages.review
                case "export": return lookingBackPages.exporting
                case "reflect": return lookingBackPages.reflect
                case "cards": return lookingBackPages.cards
                case "reference": return lookingBackPages.reference
                case "compare": return lookingBackPages.compare
                case "lock": return standingPages.lock
                case "library": return standingPages.library
                case "families": return standingPages.families
                case "research": return standingPages.research
                case "settings": return standingPages.settings
                case "help": return standingPages.help
                case "acts": return standingPages.acts
                case "keeping": return standingPages.keeping
                case "sending": return standingPages.sending
                default: return standingPages.home
                }
            }
        }
    }

    Cover {
        anchors.fill: parent
        z: 1000
        visible: root.app.guard.covered
        onUncoverAsked: root.app.guard.uncover()
    }
}
