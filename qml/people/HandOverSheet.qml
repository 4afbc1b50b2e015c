// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// A file of the visit for the practitioner whose visit it was.
Sheet {
    id: sheet

    required property HandOver handOver
    property string sessionId: ""
    readonly property string stays: qsTr("Stays here: the family did not agree that it leaves.")

    function begin(sessionId: string): void {
        sheet.sessionId = sessionId
        sheet.handOver.begin(sessionId)
        folder.text = sheet.handOver.folder
        sheet.open = true
    }

    title: qsTr("For the practitioner")

    Words {
        Layout.fillWidth: true
        text: qsTr("The whole visit as one file. Their own Tessera takes it in with one tap. Hand it over in person: the file is not locked, so anyone who has it can read it.")
        color: Theme.ink2
    }

    CheckRow {
        objectName: "handNotes"
        Layout.fillWidth: true
        enabled: sheet.handOver.mayNotes
        opacity: enabled ? 1 : 0.6
        text: qsTr("With the notes")
        detail: enabled ? qsTr("they may describe people") : sheet.stays
        ticked: enabled && sheet.handOver.withNotes
        onAsked: ticked => sheet.handOver.withNotes = ticked
    }

    CheckRow {
        objectName: "handDate"
        Layout.fillWidth: true
        enabled: sheet.handOver.mayExactDate
        opacity: enabled ? 1 : 0.6
        text: qsTr("With the exact date")
        detail: enabled ? qsTr("without it, the month") : sheet.stays
        ticked: enabled && sheet.handOver.withExactDate
        onAsked: ticked => sheet.handOver.withExactDate = ticked
    }

    TextFieldBox {
        id: folder
        objectName: "handFolder"
        Layout.fillWidth: true
        longest: 1000
        label: qsTr("Folder to save in")
        onWritten: text => sheet.handOver.folder = text
    }

    Notice {
        objectName: "handSays"
        Layout.fillWidth: true
        visible: text !== ""
        text: sheet.handOver.result !== "" ? qsTr("Saved: %1").arg(sheet.handOver.result) : sheet.handOver.problem
    }

    Words {
        objectName: "tabletWords"
        Layout.fillWidth: true
        visible: sheet.handOver.result !== "" && sheet.handOver.tabletWords !== ""
        text: qsTr("If their Tessera asks whether it may trust this tablet, compare these words: %1").arg(sheet.handOver.tabletWords)
        color: Theme.ink2
    }

    actions: Flow {
        Layout.fillWidth: true
        spacing: 12

        PrimaryButton {
            objectName: "makeHandOver"
            text: sheet.handOver.busy ? qsTr("Saving…") : sheet.handOver.taken ? qsTr("Save over it") : qsTr("Make the file")
            enabled: !sheet.handOver.busy && folder.text !== ""
            onClicked: sheet.handOver.ask(sheet.sessionId, sheet.handOver.taken)
        }

        SecondaryButton {
            objectName: "leaveHandOver"
            height: 64
            text: qsTr("Done")
            onClicked: sheet.close()
        }
    }

    Item {
        Layout.fillHeight: true
    }
}
