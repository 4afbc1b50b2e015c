// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

// Lies over a part of a page until it is closed, and takes the keyboard when it opens; Escape closes it.
FocusScope {
    id: sheet

    default property alias content: column.data
    // The buttons that decide: they stay in view while the rest scrolls, unless they would take half the sheet.
    property alias actions: deciding.data
    readonly property bool pinned: deciding.implicitHeight > 0 && deciding.implicitHeight <= (sheet.height - 40) / 2
    property string title: ""
    property bool open: false
    property bool closable: true

    signal closed()

    function close(): void {
        sheet.closed()
    }

    visible: sheet.open
    enabled: sheet.open
    z: 20
    Accessible.role: Accessible.Dialog
    Accessible.name: sheet.title
    Keys.onEscapePressed: event => {
        if (sheet.closable)
            sheet.close()
        else
            event.accepted = false
    }
    onOpenChanged: {
        if (sheet.open)
            sheet.forceActiveFocus()
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.card
        radius: Theme.radius
        border.width: 2
        border.color: Theme.control

        // What lies under the sheet must not answer to a touch on it.
        MouseArea {
            anchors.fill: parent
            hoverEnabled: true
        }
    }

    ScrollPage {
        id: flick
        x: 2
        y: 2
        width: sheet.width - 4
        height: sheet.height - 4 - (sheet.pinned ? deciding.height + 26 : 0)
        around: 18
        needed: column.implicitHeight + tail.height

        ColumnLayout {
            id: column
            width: parent.width
            height: parent.height - tail.height
            spacing: 14

            Heading {
                Layout.fillWidth: true
                visible: text !== ""
                text: sheet.title
            }
        }

        Item {
            id: tail
            y: column.height
            width: parent.width
            height: sheet.pinned || deciding.implicitHeight === 0 ? 0 : deciding.implicitHeight + 14
        }
    }

    Rectangle {
        visible: sheet.pinned && flick.contentHeight > flick.height + 1
        y: flick.y + flick.height
        x: 2
        width: sheet.width - 4
        height: 2
        color: Theme.line
    }

    ColumnLayout {
        id: deciding
        objectName: "deciding"
        parent: sheet.pinned ? sheet : tail
        x: sheet.pinned ? 20 : 0
        y: sheet.pinned ? sheet.height - 20 - height : 14
        width: sheet.width - 40
        spacing: 12
    }
}
