// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.Controls
import Tessera.Render

// What each colour and its mark stand for, with what would be said of the ball.
GridLayout {
    id: key

    required property var codes
    readonly property real room: key.width / Math.max(1, Theme.textScale)

    columns: key.room > 920 ? 4 : key.room > 560 ? 2 : 1
    columnSpacing: 20
    rowSpacing: 12

    Repeater {
        model: key.codes.length

        Item {
            id: entry
            required property int index
            readonly property var code: key.codes[entry.index] ?? ({})
            readonly property color colour: Theme.fillOf(entry.code)

            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.alignment: Qt.AlignTop
            implicitHeight: Math.max(44, lines.height)
            Accessible.role: Accessible.ListItem
            Accessible.name: entry.code.label ?? ""
            Accessible.description: entry.code.phrase ?? ""

            Rectangle {
                id: field
                anchors.left: parent.left
                width: 44
                height: 44
                radius: 8
                color: entry.colour
                border.width: 1
                border.color: Theme.edgeOf(entry.code)

                MarkItem {
                    anchors.centerIn: parent
                    width: 24
                    height: 24
                    mark: entry.code.mark ?? 0
                    colour: Theme.inkOn(entry.colour)
                }
            }

            Column {
                id: lines
                anchors.left: field.right
                anchors.leftMargin: 12
                anchors.right: parent.right

                Words {
                    width: parent.width
                    text: entry.code.label ?? ""
                    font.weight: Font.Bold
                    Accessible.ignored: true
                }

                Words {
                    width: parent.width
                    visible: text !== ""
                    text: Theme.quoted(entry.code.phrase ?? "")
                    size: 15
                    color: Theme.ink2
                    Accessible.ignored: true
                }
            }
        }
    }
}
