// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.Controls

// Where a page goes as a file, and what came of it.
ColumnLayout {
    id: place

    property string folder: ""   // at first
    property string result: ""
    property string problem: ""
    property bool taken: false
    property string parts: ""    // how the names of its parts begin
    readonly property bool ready: field.text !== ""

    signal folderWritten(string folder)
    signal overAsked()

    spacing: 12

    TextFieldBox {
        id: field
        objectName: place.parts + "Folder"
        Layout.fillWidth: true
        label: qsTr("Folder to save in")
        longest: 1000
        onWritten: text => place.folderWritten(text)
        Component.onCompleted: field.text = place.folder
    }

    Notice {
        objectName: place.parts + "Saved"
        Layout.fillWidth: true
        visible: place.result !== ""
        text: qsTr("Saved: %1").arg(place.result)
    }

    Notice {
        objectName: place.parts + "Problem"
        Layout.fillWidth: true
        visible: place.problem !== ""
        strong: true
        text: place.problem

        SecondaryButton {
            objectName: place.parts + "Over"
            visible: place.taken
            text: qsTr("Save over it")
            onClicked: place.overAsked()
        }
    }
}
