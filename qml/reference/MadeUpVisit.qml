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
    property bool beside: false  // the other two: then the pictures stand at one height, the words under them
    readonly property bool wide: !card.beside && card.width > 860 * Math.max(1, Theme.textScale)

    padding: card.beside ? 12 : 18

    GridLayout {
        Layout.fillWidth: true
        Layout.fillHeight: true
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
                visible: !card.beside
                text: card.visit.words
            }
        }

        ColumnLayout {
            Layout.row: card.wide ? 0 : 1
            Layout.column: card.wide ? 1 : 0
            Layout.fillWidth: true
            Layout.preferredWidth: 700
            Layout.alignment: Qt.AlignTop
            spacing: 6

            GridPane {
                Layout.fillWidth: true
                Layout.preferredHeight: card.wide ? 200 : 230
                source: card.visit.grid
                gutter: card.beside && card.width < 590 * Math.max(1, Theme.textScale) ? 0 : Theme.px(68)
                name: card.visit.title
                words: qsTr("%1. %2").arg(card.visit.kind).arg(card.visit.words)
            }

            Words {
                Layout.fillWidth: true
                text: card.visit.caption
                size: 15
                color: Theme.ink2
            }

            Words {
                Layout.fillWidth: true
                visible: card.beside
                text: card.visit.words
            }
        }

        Item {
            Layout.row: 2
            Layout.column: 0
            Layout.fillHeight: true
            visible: card.beside
        }
    }
}
