// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.Controls

// One activity: what it is for, where it looks, and what each of the two brings to it.
Card {
    id: card

    required property var activity
    readonly property bool wide: card.width > 620 * Math.max(1, Theme.textScale)

    spacing: 16

    RowLayout {
        Layout.fillWidth: true
        spacing: 18

        ActivityImage {
            Layout.alignment: Qt.AlignTop
            activity: card.activity
        }

        ColumnLayout {
            Layout.fillWidth: true
            spacing: 2

            Heading {
                Layout.fillWidth: true
                text: card.activity.label
            }

            Words {
                Layout.fillWidth: true
                text: Theme.quoted(card.activity.phrase)
                color: Theme.ink2
            }
        }
    }

    Repeater {
        model: [
            { "what": qsTr("What it is for"), "words": card.activity.purpose },
            { "what": qsTr("Where it looks"), "words": card.activity.looks },
            { "what": qsTr("What the helper takes on"), "words": card.activity.helper },
            { "what": qsTr("What the parent takes on"), "words": card.activity.parent },
            { "what": qsTr("What it asks of the helper"), "words": card.activity.expertise }
        ]

        GridLayout {
            id: line
            required property var modelData

            Layout.fillWidth: true
            columns: card.wide ? 2 : 1
            columnSpacing: 18
            rowSpacing: 2

            Words {
                Layout.preferredWidth: card.wide ? 240 * Theme.textScale : -1
                Layout.fillWidth: !card.wide
                Layout.alignment: Qt.AlignTop
                text: line.modelData.what
                font.weight: Font.Bold
            }

            Words {
                Layout.fillWidth: true
                Layout.alignment: Qt.AlignTop
                text: line.modelData.words
            }
        }
    }
}
