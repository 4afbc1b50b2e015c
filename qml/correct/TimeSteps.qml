// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Tessera.Controls

// A moment that can be moved by seconds, back and on.
Flow {
    id: steps

    property string label: ""
    property string time: ""
    property bool back: true  // there is room that way
    property bool on: true
    property string before: ""  // of the names: "began" gives beganBack5

    signal moveAsked(int seconds)

    spacing: 10

    Words {
        height: Theme.target
        visible: text !== ""
        text: steps.label
        font.weight: Font.Bold
        verticalAlignment: Text.AlignVCenter
    }

    Repeater {
        model: [-5, -1, 0, 1, 5]

        Item {
            id: place
            required property int modelData
            readonly property bool isBack: place.modelData < 0
            implicitWidth: place.modelData === 0 ? moment.implicitWidth : step.implicitWidth
            implicitHeight: step.implicitHeight
            width: implicitWidth
            height: implicitHeight

            Words {
                id: moment
                anchors.centerIn: parent
                visible: place.modelData === 0
                text: steps.time
                size: 19
                font.weight: Font.Bold
                wrapMode: Text.NoWrap
            }

            SecondaryButton {
                id: step
                objectName: place.modelData === 0 ? "" : steps.before + (place.isBack ? "Back" : "On") + Math.abs(place.modelData)
                visible: place.modelData !== 0
                enabled: place.isBack ? steps.back : steps.on
                leftPadding: 12
                rightPadding: 12
                size: 16
                text: place.isBack ? qsTr("−%1 s").arg(-place.modelData) : qsTr("+%1 s").arg(place.modelData)
                Accessible.name: place.isBack ? qsTr("%n second(s) earlier", "", -place.modelData)
                    : qsTr("%n second(s) later", "", place.modelData)
                onClicked: steps.moveAsked(place.modelData)
            }
        }
    }
}
