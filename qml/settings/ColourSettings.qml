// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// A service's own four colours, and at once whether they can be told apart.
Card {
    id: card

    required property Settings settings
    readonly property OwnColours colours: card.settings.colours
    readonly property var names: [qsTr("Locating"), qsTr("Meaning"), qsTr("Joint action"), qsTr("Planning")]
    readonly property var warnings: card.inDark ? card.colours.darkWarnings : card.colours.lightWarnings
    property bool inDark: Theme.dark

    spacing: 12

    Heading {
        Layout.fillWidth: true
        text: qsTr("Colours")
    }

    SettingsChoice {
        words: qsTr("Activities")
        detail: qsTr("To match a printed key, for instance")
        parts: "setColours"
        options: [qsTr("The app’s"), qsTr("Our own")]
        current: card.colours.on ? 1 : 0
        onChosen: index => card.colours.on = index === 1
    }

    SettingsChoice {
        visible: card.colours.on
        words: qsTr("In the theme")
        parts: "setColoursFor"
        options: [qsTr("Light"), qsTr("Dark")]
        current: card.inDark ? 1 : 0
        onChosen: index => card.inDark = index === 1
    }

    GridLayout {
        Layout.fillWidth: true
        visible: card.colours.on
        columns: width > 400 * Math.max(1, Theme.textScale) ? 2 : 1
        columnSpacing: 18
        rowSpacing: 10

        Repeater {
            model: 4

            ColourField {
                id: field
                required property int index
                objectName: "colour" + field.index
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                words: card.names[field.index]
                mark: field.index
                colour: (card.inDark ? card.colours.dark : card.colours.light)[field.index]
                onWritten: text => {
                    if (text.length >= 6)
                        card.colours.set(card.inDark, field.index, text)
                }
            }
        }
    }

    Notice {
        objectName: "colourVerdict"
        Layout.fillWidth: true
        visible: card.colours.on
        text: card.warnings.length > 0
            ? qsTr("%1 You can use them all the same: marks and letters stand on every square.").arg(card.warnings.join(" "))
            : qsTr("These four can be told apart, also by people who see fewer colours and in a print without colour.")
    }

    SecondaryButton {
        objectName: "coloursAsTheyCame"
        visible: card.colours.on
        text: qsTr("Back to the app’s colours")
        onClicked: card.colours.asTheyCame()
    }
}
