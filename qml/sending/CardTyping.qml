// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls
import Tessera.PrivacyUi

// The study's card is typed from paper, where there is neither its file nor a camera.
ColumnLayout {
    id: part

    required property Joining joining
    property bool open: false

    spacing: 12

    SecondaryButton {
        objectName: "typeCard"
        text: part.open ? qsTr("Do not type it") : qsTr("Type the card’s lines")
        enabled: !part.joining.busy
        onClicked: {
            part.open = !part.open
            if (part.open)
                lines.goOn()
        }
    }

    WritingBox {
        id: lines
        objectName: "cardLines"
        Layout.fillWidth: true
        visible: part.open
        label: qsTr("What the card says, line by line")
        asks: qsTr("From “Tessera study card 1” to its six words. The line that begins with “signature” may be left out.")
        inputHints: Qt.ImhMultiLine | Qt.ImhNoPredictiveText | Qt.ImhNoAutoUppercase
    }

    SecondaryButton {
        objectName: "readTyped"
        text: qsTr("Read these lines")
        visible: part.open
        enabled: lines.text !== "" && !part.joining.busy
        onClicked: part.joining.readTyped(lines.text)
    }
}
