// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Tessera.App
import Tessera.ExportUi
import Tessera.ReferenceUi
import Tessera.ReflectUi
import Tessera.ResearchUi
import Tessera.ReviewUi

// What is done with a visit afterwards: looked at, thought about, compared, handed on.
QtObject {
    id: pages

    required property Composition app
    required property Way way

    readonly property Component review: Component {
        ReviewPage {
            anchors.fill: parent
            review: pages.app.review
            renewing: pages.app.renewing
            settings: pages.app.settings
            onLeaveAsked: {
                pages.way.go(pages.way.askedFrom.review)
                pages.app.review.close()
            }
            explains: pages.app.reference.explains(pages.app.review.key)
            onAboutAsked: code => pages.way.openReference("review", code)
            onCorrectAsked: entry => pages.app.correct.begin(pages.app.review.sessionId, entry)
            onTakeBackAsked: pages.app.takingBack.ask(pages.app.review.sessionId)
            onExportAsked: {
                pages.app.exporter.begin()
                pages.way.goFrom("review", "export")
            }
            onSupervisionAsked: {
                pages.app.exporter.beginForSupervision()
                pages.way.goFrom("review", "export")
            }
            onReflectAsked: {
                pages.app.reflect.begin()
                pages.way.go("reflect")
            }
        }
    }

    readonly property Component reflect: Component {
        ReflectPage {
            anchors.fill: parent
            reflect: pages.app.reflect
            cards: pages.app.cards
            settings: pages.app.settings
            onLeaveAsked: {
                pages.app.reflect.close()
                pages.way.go("review")
            }
            onCardsAsked: pages.way.goFrom("reflect", "cards")
            onSupervisionAsked: {
                pages.app.exporter.beginForSupervision()
                pages.way.goFrom("reflect", "export")
            }
        }
    }

    readonly property Component cards: Component {
        CardsPage {
            anchors.fill: parent
            cards: pages.app.cards
            onLeaveAsked: pages.way.go(pages.way.askedFrom.cards)
        }
    }

    readonly property Component exporting: Component {
        ExportPage {
            anchors.fill: parent
            exporter: pages.app.exporter
            review: pages.app.review
            handOver: pages.app.handOver
            onLeaveAsked: pages.way.go(pages.way.askedFrom.export)
            onSendingAsked: pages.way.goFrom("export", "sending")
        }
    }

    readonly property Component compare: Component {
        CompareRoom {
            anchors.fill: parent
            compare: pages.app.compare
            onLeaveAsked: {
                pages.way.go(pages.way.askedFrom.compare)
                pages.app.compare.close()
            }
            onVisitAsked: sessionId => pages.way.openVisit(sessionId, "compare")
        }
    }

    readonly property Component reference: Component {
        ReferencePage {
            anchors.fill: parent
            reference: pages.app.reference
            onLeaveAsked: pages.way.go(pages.way.askedFrom.reference)
        }
    }
}
