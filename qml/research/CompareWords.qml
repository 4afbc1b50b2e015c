// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// How far two observers agree, by time and by event, in words with the figures beside them.
Card {
    id: says

    required property Compare compare
    readonly property var tolerances: [0, 1, 2, 5]
    property bool explained: false

    padding: 16

    Heading {
        Layout.fillWidth: true
        text: qsTr("In words")
    }

    Repeater {
        model: says.compare.sentences

        Words {
            required property string modelData
            required property int index

            objectName: "sentence" + index
            Layout.fillWidth: true
            text: modelData
        }
    }

    Words {
        Layout.fillWidth: true
        text: qsTr("Allow a difference in time of")
        size: 15
        color: Theme.ink2
    }

    Segmented {
        objectName: "tolerance"
        Layout.fillWidth: true
        name: qsTr("Allowed difference in time")
        options: [qsTr("0 s"), qsTr("1 s"), qsTr("2 s"), qsTr("5 s")]
        current: says.tolerances.indexOf(says.compare.toleranceSeconds)
        onChosen: index => says.compare.toleranceSeconds = says.tolerances[index]
    }

    SecondaryButton {
        objectName: "whatIsKappa"
        text: says.explained ? qsTr("Hide this again") : qsTr("What is kappa?")
        iconName: "unsure"
        size: 16
        onClicked: says.explained = !says.explained
    }

    Words {
        objectName: "kappaExplained"
        Layout.fillWidth: true
        visible: says.explained
        text: qsTr("Kappa sets how much two observers agree against what they would by chance. 1 means always the same, 0 no more than chance. It depends on how the time is spread: with one activity for nearly all of a visit, even a few different seconds make it small. So two pairs may have the same share of equal time and different kappas, and kappas of different visits are no order of anything. By time asks what stood at each moment; by event asks whether the same activities were seen in the same order.")
        size: 16
        color: Theme.ink2
    }
}
