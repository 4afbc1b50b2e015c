// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// Where the prompts come from.
Card {
    id: card

    required property Reflect reflect

    spacing: 8

    Heading {
        Layout.fillWidth: true
        text: qsTr("Prompts from…")
        size: 17
    }

    Flow {
        Layout.fillWidth: true
        spacing: 8
        Accessible.role: Accessible.Grouping
        Accessible.name: qsTr("Prompts from…")

        Repeater {
            model: card.reflect.sets

            Chip {
                id: choice
                required property int index
                required property var modelData

                objectName: "promptSet" + choice.index
                text: choice.modelData.title
                chosen: card.reflect.set === choice.index
                Accessible.role: Accessible.RadioButton
                onClicked: card.reflect.set = choice.index
            }
        }
    }
}
