// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.Controls

// One square of a visit that goes on: what it is, and how it can be put right. It lies over the grid alone, so that
// the pads go on working.
Sheet {
    id: sheet

    property bool correctable: false

    signal correctAsked()

    Words {
        Layout.fillWidth: true
        text: sheet.correctable ? qsTr("It can be moved, split, joined, or said to be something else.")
            : qsTr("In a pause, or after the visit, it can be corrected.")
    }

    actions: Flow {
        Layout.fillWidth: true
        spacing: 12

        SecondaryButton {
            objectName: "correctSquare"
            visible: sheet.correctable
            text: qsTr("Correct this square")
            iconName: "note"
            onClicked: {
                sheet.close()
                sheet.correctAsked()
            }
        }

        SecondaryButton {
            objectName: "closeSquare"
            text: qsTr("Close")
            onClicked: sheet.close()
        }
    }

    Item {
        Layout.fillHeight: true
    }
}
