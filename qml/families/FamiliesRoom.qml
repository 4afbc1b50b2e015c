// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Tessera.App
import Tessera.Controls

// The families, one of them, its spiral, or two of its visits beside each other.
PagePlace {
    id: room

    required property Families families
    required property Family family
    required property Settings settings
    property string part: room.family.family === "" ? "list" : "family"  // list, family, spiral, pair

    signal visitAsked(string sessionId)

    function turnTo(part: string): void {
        room.part = part
    }

    objectName: "familiesRoom"
    wanted: room.part === "family" ? familyPage : room.part === "spiral" ? spiralPage : room.part === "pair" ? pairPage
        : listPage

    Component {
        id: listPage
        FamiliesPage {
            anchors.fill: parent
            families: room.families
            onFamilyAsked: family => {
                room.family.open(family)
                room.turnTo("family")
            }
        }
    }

    Component {
        id: familyPage
        FamilyPage {
            anchors.fill: parent
            family: room.family
            onLeaveAsked: {
                room.turnTo("list")
                room.family.close()
            }
            onVisitAsked: sessionId => room.visitAsked(sessionId)
            onSpiralAsked: room.turnTo("spiral")
            onPairAsked: room.turnTo("pair")
        }
    }

    Component {
        id: spiralPage
        SpiralPage {
            anchors.fill: parent
            family: room.family
            onLeaveAsked: room.turnTo("family")
        }
    }

    Component {
        id: pairPage
        PairPage {
            anchors.fill: parent
            pair: room.family.pair
            title: room.family.title
            settings: room.settings
            onLeaveAsked: room.turnTo("family")
        }
    }
}
