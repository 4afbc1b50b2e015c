// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.ConsentUi
import Tessera.Controls

// What is said of the visit: the squares that are chosen, what was corrected, what the picture shows, what was noted.
// Beside the picture it scrolls by itself, so that the picture never leaves the screen.
ScrollPage {
    id: aside

    required property Review review
    required property Renewing renewing
    property bool beside: true  // the picture, not under it
    property bool reaching: false
    property bool showChanges: false
    property bool ready: false

    signal reachingAsked(bool on)
    signal correctAsked(int square)  // -1: no square in particular
    signal codesAsked()
    signal takeBackAsked()

    implicitHeight: column.implicitHeight
    interactive: aside.beside
    around: 0
    needed: column.implicitHeight

    ColumnLayout {
        id: column
        anchors.fill: parent
        anchors.rightMargin: aside.beside ? 8 : 0
        spacing: Theme.gap

        // Made when they are first needed.
        Part {
            Layout.fillWidth: true
            visible: aside.review.selected >= 0
            due: aside.review.selected >= 0
            content: Component {
                ChosenSquares {
                    objectName: "chosenSquares"
                    anchors.fill: parent
                    review: aside.review
                    reaching: aside.reaching
                    onReachingAsked: on => aside.reachingAsked(on)
                    onCorrectAsked: aside.correctAsked(aside.review.selected)
                }
            }
        }

        Part {
            id: changes
            readonly property bool wanted: aside.showChanges && aside.review.changes.length > 0
            Layout.fillWidth: true
            visible: changes.wanted
            due: changes.wanted
            content: Component {
                ReviewChanges {
                    anchors.fill: parent
                    review: aside.review
                }
            }
        }

        ReviewFindings {
            Layout.fillWidth: true
            Layout.fillHeight: true
            review: aside.review
        }

        ReviewRecord {
            Layout.fillWidth: true
            ready: aside.ready
            onCorrectAsked: aside.correctAsked(-1)
            onCodesAsked: aside.codesAsked()
            onTakeBackAsked: aside.takeBackAsked()
        }

        AgreedCard {
            objectName: "agreedCard"
            Layout.fillWidth: true
            sentences: aside.review.agreed
            over: aside.renewing.over
            onRenewAsked: aside.renewing.ask(aside.review.sessionId)
        }
    }
}
