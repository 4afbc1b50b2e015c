// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Tessera.Render

// What each colour and mark stands for, with the time it took. A tap on one can fade the others.
Flow {
    id: legend

    property var key: []
    property bool choosable: false
    property int chosen: -1
    property bool explains: false  // there is more to read about each

    signal asked(int code)
    signal aboutAsked(int code)

    spacing: 8
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Key")

    Repeater {
        model: legend.key

        Pressable {
            id: entry
            required property var modelData
            required property int index

            objectName: "key" + entry.index
            readonly property int code: entry.modelData.code ?? entry.modelData.index ?? entry.index
            readonly property var look: ({ "index": entry.code, "light": entry.modelData.light,
                                           "dark": entry.modelData.dark })
            readonly property color colour: Theme.fillOf(entry.look)
            readonly property string time: entry.modelData.time ?? ""

            enabled: legend.choosable
            radius: height / 2
            fill: legend.chosen === entry.code ? Theme.accentSoft : Theme.card
            text: entry.modelData.shortLabel ?? entry.modelData.label ?? ""
            leftPadding: 6
            rightPadding: 10
            spokenRole: legend.choosable ? Accessible.Button : Accessible.ListItem
            spokenCheckable: legend.choosable
            spokenChecked: legend.chosen === entry.code
            Accessible.name: entry.time === "" ? entry.text : qsTr("%1, %2").arg(entry.text).arg(entry.time)
            Accessible.description: entry.modelData.phrase ?? ""
            onClicked: legend.asked(legend.chosen === entry.code ? -1 : entry.code)

            contentItem: Row {
                spacing: 6

                Rectangle {
                    width: 32
                    height: 32
                    radius: 6
                    anchors.verticalCenter: parent.verticalCenter
                    color: entry.colour
                    border.width: 1
                    border.color: Theme.edgeOf(entry.look)

                    MarkItem {
                        anchors.centerIn: parent
                        width: 18
                        height: 18
                        visible: entry.code !== Theme.cannotTell
                        mark: entry.modelData.mark ?? 0
                        colour: Theme.inkOn(entry.colour)
                    }

                    Words {
                        anchors.centerIn: parent
                        visible: entry.code === Theme.cannotTell
                        text: "?"
                        font.weight: Font.Bold
                        Accessible.ignored: true
                    }
                }

                Words {
                    anchors.verticalCenter: parent.verticalCenter
                    text: entry.text
                    size: 16
                    Accessible.ignored: true
                }

                Words {
                    anchors.verticalCenter: parent.verticalCenter
                    visible: text !== ""
                    text: entry.time
                    size: 16
                    font.weight: Font.Bold
                    Accessible.ignored: true
                }
            }
        }
    }

    Pressable {
        objectName: "aboutKey"
        visible: legend.explains
        radius: height / 2
        text: qsTr("About these")
        size: 16
        leftPadding: 12
        rightPadding: 12
        onClicked: legend.aboutAsked(Math.max(0, legend.chosen))
    }
}
