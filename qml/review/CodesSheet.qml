// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// A wrong code of this visit is put right. What was written before stays in the record.
Sheet {
    id: sheet

    required property Review review
    property string problem: ""

    title: qsTr("Correct the codes")
    onOpenChanged: {
        if (!sheet.open)
            return
        family.text = sheet.review.family
        practitioner.text = sheet.review.practitioner
        observer.text = sheet.review.observer
        visit.text = sheet.review.visit
        sheet.problem = ""
        family.field.forceActiveFocus()
    }

    Words {
        Layout.fillWidth: true
        text: qsTr("What was written first stays in the record. Codes, not names.")
        size: 15
        color: Theme.ink2
    }

    GridLayout {
        Layout.fillWidth: true
        columns: sheet.width > 520 * Theme.textScale ? 2 : 1
        columnSpacing: 14
        rowSpacing: 12

        TextFieldBox {
            id: family
            objectName: "codeFamily"
            Layout.fillWidth: true
            label: qsTr("Family code (no names)")
            longest: 16
        }

        TextFieldBox {
            id: practitioner
            objectName: "codePractitioner"
            Layout.fillWidth: true
            label: qsTr("Practitioner code")
            longest: 16
        }

        TextFieldBox {
            id: observer
            objectName: "codeObserver"
            Layout.fillWidth: true
            label: qsTr("Observer code")
            longest: 16
        }

        TextFieldBox {
            id: visit
            objectName: "codeVisit"
            Layout.fillWidth: true
            label: qsTr("Visit code, if there is one")
            longest: 16
        }
    }

    Notice {
        Layout.fillWidth: true
        visible: text !== ""
        strong: true
        text: sheet.problem
    }

    actions: Flow {
        Layout.fillWidth: true
        spacing: 12

        PrimaryButton {
            objectName: "keepCodes"
            text: qsTr("Keep these codes")
            onClicked: {
                sheet.problem = sheet.review.correctCodes(family.text, practitioner.text, observer.text, visit.text)
                if (sheet.problem === "")
                    sheet.close()
            }
        }

        SecondaryButton {
            objectName: "leaveCodes"
            height: 64
            text: qsTr("Leave them as they are")
            onClicked: sheet.close()
        }
    }

    Item {
        Layout.fillHeight: true
    }
}
