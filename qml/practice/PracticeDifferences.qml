// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls
import Tessera.Render

// The moments in which both differ: what the story said, what each had.
Card {
    id: list

    required property SideBySide beside

    padding: 16
    spacing: 12

    component Had: RowLayout {
        id: had

        property string who: ""
        property var code: ({ "index": Theme.cannotTell })
        readonly property bool unsure: had.code.index === Theme.cannotTell

        spacing: 8

        Rectangle {
            Layout.preferredWidth: Math.round(28 * Math.max(1, Math.min(1.5, Theme.textScale)))
            Layout.preferredHeight: Layout.preferredWidth
            radius: 6
            color: Theme.fillOf(had.code)
            border.width: 1
            border.color: Theme.edgeOf(had.code)

            MarkItem {
                anchors.centerIn: parent
                width: parent.width * 0.57
                height: parent.width * 0.57
                visible: !had.unsure
                mark: had.code.mark ?? 0
                colour: Theme.inkOn(parent.color)
            }

            Words {
                anchors.centerIn: parent
                visible: had.unsure
                text: "?"
                lineHeight: 1
                font.weight: Font.Bold
                Accessible.ignored: true
            }
        }

        Words {
            Layout.fillWidth: true
            text: qsTr("%1: %2").arg(had.who).arg(had.code.shortLabel ?? "")
            font.weight: Font.Medium
            Accessible.ignored: true
        }
    }

    Heading {
        Layout.fillWidth: true
        text: qsTr("Where you differ")
    }

    Words {
        Layout.fillWidth: true
        text: qsTr("Moments shorter than 4 seconds are left out: reading a line takes that long.")
        size: 15
        color: Theme.ink2
    }

    Repeater {
        model: list.beside.differences

        Rectangle {
            id: one
            required property int index
            required property var modelData

            objectName: "difference" + one.index
            Layout.fillWidth: true
            implicitHeight: inside.implicitHeight + 24
            radius: 12
            color: list.beside.current === one.index ? Theme.accentSoft : Theme.card
            border.width: list.beside.current === one.index ? 2 : 1
            border.color: list.beside.current === one.index ? Theme.accent : Theme.line
            Accessible.role: Accessible.ListItem
            Accessible.name: one.modelData.words

            ColumnLayout {
                id: inside
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                anchors.margins: 14
                spacing: 6

                Words {
                    Layout.fillWidth: true
                    text: qsTr("%1, for %2").arg(one.modelData.at).arg(one.modelData.length)
                    size: 15
                    color: Theme.ink2
                    Accessible.ignored: true
                }

                Words {
                    Layout.fillWidth: true
                    visible: text !== ""
                    text: one.modelData.told
                    font.italic: true
                    Accessible.ignored: true
                }

                GridLayout {
                    Layout.fillWidth: true
                    columns: list.width > 480 * Math.max(1, Theme.textScale) ? 2 : 1
                    columnSpacing: 16
                    rowSpacing: 6

                    Had {
                        Layout.fillWidth: true
                        Layout.preferredWidth: 1
                        who: qsTr("You")
                        code: one.modelData.first
                    }

                    Had {
                        Layout.fillWidth: true
                        Layout.preferredWidth: 1
                        who: qsTr("The author")
                        code: one.modelData.second
                    }
                }
            }
        }
    }
}
