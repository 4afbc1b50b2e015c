// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// Which pictures of the visit a page has.
ColumnLayout {
    id: pictures

    required property Exporter exporter
    required property Review review

    spacing: 0

    Words {
        Layout.fillWidth: true
        text: qsTr("Pictures")
        font.weight: Font.Bold
        color: Theme.ink2
    }

    CheckRow {
        objectName: "byInteraction"
        Layout.fillWidth: true
        text: qsTr("The squares, as they were tapped")
        ticked: pictures.exporter.byInteraction
        onAsked: ticked => pictures.exporter.byInteraction = ticked
    }

    CheckRow {
        objectName: "byTime"
        Layout.fillWidth: true
        text: qsTr("The squares by time, %1 s each").arg(pictures.review.unitSeconds)
        ticked: pictures.exporter.byTime
        onAsked: ticked => pictures.exporter.byTime = ticked
    }

    CheckRow {
        objectName: "ribbon"
        Layout.fillWidth: true
        text: qsTr("The line along the clock")
        ticked: pictures.exporter.ribbon
        onAsked: ticked => pictures.exporter.ribbon = ticked
    }

    CheckRow {
        objectName: "bars"
        Layout.fillWidth: true
        text: qsTr("A bar for the minutes of each activity")
        ticked: pictures.exporter.bars
        onAsked: ticked => pictures.exporter.bars = ticked
    }
}
