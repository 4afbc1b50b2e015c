// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.Controls

// The way to the help pages and to the log.
Card {
    id: card

    signal helpAsked(string page)
    signal actsAsked()

    spacing: 14

    Heading {
        Layout.fillWidth: true
        text: qsTr("Privacy and help")
    }

    Words {
        Layout.fillWidth: true
        text: qsTr("What is kept and who can read it, a summary for data protection officers, and what to do when a tablet is lost. Save that last page before you need it.")
        color: Theme.ink2
    }

    Flow {
        Layout.fillWidth: true
        spacing: 10

        SecondaryButton {
            objectName: "helpPrivacy"
            text: qsTr("Privacy, on one page")
            size: 16
            onClicked: card.helpAsked("privacy")
        }

        SecondaryButton {
            objectName: "helpLost"
            text: qsTr("A lost tablet")
            size: 16
            onClicked: card.helpAsked("lost-tablet")
        }

        SecondaryButton {
            objectName: "actsFromSettings"
            text: qsTr("What was done with the visits")
            size: 16
            onClicked: card.actsAsked()
        }
    }
}
