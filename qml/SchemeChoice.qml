// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// What is tapped in the visit: the built-in activities, or those of a file. Few need it, so it is kept small.
ColumnLayout {
    id: choice

    required property Setup setup
    property bool asking: false  // for a file
    property string answer: ""

    function take(): void {
        choice.answer = choice.setup.addScheme(path.text.trim())
        if (choice.answer === "") {
            path.text = ""
            choice.asking = false
        }
    }

    spacing: 8

    Words {
        Layout.fillWidth: true
        visible: segments.visible
        text: qsTr("What is tapped")
        size: 15
        color: Theme.ink2
        Accessible.ignored: true
    }

    Segmented {
        id: segments
        objectName: "scheme"
        Layout.fillWidth: true
        visible: choice.setup.schemes.length > 1
        name: qsTr("What is tapped")
        options: choice.setup.schemes
        current: choice.setup.scheme
        onChosen: index => choice.setup.scheme = index
    }

    SecondaryButton {
        objectName: "anotherScheme"
        visible: !choice.asking
        text: qsTr("Another scheme…")
        size: 15
        onClicked: {
            choice.asking = true
            path.field.forceActiveFocus()
        }
    }

    TextFieldBox {
        id: path
        objectName: "schemePath"
        Layout.fillWidth: true
        visible: choice.asking
        label: qsTr("File of the scheme")
        onEntered: choice.take()
    }

    Notice {
        objectName: "schemeAnswer"
        Layout.fillWidth: true
        visible: choice.asking && text !== ""
        text: choice.answer
    }

    Flow {
        Layout.fillWidth: true
        visible: choice.asking
        spacing: 8

        SecondaryButton {
            objectName: "takeScheme"
            text: qsTr("Use it")
            size: 15
            enabled: path.text.trim() !== ""
            onClicked: choice.take()
        }

        SecondaryButton {
            objectName: "dropScheme"
            text: qsTr("Leave it")
            size: 15
            onClicked: {
                choice.asking = false
                choice.answer = ""
            }
        }
    }
}
