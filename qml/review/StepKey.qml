// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Tessera.Controls

// What the numbers over the squares stand for: the steps of partnership building that were said in this visit.
Flow {
    id: key

    property var steps: []

    spacing: 16
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Steps over the squares")

    Repeater {
        model: key.steps

        Row {
            id: step
            required property int index
            required property var modelData
            objectName: "step" + step.modelData.number
            spacing: 8
            Accessible.role: Accessible.ListItem
            Accessible.name: qsTr("Step %1, %2, %3").arg(step.modelData.number).arg(step.modelData.label)
                .arg(qsTr("%n time(s)", "", step.modelData.count))

            Rectangle {
                anchors.verticalCenter: parent.verticalCenter
                width: Theme.px(22)
                height: width
                radius: width / 2
                color: Theme.accent

                Words {
                    anchors.centerIn: parent
                    text: step.modelData.number
                    size: 14
                    font.weight: Font.Bold
                    color: Theme.card
                    Accessible.ignored: true
                }
            }

            Words {
                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(implicitWidth, key.width - Theme.px(30))
                text: step.modelData.label
                size: 15
                Accessible.ignored: true
            }
        }
    }
}
