// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// What was found in each file.
ColumnLayout {
    id: table

    required property Importing importing
    readonly property bool wide: table.width > 860 * Math.max(1, Theme.textScale)
    readonly property var columns: [0.2, 0.19, 0.09, 0.1, 0.1, 0.32]

    spacing: Theme.gap

    component Cell: Words {
        property int column: 0
        Layout.preferredWidth: table.width * table.columns[column]
        Layout.fillWidth: true
        Layout.alignment: Qt.AlignTop
        size: 16
        wrapMode: Text.Wrap
    }

    Flow {
        Layout.fillWidth: true
        spacing: 10

        Repeater {
            model: [
                qsTr("%1 ready").arg(table.importing.ready),
                qsTr("%1 already here").arg(table.importing.there),
                qsTr("%1 to look at").arg(table.importing.toLookAt)
            ]

            Chip {
                required property int index
                required property string modelData
                objectName: "importFilter" + index
                text: modelData
                chosen: table.importing.filter === index
                onClicked: table.importing.filter = index
            }
        }
    }

    Card {
        Layout.fillWidth: true
        spacing: 0

        RowLayout {
            Layout.fillWidth: true
            Layout.bottomMargin: 8
            Layout.rightMargin: 12
            visible: table.wide
            spacing: 10

            Repeater {
                model: [qsTr("File"), qsTr("Visit"), qsTr("Observer"), qsTr("Activities"), qsTr("Length"), qsTr("What we found")]

                Cell {
                    required property string modelData
                    required property int index
                    column: index
                    text: modelData
                    size: 15
                    font.weight: Font.Bold
                    color: Theme.ink2
                }
            }
        }

        ListView {
            id: list
            objectName: "importRows"
            Layout.fillWidth: true
            Layout.preferredHeight: Math.min(Math.max(contentHeight, 40), 320)
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            model: table.importing.rows
            ScrollBar.vertical: ScrollBar {
                policy: list.contentHeight > list.height + 1 ? ScrollBar.AlwaysOn : ScrollBar.AlwaysOff
            }

            delegate: Item {
                id: row
                required property var modelData

                width: list.width
                implicitHeight: (table.wide ? cells.implicitHeight : lines.implicitHeight) + 20
                Accessible.role: Accessible.ListItem
                Accessible.name: [row.modelData.file, row.modelData.visit, row.modelData.found].join(". ")

                Rectangle {
                    width: parent.width
                    height: 1
                    color: Theme.line
                }

                RowLayout {
                    id: cells
                    y: 10
                    width: parent.width - 12
                    visible: table.wide
                    spacing: 10

                    Cell {
                        column: 0
                        text: row.modelData.file
                    }
                    Cell {
                        column: 1
                        text: row.modelData.visit
                    }
                    Cell {
                        column: 2
                        text: row.modelData.observer
                    }
                    Cell {
                        column: 3
                        text: row.modelData.codes
                    }
                    Cell {
                        column: 4
                        text: row.modelData.length
                    }
                    Cell {
                        column: 5
                        text: row.modelData.found
                        font.weight: row.modelData.strong ? Font.Bold : Font.Normal
                    }
                }

                ColumnLayout {
                    id: lines
                    y: 10
                    width: parent.width - 12
                    visible: !table.wide
                    spacing: 2

                    Words {
                        Layout.fillWidth: true
                        text: row.modelData.file
                        font.weight: Font.Bold
                    }
                    Words {
                        Layout.fillWidth: true
                        text: qsTr("%1 · observer %2 · %3").arg(row.modelData.visit).arg(row.modelData.observer).arg(row.modelData.length)
                        size: 15
                        color: Theme.ink2
                    }
                    Words {
                        Layout.fillWidth: true
                        text: row.modelData.found
                        size: 16
                        font.weight: row.modelData.strong ? Font.Bold : Font.Normal
                    }
                }
            }
        }
    }
}
