// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.Controls

// Where one may go from a visit that is looked back at.
GridLayout {
    id: actions

    property real room: 0  // of the page, in usual letters
    property bool ready: false

    signal correctAsked()
    signal codesAsked()
    signal reflectAsked()
    signal exportAsked()

    columns: actions.room > 1200 ? 4 : actions.room > 760 ? 2 : 1
    columnSpacing: 12
    rowSpacing: 6

    SecondaryButton {
        objectName: "correctGrid"
        Layout.fillWidth: true
        text: qsTr("Correct the grid")
        iconName: "note"
        size: 16
        enabled: actions.ready
        onClicked: actions.correctAsked()
    }

    SecondaryButton {
        objectName: "correctCodes"
        Layout.fillWidth: true
        text: qsTr("Correct the codes")
        iconName: "note"
        size: 16
        enabled: actions.ready
        onClicked: actions.codesAsked()
    }

    SecondaryButton {
        objectName: "reflect"
        Layout.fillWidth: true
        text: qsTr("Reflect")
        iconName: "note"
        size: 16
        enabled: actions.ready
        onClicked: actions.reflectAsked()
    }

    SecondaryButton {
        objectName: "export"
        Layout.fillWidth: true
        text: qsTr("Export")
        iconName: "export"
        size: 16
        enabled: actions.ready
        onClicked: actions.exportAsked()
    }
}
