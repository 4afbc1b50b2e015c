// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// What stands above the lines and scrolls with them.
ColumnLayout {
    id: head

    readonly property ListView list: head.ListView.view as ListView
    readonly property Acts acts: head.list ? head.list.model as Acts : null

    function showTop(): void {
        if (head.list && !head.list.moving)
            head.list.contentY = head.list.originY - head.list.topMargin
    }

    width: head.list ? head.list.width - head.list.leftMargin - head.list.rightMargin : 0
    spacing: 14
    // It grows when the log was read; the list alone would stay where its lines are.
    onHeightChanged: later.restart()

    Timer {
        id: later
        interval: 0
        onTriggered: head.showTop()
    }

    ActsTools {
        Layout.fillWidth: true
        acts: head.acts
    }

    Words {
        objectName: "actsEmpty"
        Layout.fillWidth: true
        visible: head.acts !== null && head.acts.count === 0
        text: !head.acts ? "" : head.acts.loading ? qsTr("Reading the log…")
            : head.acts.total === 0 ? qsTr("Nothing was done yet. When a visit is begun, opened, saved or erased, it is written down here.")
            : qsTr("Nothing of that kind was done with this visit.")
    }
}
