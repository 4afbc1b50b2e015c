// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// Which words go in. What people wrote, and what points to a day, is not ticked at first.
ColumnLayout {
    id: words

    required property Exporter exporter
    property bool paged: true  // a page, of which each sentence and note can be chosen
    readonly property string stays: qsTr("Stays here: the family did not agree that it leaves.")

    spacing: 0

    Words {
        Layout.fillWidth: true
        visible: words.paged
        text: qsTr("What the picture shows")
        font.weight: Font.Bold
        color: Theme.ink2
    }

    TickList {
        Layout.fillWidth: true
        visible: words.paged
        parts: "sentence"
        what: qsTr("Sentence")
        things: words.exporter.sentences
        onAsked: (place, ticked) => words.exporter.tickSentence(place, ticked)
    }

    Words {
        Layout.fillWidth: true
        Layout.topMargin: 10
        visible: words.paged
        text: qsTr("What people wrote")
        font.weight: Font.Bold
        color: Theme.ink2
    }

    CheckRow {
        objectName: "withNotes"
        Layout.fillWidth: true
        enabled: words.exporter.mayNotes
        opacity: enabled ? 1 : 0.6
        text: qsTr("Notes")
        detail: enabled ? qsTr("they may describe people") : words.stays
        ticked: enabled && words.exporter.withNotes
        onAsked: ticked => words.exporter.withNotes = ticked
    }

    TickList {
        Layout.fillWidth: true
        visible: words.paged && words.exporter.withNotes && words.exporter.mayNotes
        parts: "note"
        what: qsTr("Note")
        things: words.exporter.withNotes && words.exporter.mayNotes ? words.exporter.notes : []
        onAsked: (place, ticked) => words.exporter.tickNote(place, ticked)
    }

    Words {
        Layout.fillWidth: true
        Layout.topMargin: 6
        visible: words.paged && words.exporter.mayReflections && words.exporter.reflections.length > 0
        text: qsTr("Reflections, private to the practitioner")
        size: 15
        color: Theme.ink2
    }

    TickList {
        Layout.fillWidth: true
        visible: words.paged && words.exporter.mayReflections && words.exporter.reflections.length > 0
        parts: "reflection"
        what: qsTr("Reflection")
        things: words.exporter.reflections
        onAsked: (place, ticked) => words.exporter.tickReflection(place, ticked)
    }

    CheckRow {
        objectName: "withReflections"
        Layout.fillWidth: true
        visible: words.exporter.format === Exporter.Bundle
        enabled: words.exporter.mayReflections
        opacity: enabled ? 1 : 0.6
        text: qsTr("Reflections and actions")
        detail: enabled ? qsTr("private to the practitioner") : words.stays
        ticked: enabled && words.exporter.withReflections
        onAsked: ticked => words.exporter.withReflections = ticked
    }

    CheckRow {
        objectName: "withExactDate"
        Layout.fillWidth: true
        enabled: words.exporter.mayExactDate
        opacity: enabled ? 1 : 0.6
        text: qsTr("The exact date")
        detail: enabled ? qsTr("without it, the month") : words.stays
        ticked: enabled && words.exporter.withExactDate
        onAsked: ticked => words.exporter.withExactDate = ticked
    }
}
