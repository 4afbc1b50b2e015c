// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.Controls

// What can be done with the record itself: put it right, or take it back.
Card {
    id: card

    property bool ready: false

    signal correctAsked()
    signal codesAsked()
    signal takeBackAsked()

    spacing: 8

    Heading {
        Layout.fillWidth: true
        text: qsTr("The record")
        size: 17
    }

    Flow {
        Layout.fillWidth: true
        spacing: 8

        SecondaryButton {
            objectName: "correctGrid"
            text: qsTr("Correct the grid")
            iconName: "note"
            size: 16
            enabled: card.ready
            onClicked: card.correctAsked()
        }

        SecondaryButton {
            objectName: "correctCodes"
            text: qsTr("Correct the codes")
            iconName: "note"
            size: 16
            enabled: card.ready
            onClicked: card.codesAsked()
        }

        SecondaryButton {
            objectName: "takeBack"
            text: qsTr("The family takes it back")
            size: 16
            enabled: card.ready
            onClicked: card.takeBackAsked()
        }
    }
}
