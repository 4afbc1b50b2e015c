// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Tessera.App
import Tessera.Controls

// One quiet line where a day starts: some visits are past their keeping date.
Notice {
    id: line

    required property Keeping keeping

    signal listAsked()

    objectName: "keepingLine"
    visible: line.text !== ""
    text: line.keeping.words

    SecondaryButton {
        objectName: "keepingAsked"
        text: qsTr("See which")
        size: 16
        onClicked: line.listAsked()
    }
}
