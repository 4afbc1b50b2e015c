// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.Controls

// Where one may go from a visit that is looked back at.
GridLayout {
    id: actions

    property bool narrow: false
    property bool ready: false

    signal reflectAsked()
    signal supervisionAsked()
    signal exportAsked()

    columns: actions.narrow ? 2 : 3
    columnSpacing: 12
    rowSpacing: 6

    SecondaryButton {
        objectName: "reflect"
        Layout.fillWidth: true
        Layout.preferredWidth: actions.narrow ? 1 : -1
        text: qsTr("Reflect")
        iconName: "note"
        size: 16
        enabled: actions.ready
        onClicked: actions.reflectAsked()
    }

    SecondaryButton {
        objectName: "takeToSupervision"
        Layout.fillWidth: true
        Layout.preferredWidth: actions.narrow ? 1 : -1
        text: qsTr("Take to supervision")
        iconName: "families"
        size: 16
        wraps: actions.narrow
        enabled: actions.ready
        onClicked: actions.supervisionAsked()
    }

    SecondaryButton {
        objectName: "export"
        Layout.fillWidth: true
        Layout.preferredWidth: actions.narrow ? 1 : -1
        text: qsTr("Export")
        iconName: "export"
        size: 16
        enabled: actions.ready
        onClicked: actions.exportAsked()
    }
}
