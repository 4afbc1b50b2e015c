// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

// The way between the main pages: at the side when the screen is wide, along the bottom when it is tall.
Rectangle {
    id: rail

    property var entries: []  // {page, words, icon}
    property string page: ""
    property bool upright: true

    signal asked(string page)

    implicitWidth: Theme.railWidth
    implicitHeight: Theme.barHeight
    color: Theme.soft
    Accessible.role: Accessible.PageTabList
    Accessible.name: qsTr("Pages")

    Rectangle {
        color: Theme.line
        x: rail.upright ? (rail.LayoutMirroring.enabled ? 0 : rail.width - 1) : 0
        y: 0
        width: rail.upright ? 1 : rail.width
        height: rail.upright ? rail.height : 1
    }

    GridLayout {
        x: 6
        y: rail.upright ? 14 : 4
        width: rail.width - 12
        height: rail.upright ? implicitHeight : rail.height - 8
        columns: rail.upright ? 1 : Math.max(1, rail.entries.length)
        rowSpacing: 4
        columnSpacing: 4

        Repeater {
            model: rail.entries

            Pressable {
                id: entry
                required property var modelData

                readonly property bool here: entry.modelData.page === rail.page

                objectName: "rail-" + entry.modelData.page
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.fillHeight: !rail.upright
                implicitHeight: Math.max(rail.upright ? 74 : 60, implicitContentHeight + 12)
                leftPadding: 2
                rightPadding: 2
                text: entry.modelData.words
                fill: entry.here ? Theme.accentSoft : Theme.soft
                edge: entry.here ? Theme.accent : Theme.soft
                spokenRole: Accessible.PageTab
                Accessible.selected: entry.here
                onClicked: rail.asked(entry.modelData.page)

                contentItem: ColumnLayout {
                    spacing: 4

                    Item {
                        Layout.fillHeight: true
                    }

                    Icon {
                        Layout.alignment: Qt.AlignHCenter
                        name: entry.modelData.icon
                    }

                    Words {
                        Layout.alignment: Qt.AlignHCenter
                        text: entry.text
                        font.pixelSize: Math.round(14 * Math.min(1.4, Theme.textScale))
                        font.weight: entry.here ? Font.Bold : Font.Medium
                        wrapMode: Text.NoWrap
                        Accessible.ignored: true
                    }

                    Item {
                        Layout.fillHeight: true
                    }
                }
            }
        }
    }
}
