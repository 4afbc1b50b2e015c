// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.Controls

// One of the made-up visits, with what happens in it. It always says that it is made up.
Card {
    id: card

    required property var visit
    readonly property bool wide: card.width > 860 * Math.max(1, Theme.textScale)

    GridLayout {
        Layout.fillWidth: true
        columnSpacing: 20
        rowSpacing: 10

        ColumnLayout {
            Layout.row: 0
            Layout.column: 0
            Layout.fillWidth: true
            Layout.preferredWidth: 300
            Layout.alignment: Qt.AlignTop
            spacing: 8

            Heading {
                Layout.fillWidth: true
                text: card.visit.title
            }

            Notice {
                Layout.fillWidth: true
                text: card.visit.kind
            }

            Words {
                Layout.fillWidth: true
                text: card.visit.words
            }
        }

        ColumnLayout {
            Layout.row: card.wide ? 0 : 1
            Layout.column: card.wide ? 1 : 0
            Layout.fillWidth: true
            Layout.preferredWidth: 700
            spacing: 6

            GridPane {
                Layout.fillWidth: true
                Layout.preferredHeight: card.wide ? 200 : 230
                source: card.visit.grid
                name: card.visit.title
                words: qsTr("%1. %2").arg(card.visit.kind).arg(card.visit.words)
            }

            Words {
                Layout.fillWidth: true
                text: card.visit.caption
                size: 15
                color: Theme.ink2
            }
        }
    }
}
