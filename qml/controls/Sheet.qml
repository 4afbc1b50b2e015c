// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Controls.Basic

// Lies over a part of a page until it is closed, and takes the keyboard when it opens; Escape closes it.
FocusScope {
    id: sheet

    default property alias content: column.data
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

    Flickable {
        id: flick
        anchors.fill: parent
        anchors.margins: 20
        clip: true
        contentWidth: width
        contentHeight: Math.max(height, column.implicitHeight)
        boundsBehavior: Flickable.StopAtBounds
        ScrollBar.vertical: ScrollBar {
            Accessible.ignored: true
        }

        ColumnLayout {
            id: column
            width: flick.width
            height: flick.contentHeight
            spacing: 14

            Heading {
                Layout.fillWidth: true
                visible: text !== ""
                text: sheet.title
            }
        }
    }
}
