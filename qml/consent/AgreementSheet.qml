// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// Who agrees, and what may be done with the visit. Ticked is only what lets the picture be handed over at all.
Sheet {
    id: sheet

    required property Setup setup

    title: qsTr("What the family agrees to")

    GridLayout {
        Layout.fillWidth: true
        columns: sheet.width > 880 * Math.max(1, Theme.textScale) ? 2 : 1
        columnSpacing: 32
        rowSpacing: 14

        ColumnLayout {
            Layout.fillWidth: true
            Layout.preferredWidth: 1  // halves
            Layout.alignment: Qt.AlignTop
            spacing: 14

            Words {
                Layout.fillWidth: true
                text: qsTr("Who agrees")
                font.weight: Font.Bold
                Accessible.ignored: true
            }

            Segmented {
                objectName: "role"
                Layout.fillWidth: true
                name: qsTr("Who agrees")
                options: [qsTr("Parent or parents"), qsTr("Guardian"), qsTr("Another carer")]
                current: sheet.setup.role
                onChosen: index => sheet.setup.role = index
            }

            Words {
                Layout.fillWidth: true
                text: qsTr("What may be handed over, by somebody who chooses to")
                font.weight: Font.Bold
            }

            CheckRow {
                objectName: "mayVisit"
                Layout.fillWidth: true
                text: qsTr("The picture and its figures")
                detail: qsTr("Empty: nothing of this visit leaves the tablet.")
                ticked: sheet.setup.mayVisit
                onAsked: ticked => sheet.setup.mayVisit = ticked
            }

            CheckRow {
                objectName: "mayNotes"
                Layout.fillWidth: true
                enabled: sheet.setup.mayVisit && sheet.setup.notesAgreed
                opacity: enabled ? 1 : 0.55
                text: qsTr("The notes")
                detail: sheet.setup.notesAgreed ? "" : qsTr("There are none: notes are off for this visit.")
                ticked: enabled && sheet.setup.mayNotes
                onAsked: ticked => sheet.setup.mayNotes = ticked
            }

            CheckRow {
                objectName: "mayReflections"
                Layout.fillWidth: true
                enabled: sheet.setup.mayVisit
                opacity: enabled ? 1 : 0.55
                text: qsTr("What the practitioner writes about it")
                ticked: enabled && sheet.setup.mayReflections
                onAsked: ticked => sheet.setup.mayReflections = ticked
            }

            CheckRow {
                objectName: "mayDate"
                Layout.fillWidth: true
                enabled: sheet.setup.mayVisit
                opacity: enabled ? 1 : 0.55
                text: qsTr("The exact day")
                detail: qsTr("without it, the month")
                ticked: enabled && sheet.setup.mayDate
                onAsked: ticked => sheet.setup.mayDate = ticked
            }
        }

        ColumnLayout {
            Layout.fillWidth: true
            Layout.preferredWidth: 1  // halves
            Layout.alignment: Qt.AlignTop
            spacing: 14

            Words {
                Layout.fillWidth: true
                text: qsTr("What else it may be used for")
                font.weight: Font.Bold
            }

            CheckRow {
                objectName: "mayTeach"
                Layout.fillWidth: true
                text: qsTr("Shown in teaching")
                ticked: sheet.setup.mayTeach
                onAsked: ticked => sheet.setup.mayTeach = ticked
            }

            CheckRow {
                objectName: "mayReuse"
                Layout.fillWidth: true
                text: qsTr("Used again in other research")
                ticked: sheet.setup.mayReuse
                onAsked: ticked => sheet.setup.mayReuse = ticked
            }

            Words {
                Layout.fillWidth: true
                text: qsTr("How long they agree to it")
                font.weight: Font.Bold
                Accessible.ignored: true
            }

            Segmented {
                objectName: "lasting"
                Layout.fillWidth: true
                name: qsTr("How long they agree to it")
                options: [qsTr("As usual"), qsTr("30 days"), qsTr("90 days"), qsTr("A year")]
                current: lastDay.text.trim() === "" ? sheet.setup.lasting : -1
                onChosen: index => {
                    lastDay.text = ""
                    sheet.setup.lastDay = ""
                    sheet.setup.lasting = index
                }
            }

            TextFieldBox {
                id: lastDay
                objectName: "lastDay"
                Layout.fillWidth: true
                longest: 20
                label: qsTr("Or until a last day of their own")
                hint: sheet.setup.dayDoubt !== "" ? sheet.setup.dayDoubt
                    : sheet.setup.until !== "" ? sheet.setup.until : qsTr("Without one: until they take it back.")
                onWritten: text => sheet.setup.lastDay = text
                Component.onCompleted: lastDay.text = sheet.setup.lastDay
            }
        }
    }

    Item {
        Layout.fillHeight: true
    }

    actions: PrimaryButton {
        objectName: "agreementDone"
        Layout.fillWidth: true
        text: qsTr("Done")
        onClicked: sheet.close()
    }
}
