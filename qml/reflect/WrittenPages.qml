// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// The pages that were written about this visit before.
Card {
    id: card

    required property Reflect reflect

    visible: card.reflect.written.length > 0
    spacing: 8

    Heading {
        Layout.fillWidth: true
        text: qsTr("Written about this visit")
        size: 17
    }

    Repeater {
        model: card.reflect.written

        Pressable {
            id: page
            required property int index
            required property var modelData

            objectName: "writtenPage" + page.index
            Layout.fillWidth: true
            text: page.modelData.question === "" ? page.modelData.text : page.modelData.question
            Accessible.description: qsTr("%1. %2").arg(page.modelData.about).arg(page.modelData.text)
            onClicked: card.reflect.turnTo(page.index)

            contentItem: ColumnLayout {
                spacing: 2

                Words {
                    Layout.fillWidth: true
                    visible: text !== ""
                    text: page.modelData.question
                    font.weight: Font.Bold
                    size: 16
                    maximumLineCount: 2
                    elide: Text.ElideRight
                    Accessible.ignored: true
                }

                Words {
                    Layout.fillWidth: true
                    visible: text !== ""
                    text: page.modelData.text
                    size: 15
                    maximumLineCount: 2
                    elide: Text.ElideRight
                    Accessible.ignored: true
                }

                Words {
                    Layout.fillWidth: true
                    text: page.modelData.about
                    size: 14
                    color: Theme.ink2
                    Accessible.ignored: true
                }
            }
        }
    }
}
