// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// Where the archive lies.
Card {
    id: card

    required property Research research

    Heading {
        Layout.fillWidth: true
        text: qsTr("The archive")
    }

    TextFieldBox {
        id: place
        objectName: "archivePlace"
        Layout.fillWidth: true
        Layout.maximumWidth: 760 * Theme.textScale
        label: qsTr("File or server that holds the study")
        hint: qsTr("A file, or an address like postgresql://server/study. It is plain, so that other programs can read it: keep it on a protected disk.")
        longest: 1000
        onWritten: text => card.research.archive = text
        Component.onCompleted: place.text = card.research.archive
    }
}
