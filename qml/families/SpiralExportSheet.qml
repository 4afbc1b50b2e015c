// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// The spiral as a file: to print, to enlarge, or for a document.
Sheet {
    id: sheet

    required property SpiralExport leaving

    title: qsTr("Take the spiral along")

    Segmented {
        objectName: "spiralFormat"
        Layout.fillWidth: true
        name: qsTr("As")
        options: [qsTr("a page to print (PDF)"), qsTr("a picture to enlarge (SVG)"), qsTr("a picture (PNG)")]
        current: sheet.leaving.format
        onChosen: index => sheet.leaving.format = index
    }

    CheckRow {
        objectName: "spiralIssues"
        Layout.fillWidth: true
        text: qsTr("With the names of the issues")
        detail: qsTr("They are words that people wrote. Without them only kinds of step and numbers of visits go along.")
        ticked: sheet.leaving.withIssues
        onAsked: ticked => sheet.leaving.withIssues = ticked
    }

    CheckRow {
        objectName: "spiralGrey"
        Layout.fillWidth: true
        text: qsTr("In grey")
        detail: qsTr("For a printer without colour")
        ticked: sheet.leaving.grey
        onAsked: ticked => sheet.leaving.grey = ticked
    }

    TextFieldBox {
        id: folder
        objectName: "spiralFolder"
        Layout.fillWidth: true
        label: qsTr("Folder")
        longest: 1000
        onWritten: text => sheet.leaving.folder = text
        Component.onCompleted: folder.text = sheet.leaving.folder
    }

    Notice {
        objectName: "spiralStays"
        Layout.fillWidth: true
        visible: text !== ""
        text: sheet.leaving.stays
    }

    Notice {
        objectName: "spiralResult"
        Layout.fillWidth: true
        visible: text !== ""
        text: sheet.leaving.result !== "" ? qsTr("It lies in %1.").arg(sheet.leaving.result) : sheet.leaving.problem
    }

    actions: Flow {
        Layout.fillWidth: true
        spacing: 12

        PrimaryButton {
            objectName: "saveSpiral"
            text: sheet.leaving.taken ? qsTr("Put this one in its place") : qsTr("Save")
            enabled: !sheet.leaving.busy
            onClicked: sheet.leaving.askToSave(sheet.leaving.taken)
        }

        SecondaryButton {
            objectName: "leaveSpiralExport"
            height: 64
            text: qsTr("Done")
            onClicked: sheet.close()
        }
    }

    Item {
        Layout.fillHeight: true
    }
}
