// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// Minutes by what each of two observers had: same in the diagonal.
Card {
    id: minutes

    required property Compare compare
    readonly property int size: minutes.compare.codes.length
    readonly property bool named: minutes.width > 520 * Math.max(1, Theme.textScale)

    padding: 16

    Heading {
        Layout.fillWidth: true
        text: qsTr("Where the minutes went")
    }

    Words {
        Layout.fillWidth: true
        text: qsTr("Down: %1. Across: %2. In the boxes both had the same.").arg(minutes.compare.firstName).arg(minutes.compare.secondName)
        size: 15
        color: Theme.ink2
    }

    RowLayout {
        Layout.fillWidth: true
        spacing: 10

        Column {
            id: names
            spacing: 0
            Layout.alignment: Qt.AlignTop

            Item {
                width: 1
                height: table.rowHeight
            }

            Repeater {
                model: minutes.compare.codes

                Item {
                    id: rowName
                    required property var modelData
                    width: face.width
                    height: table.rowHeight

                    Row {
                        id: face
                        anchors.verticalCenter: parent.verticalCenter
                        spacing: 8

                        CodeSwatch {
                            anchors.verticalCenter: parent.verticalCenter
                            code: rowName.modelData
                        }

                        Words {
                            anchors.verticalCenter: parent.verticalCenter
                            visible: minutes.named
                            text: rowName.modelData.shortLabel
                            size: 16
                        }
                    }
                }
            }
        }

        Item {
            id: table

            readonly property real rowHeight: Math.max(44, Theme.px(17) + 22)
            readonly property real columnWidth: minutes.size > 0 ? table.width / minutes.size : 0

            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop
            implicitHeight: table.rowHeight * (minutes.size + 1)
            Accessible.role: Accessible.Table
            Accessible.name: qsTr("Minutes by what each observer had")

            Repeater {
                model: minutes.compare.codes

                CodeSwatch {
                    required property var modelData
                    required property int index

                    x: table.columnWidth * index + (table.columnWidth - width) / 2
                    y: (table.rowHeight - height) / 2
                    code: modelData
                }
            }

            Repeater {
                model: minutes.compare.cells

                Rectangle {
                    id: cell
                    required property var modelData
                    required property int index

                    x: table.columnWidth * (index % minutes.size)
                    y: table.rowHeight * (1 + Math.floor(index / minutes.size))
                    width: table.columnWidth
                    height: table.rowHeight
                    color: cell.modelData.same ? Theme.accentSoft : "transparent"
                    border.width: cell.modelData.same ? 1 : 0
                    border.color: Theme.line

                    Rectangle {
                        width: parent.width
                        height: 1
                        color: Theme.line
                    }

                    Words {
                        anchors.centerIn: parent
                        text: cell.modelData.words
                        font.weight: cell.modelData.same ? Font.Bold : Font.Normal
                        color: cell.modelData.same ? Theme.ink : Theme.ink2
                        Accessible.name: cell.modelData.name
                    }
                }
            }
        }
    }
}
