// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// Above the log: what of it is shown, whether it is whole, and saving it.
ColumnLayout {
    id: tools

    required property Acts acts
    property bool saving: false

    spacing: 14

    Notice {
        objectName: "actsWrong"
        Layout.fillWidth: true
        visible: tools.acts.wrong !== ""
        strong: true
        text: qsTr("The log is not as it was written. Tell your data protection officer. %1").arg(tools.acts.wrong)
    }

    Words {
        Layout.fillWidth: true
        visible: tools.acts.wrong === "" && tools.acts.total > 0
        text: qsTr("Each line is chained on the one before, and nothing was taken out. It says nothing of what was seen or said.")
        color: Theme.ink2
    }

    Segmented {
        objectName: "actKind"
        Layout.fillWidth: true
        visible: tools.acts.total > 0
        name: qsTr("Show")
        options: tools.acts.kinds
        current: tools.acts.kind
        onChosen: index => tools.acts.kind = index
    }

    Flow {
        Layout.fillWidth: true
        spacing: 10

        SecondaryButton {
            objectName: "actsEveryVisit"
            visible: tools.acts.visit !== ""
            text: qsTr("Show all visits again")
            detail: tools.acts.visitTitle
            size: 16
            wraps: true
            onClicked: tools.acts.visit = ""
        }

        SecondaryButton {
            objectName: "actsSaving"
            visible: tools.acts.total > 0
            text: tools.saving ? qsTr("Do not save it") : qsTr("Save the log as a file")
            iconName: "export"
            size: 16
            onClicked: tools.saving = !tools.saving
        }
    }

    Card {
        Layout.fillWidth: true
        visible: tools.saving

        Words {
            Layout.fillWidth: true
            text: qsTr("All of it, whatever is shown here: for your data protection officer.")
            color: Theme.ink2
        }

        SavePlace {
            Layout.fillWidth: true
            parts: "acts"
            folder: tools.acts.folder
            result: tools.acts.result
            problem: tools.acts.problem
            taken: tools.acts.taken
            onFolderWritten: folder => tools.acts.folder = folder
            onOverAsked: tools.acts.save(form.current === 0 ? Acts.Page : Acts.Table, true)
        }

        Segmented {
            id: form
            objectName: "actsForm"
            Layout.fillWidth: true
            name: qsTr("As")
            options: [qsTr("A page to print"), qsTr("A table")]
            onChosen: index => form.current = index
        }

        PrimaryButton {
            objectName: "saveActs"
            Layout.fillWidth: true
            text: qsTr("Save")
            size: 18
            onClicked: tools.acts.save(form.current === 0 ? Acts.Page : Acts.Table)
        }
    }
}
