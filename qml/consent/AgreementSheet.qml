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

    required property Agreement agreed
    property Renewing renewing: null  // asked once more about a visit that is over
    readonly property bool beside: sheet.width > 880 * Math.max(1, Theme.textScale)

    title: sheet.renewing ? qsTr("The family is asked once more") : qsTr("What the family agrees to")

    Words {
        objectName: "renewTitle"
        Layout.fillWidth: true
        visible: text !== ""
        text: sheet.renewing ? sheet.renewing.title : ""
        font.weight: Font.Bold
    }

    // No layouts within the sheet's: Qt 6.4 leaves their rows as they lay before the page had its width.
    Grid {
        id: halves
        Layout.fillWidth: true
        columns: sheet.beside ? 2 : 1
        columnSpacing: 32
        rowSpacing: 14

        Column {
            width: sheet.beside ? (halves.width - halves.columnSpacing) / 2 : halves.width
            spacing: 14

            Words {
                width: parent.width
                text: qsTr("Who agrees")
                font.weight: Font.Bold
                Accessible.ignored: true
            }

            Segmented {
                objectName: "role"
                width: parent.width
                name: qsTr("Who agrees")
                options: [qsTr("Parent or parents"), qsTr("Guardian"), qsTr("Another carer")]
                current: sheet.agreed.role
                onChosen: index => sheet.agreed.role = index
            }

            Words {
                width: parent.width
                visible: sheet.renewing !== null
                text: qsTr("The child was asked")
                font.weight: Font.Bold
                Accessible.ignored: true
            }

            Segmented {
                objectName: "renewChild"
                width: parent.width
                visible: sheet.renewing !== null
                name: qsTr("The child was asked")
                options: [qsTr("Said yes"), qsTr("Too young"), qsTr("Said no")]
                current: sheet.agreed.assent - 1
                onChosen: index => sheet.agreed.assent = index + 1
            }

            Words {
                width: parent.width
                text: qsTr("What may be handed over, by somebody who chooses to")
                font.weight: Font.Bold
            }

            CheckRow {
                objectName: "mayVisit"
                width: parent.width
                text: qsTr("The picture and its figures")
                detail: qsTr("Empty: nothing of this visit leaves the tablet.")
                ticked: sheet.agreed.mayVisit
                onAsked: ticked => sheet.agreed.mayVisit = ticked
            }

            CheckRow {
                objectName: "mayNotes"
                width: parent.width
                enabled: sheet.agreed.mayVisit && sheet.agreed.notesAgreed
                opacity: enabled ? 1 : 0.55
                text: qsTr("The notes")
                detail: sheet.agreed.notesAgreed ? "" : qsTr("There are none: notes are off for this visit.")
                ticked: enabled && sheet.agreed.mayNotes
                onAsked: ticked => sheet.agreed.mayNotes = ticked
            }

            CheckRow {
                objectName: "mayReflections"
                width: parent.width
                enabled: sheet.agreed.mayVisit
                opacity: enabled ? 1 : 0.55
                text: qsTr("What the practitioner writes about it")
                ticked: enabled && sheet.agreed.mayReflections
                onAsked: ticked => sheet.agreed.mayReflections = ticked
            }

            CheckRow {
                objectName: "mayDate"
                width: parent.width
                enabled: sheet.agreed.mayVisit
                opacity: enabled ? 1 : 0.55
                text: qsTr("The exact day")
                detail: qsTr("without it, the month")
                ticked: enabled && sheet.agreed.mayDate
                onAsked: ticked => sheet.agreed.mayDate = ticked
            }
        }

        Column {
            width: sheet.beside ? (halves.width - halves.columnSpacing) / 2 : halves.width
            spacing: 14

            Words {
                width: parent.width
                text: qsTr("What else it may be used for")
                font.weight: Font.Bold
            }

            CheckRow {
                objectName: "mayTeach"
                width: parent.width
                text: qsTr("Shown in teaching")
                ticked: sheet.agreed.mayTeach
                onAsked: ticked => sheet.agreed.mayTeach = ticked
            }

            CheckRow {
                objectName: "mayReuse"
                width: parent.width
                text: qsTr("Used again in other research")
                ticked: sheet.agreed.mayReuse
                onAsked: ticked => sheet.agreed.mayReuse = ticked
            }

            Words {
                width: parent.width
                text: qsTr("How long they agree to it")
                font.weight: Font.Bold
                Accessible.ignored: true
            }

            Segmented {
                objectName: "lasting"
                width: parent.width
                name: qsTr("How long they agree to it")
                options: [qsTr("As usual"), qsTr("30 days"), qsTr("90 days"), qsTr("A year")]
                current: lastDay.text.trim() === "" ? sheet.agreed.lasting : -1
                onChosen: index => {
                    lastDay.text = ""
                    sheet.agreed.lastDay = ""
                    sheet.agreed.lasting = index
                }
            }

            TextFieldBox {
                id: lastDay
                objectName: "lastDay"
                width: parent.width
                longest: 20
                label: qsTr("Or until a last day of their own")
                hint: sheet.agreed.dayDoubt !== "" ? sheet.agreed.dayDoubt
                    : sheet.agreed.until !== "" ? sheet.agreed.until : qsTr("Without one: until they take it back.")
                onWritten: text => sheet.agreed.lastDay = text
                Component.onCompleted: lastDay.text = sheet.agreed.lastDay
            }
        }
    }

    Item {
        Layout.fillHeight: true
    }

    actions: [
        Words {
            objectName: "renewSays"
            Layout.fillWidth: true
            visible: text !== ""
            text: sheet.renewing ? (sheet.renewing.problem || sheet.renewing.missing || sheet.renewing.kept) : ""
            font.weight: Font.Bold
        },
        GridLayout {
            Layout.fillWidth: true
            columns: sheet.beside ? 2 : 1
            columnSpacing: 12
            rowSpacing: 12

            PrimaryButton {
                objectName: sheet.renewing ? "agreeAnew" : "agreementDone"
                Layout.fillWidth: true
                text: sheet.renewing ? qsTr("They agree once more") : qsTr("Done")
                enabled: sheet.renewing === null || sheet.renewing.ready
                onClicked: {
                    if (sheet.renewing)
                        sheet.renewing.agree()
                    else
                        sheet.close()
                }
            }

            SecondaryButton {
                objectName: "leaveRenewing"
                Layout.fillWidth: true
                Layout.fillHeight: true
                visible: sheet.renewing !== null
                text: qsTr("They do not agree now")
                onClicked: sheet.close()
            }
        }
    ]
}
