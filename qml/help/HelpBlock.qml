// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.Controls

// One part of a help page: a heading, a sentence, points, or what this tablet says of itself.
ColumnLayout {
    id: block

    required property var told  // PlainPage::forScreen
    readonly property bool sideBySide: block.width > 520 * Theme.textScale

    spacing: 6

    Heading {
        Layout.fillWidth: true
        Layout.topMargin: 10
        visible: block.told.kind === "heading"
        text: block.told.kind === "heading" ? block.told.text : ""
        size: 19
    }

    Words {
        Layout.fillWidth: true
        visible: block.told.kind === "text"
        text: block.told.kind === "text" ? block.told.text : ""
    }

    Repeater {
        model: block.told.points

        RowLayout {
            id: point
            required property string modelData
            Layout.fillWidth: true
            spacing: 12

            Rectangle {
                Layout.alignment: Qt.AlignTop
                Layout.topMargin: Theme.px(7)
                implicitWidth: 7
                implicitHeight: 7
                radius: 3.5
                color: Theme.accent
            }

            Words {
                Layout.fillWidth: true
                text: point.modelData
            }
        }
    }

    Repeater {
        model: block.told.rows

        Rectangle {
            id: fact
            required property var modelData
            Layout.fillWidth: true
            implicitHeight: line.implicitHeight + 16
            color: "transparent"

            Rectangle {
                anchors.bottom: parent.bottom
                width: parent.width
                height: 1
                color: Theme.line
            }

            GridLayout {
                id: line
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                columns: block.sideBySide ? 2 : 1
                columnSpacing: 18
                rowSpacing: 2

                Words {
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    Layout.alignment: Qt.AlignTop
                    text: fact.modelData[0]
                    color: Theme.ink2
                }

                Words {
                    Layout.fillWidth: true
                    Layout.preferredWidth: 2
                    text: fact.modelData[1]
                    wrapMode: Text.WrapAtWordBoundaryOrAnywhere
                    font.weight: Font.Medium
                }
            }
        }
    }
}
