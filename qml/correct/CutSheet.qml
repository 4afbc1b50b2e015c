// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// Where within the chosen square it is cut in two, or from when on there was another activity.
Sheet {
    id: sheet

    required property Correct correct
    property bool adding: false

    function begin(adding: bool): void {
        sheet.adding = adding
        sheet.open = true
    }

    title: sheet.adding ? qsTr("Add a square") : qsTr("Cut in two")

    Words {
        Layout.fillWidth: true
        text: sheet.adding ? qsTr("From when on was there another activity? It lasts until the next square.")
            : qsTr("Where does the second one begin?")
        color: Theme.ink2
    }

    Words {
        Layout.fillWidth: true
        text: qsTr("%1: %2").arg(sheet.correct.squareTitle).arg(sheet.correct.squareTime)
        size: 15
        color: Theme.ink2
    }

    TimeSteps {
        Layout.fillWidth: true
        label: qsTr("At")
        before: "cut"
        time: sheet.correct.cut
        onMoveAsked: seconds => sheet.correct.moveCut(seconds)
    }

    CodeChoices {
        Layout.fillWidth: true
        visible: sheet.adding
        before: "add"
        codes: sheet.correct.codes
        onAsked: code => {
            sheet.correct.insert(code)
            sheet.close()
        }
    }

    actions: Flow {
        Layout.fillWidth: true
        spacing: 12

        PrimaryButton {
            objectName: "cutHere"
            visible: !sheet.adding
            text: qsTr("Cut it here")
            onClicked: {
                sheet.correct.split()
                sheet.close()
            }
        }

        SecondaryButton {
            objectName: "leaveCut"
            height: 64
            text: qsTr("Leave it as it is")
            onClicked: sheet.close()
        }
    }

    Item {
        Layout.fillHeight: true
    }
}
