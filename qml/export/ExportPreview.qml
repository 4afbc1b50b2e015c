// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// How the file will look before it is made, in colour or in black and white.
Card {
    id: card

    required property Exporter exporter
    required property bool pictured

    Heading {
        Layout.fillWidth: true
        text: qsTr("How it will look")
    }

    Words {
        Layout.fillWidth: true
        visible: !card.pictured
        text: card.exporter.format === Exporter.Csv
            ? qsTr("Tables with one line for each interaction and each stretch, and a list of the codes. Times are in seconds from the start.")
            : qsTr("Everything that was tapped, with its times and corrections, in one signed file. Another Tessera can take it in.")
        color: Theme.ink2
    }

    Words {
        Layout.fillWidth: true
        visible: card.exporter.format === Exporter.Html
        text: qsTr("Any browser opens it, without a network. The squares stand in it as a table too, for reading aloud.")
        size: 15
        color: Theme.ink2
    }

    Rectangle {
        Layout.fillWidth: true
        Layout.fillHeight: true
        visible: card.pictured
        color: "#FFFFFF"
        border.width: 1
        border.color: Theme.control

        Image {
            anchors.fill: parent
            anchors.margins: 2
            source: card.exporter.preview
            fillMode: Image.PreserveAspectFit
            smooth: true
            mipmap: true
            asynchronous: true
            Accessible.role: Accessible.Graphic
            Accessible.name: qsTr("Preview of the page")
        }
    }

    Segmented {
        objectName: "inColour"
        Layout.fillWidth: true
        visible: card.pictured
        name: qsTr("Printed")
        options: [qsTr("Colour"), qsTr("Black and white")]
        current: card.exporter.grey ? 1 : 0
        onChosen: index => card.exporter.grey = index === 1
    }

    Item {
        Layout.fillHeight: true
        visible: !card.pictured
    }
}
