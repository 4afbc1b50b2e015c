// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// Where the file goes, and what came of it.
ColumnLayout {
    id: save

    required property Exporter exporter

    spacing: 12

    TextFieldBox {
        id: folder
        objectName: "folder"
        Layout.fillWidth: true
        label: qsTr("Folder to save in")
        longest: 1000
        onWritten: text => save.exporter.folder = text
        Component.onCompleted: folder.text = save.exporter.folder
    }

    Notice {
        objectName: "result"
        Layout.fillWidth: true
        visible: save.exporter.result !== ""
        text: qsTr("Saved: %1").arg(save.exporter.result)
    }

    Notice {
        objectName: "exportProblem"
        Layout.fillWidth: true
        visible: text !== ""
        strong: true
        text: save.exporter.refusal !== "" ? save.exporter.refusal : save.exporter.problem

        SecondaryButton {
            objectName: "replace"
            text: qsTr("Save over it")
            visible: save.exporter.problem !== "" && save.exporter.refusal === ""
            onClicked: save.exporter.askToSave(true)
        }
    }

    PrimaryButton {
        objectName: "save"
        Layout.fillWidth: true
        text: save.exporter.busy ? qsTr("Saving…") : qsTr("Save")
        enabled: !save.exporter.busy && save.exporter.refusal === "" && folder.text !== ""
        onClicked: save.exporter.askToSave()
    }
}
