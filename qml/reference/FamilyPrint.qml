// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// The page for families as a file to print.
Card {
    id: card

    required property Reference reference
    property bool grey: false

    Heading {
        Layout.fillWidth: true
        text: qsTr("On paper")
    }

    Words {
        Layout.fillWidth: true
        text: qsTr("One sheet of A4 with the same words, and more room to draw. It says nothing of any visit.")
        color: Theme.ink2
    }

    Segmented {
        objectName: "sheetColour"
        Layout.fillWidth: true
        name: qsTr("Printed")
        options: [qsTr("Colour"), qsTr("Black and white")]
        current: card.grey ? 1 : 0
        onChosen: index => card.grey = index === 1
    }

    TextFieldBox {
        id: folder
        objectName: "sheetFolder"
        Layout.fillWidth: true
        label: qsTr("Folder to save in")
        longest: 1000
        onWritten: text => card.reference.folder = text
        Component.onCompleted: folder.text = card.reference.folder
    }

    Notice {
        objectName: "sheetSaved"
        Layout.fillWidth: true
        visible: card.reference.result !== ""
        text: qsTr("Saved: %1").arg(card.reference.result)
    }

    Notice {
        objectName: "sheetProblem"
        Layout.fillWidth: true
        visible: card.reference.problem !== ""
        strong: true
        text: card.reference.problem

        SecondaryButton {
            objectName: "sheetOver"
            visible: card.reference.problem !== ""
            text: qsTr("Save over it")
            onClicked: card.reference.saveFamilySheet(card.grey, true)
        }
    }

    PrimaryButton {
        objectName: "saveSheet"
        Layout.fillWidth: true
        text: qsTr("Save as PDF")
        enabled: folder.text !== ""
        onClicked: card.reference.saveFamilySheet(card.grey)
    }
}
