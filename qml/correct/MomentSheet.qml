// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls
import Tessera.PrivacyUi

// A note or a mark put right. Its moment stays.
Sheet {
    id: sheet

    required property Correct correct
    property var moment: ({})
    property int step: -1
    readonly property bool isNote: sheet.moment.kind === "note"

    function begin(moment: var): void {
        sheet.moment = moment
        sheet.step = moment.step ?? -1
        words.put(moment.kind === "note" ? moment.text : "")
        doubt.keptParts = ""
        sheet.open = true
    }

    // Asked first when the words may say who they are about.
    function tryKeep(): void {
        if (!sheet.isNote || !doubt.asks())
            sheet.keep()
    }

    function keep(): void {
        if (sheet.isNote)
            sheet.correct.reword(sheet.moment.entry, words.text)
        else
            sheet.correct.restep(sheet.moment.entry, sheet.step)
        sheet.close()
    }

    title: sheet.moment.words ?? ""

    // The library is being locked: what was written is kept.
    Connections {
        target: sheet.correct
        function onClosing(): void {
            if (sheet.open && sheet.isNote && words.text !== "" && words.text !== sheet.moment.text)
                sheet.keep()
        }
    }

    TextFieldBox {
        id: words
        objectName: "noteWords"
        Layout.fillWidth: true
        visible: sheet.isNote
        longest: 280
        free: true
        label: qsTr("The note")
        onEntered: sheet.tryKeep()
    }

    DoubtNotice {
        id: doubt
        objectName: "rewordDoubt"
        Layout.fillWidth: true
        text: sheet.isNote && words.text !== sheet.moment.text ? words.text : ""
        onChangeAsked: words.field.forceActiveFocus(Qt.OtherFocusReason)
        onKept: sheet.keep()
    }

    Words {
        Layout.fillWidth: true
        visible: !sheet.isNote
        text: qsTr("Which step of building the partnership?")
        font.weight: Font.Bold
    }

    Flow {
        Layout.fillWidth: true
        visible: !sheet.isNote
        spacing: 10

        Repeater {
            model: sheet.correct.steps

            Chip {
                id: which
                required property var modelData
                objectName: "restep" + which.modelData.index
                text: which.modelData.shortLabel || which.modelData.label
                chosen: which.modelData.index === sheet.step
                onClicked: sheet.step = which.chosen ? -1 : which.modelData.index
            }
        }
    }

    actions: Flow {
        Layout.fillWidth: true
        spacing: 12

        PrimaryButton {
            objectName: "keepMoment"
            text: sheet.isNote ? qsTr("Keep these words") : qsTr("Keep it so")
            enabled: sheet.isNote ? words.text !== "" && words.text !== sheet.moment.text : sheet.step !== sheet.moment.step
            onClicked: sheet.tryKeep()
        }

        SecondaryButton {
            objectName: "removeMoment"
            height: 64
            text: sheet.isNote ? qsTr("Take the note away") : qsTr("Take the mark away")
            onClicked: {
                sheet.correct.removeMoment(sheet.moment.entry)
                sheet.close()
            }
        }

        SecondaryButton {
            objectName: "leaveMoment"
            height: 64
            text: qsTr("Leave it as it is")
            onClicked: sheet.close()
        }
    }

    Item {
        Layout.fillHeight: true
    }
}
