// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// What deleting a visit takes away, in plain words, before it is done.
Sheet {
    id: sheet

    required property Ending ending
    readonly property bool busy: sheet.ending.state === Ending.Erasing

    title: qsTr("Delete this visit for good?")
    closable: !sheet.busy

    Words {
        Layout.fillWidth: true
        text: qsTr("Every tap, mark and note of this visit, its codes and its picture are erased from this tablet. Nobody can bring them back, and it cannot be undone.")
    }

    Words {
        Layout.fillWidth: true
        text: qsTr("A number that stands for nobody stays, so that a copy of this visit is not taken in again.")
        color: Theme.ink2
    }

    Notice {
        objectName: "eraseProblem"
        Layout.fillWidth: true
        visible: text !== ""
        strong: true
        text: sheet.ending.problem
    }

    Item {
        Layout.fillHeight: true
    }

    PrimaryButton {
        objectName: "keepVisit"
        Layout.fillWidth: true
        enabled: !sheet.busy
        wraps: true
        text: qsTr("Keep the visit")
        onClicked: sheet.close()
    }

    Pressable {
        objectName: "eraseVisit"
        Layout.fillWidth: true
        Layout.preferredHeight: Math.max(64, implicitHeight)
        enabled: !sheet.busy
        wraps: true
        size: 18
        edge: Theme.ink
        text: sheet.busy ? qsTr("Erasing…") : qsTr("Yes, delete it")
        onClicked: sheet.ending.erase()
    }
}
