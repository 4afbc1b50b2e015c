// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.Controls

// One of the four images in plain words, with room to draw.
Card {
    id: card

    required property var activity

    RowLayout {
        Layout.fillWidth: true
        Layout.fillHeight: false
        spacing: 18

        ActivityImage {
            Layout.alignment: Qt.AlignTop
            activity: card.activity
            side: 120
        }

        ColumnLayout {
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop
            spacing: 4

            Heading {
                Layout.fillWidth: true
                text: Theme.quoted(card.activity.phrase)
            }

            Words {
                Layout.fillWidth: true
                text: card.activity.plain
                size: 19
            }
        }
    }

    DrawField {
        Layout.fillWidth: true
        Layout.fillHeight: true
        words: card.activity.draw
    }
}
