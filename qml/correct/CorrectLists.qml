// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// Under the grid: what may be worth a look, the notes and marks, and what was changed.
ColumnLayout {
    id: lists

    required property Correct correct
    property bool showChanges: false

    signal momentAsked(var moment)
    signal changesAsked(bool shown)

    spacing: 12

    Flow {
        Layout.fillWidth: true
        visible: lists.correct.worth.length > 0
        spacing: 10

        Words {
            height: Theme.target
            text: qsTr("Worth a look:")
            font.weight: Font.Bold
            verticalAlignment: Text.AlignVCenter
        }

        Repeater {
            model: lists.correct.worth

            SecondaryButton {
                id: look
                required property int index
                required property var modelData
                objectName: "worth" + look.index
                size: 16
                text: look.modelData.words
                onClicked: lists.correct.selectEntry(look.modelData.entry)
            }
        }
    }

    Flow {
        Layout.fillWidth: true
        visible: lists.correct.moments.length > 0
        spacing: 10

        Words {
            height: Theme.target
            text: qsTr("Notes and marks:")
            font.weight: Font.Bold
            verticalAlignment: Text.AlignVCenter
        }

        Repeater {
            model: lists.correct.moments

            SecondaryButton {
                id: moment
                required property int index
                required property var modelData
                objectName: "moment" + moment.index
                size: 16
                iconName: moment.modelData.kind === "note" ? "note" : "flag"
                text: moment.modelData.at
                Accessible.name: moment.modelData.words
                Accessible.description: moment.modelData.text
                onClicked: lists.momentAsked(moment.modelData)
            }
        }
    }

    CheckRow {
        objectName: "showChanges"
        Layout.fillWidth: true
        text: qsTr("Show changes")
        detail: qsTr("Squares that were corrected get a dashed outline")
        ticked: lists.showChanges
        onAsked: shown => lists.changesAsked(shown)
    }

    Words {
        objectName: "changeList"
        Layout.fillWidth: true
        visible: lists.showChanges
        text: lists.correct.changes.length === 0 ? qsTr("Nothing was changed.")
            : Array.from(lists.correct.changes).map(change => change.words).join("\n")
        size: 15
    }
}
