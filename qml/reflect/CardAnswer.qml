// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls
import Tessera.PrivacyUi

// What came of an action: three questions, none of them a must. For a row of a CardList.
ColumnLayout {
    id: answer

    required property Cards cards
    required property string cardId
    required property string action
    required property string visit
    required property string days
    required property string answered
    required property int far
    required property string helped
    required property string hindered
    property string prefix: "card"

    spacing: 8

    Words {
        Layout.fillWidth: true
        text: answer.action
        font.weight: Font.Bold
    }

    Words {
        Layout.fillWidth: true
        text: answer.visit + (answer.days !== "" ? " · " + answer.days : "")
            + (answer.answered !== "" ? " · " + answer.answered : "")
        size: 15
        color: Theme.ink2
    }

    Words {
        Layout.fillWidth: true
        text: qsTr("How far did it get?")
        size: 15
        color: Theme.ink2
    }

    Flow {
        Layout.fillWidth: true
        spacing: 8
        Accessible.role: Accessible.Grouping
        Accessible.name: qsTr("How far did it get?")

        Repeater {
            model: [qsTr("Not yet"), qsTr("A little"), qsTr("Well on the way"), qsTr("Done"), qsTr("No longer fits")]

            Chip {
                id: choice
                required property int index
                required property string modelData
                readonly property int value: choice.index + 1

                objectName: answer.prefix + "far" + choice.value
                text: choice.modelData
                chosen: answer.far === choice.value
                Accessible.role: Accessible.RadioButton
                Accessible.description: answer.action
                onClicked: answer.cards.say(answer.cardId, choice.chosen ? 0 : choice.value)
            }
        }
    }

    TextFieldBox {
        id: helped
        objectName: answer.prefix + "helped"
        Layout.fillWidth: true
        label: qsTr("What helped?")
        free: true
        longest: 500
        onWritten: text => answer.cards.sayHelped(answer.cardId, text)
        Component.onCompleted: helped.put(answer.helped)
    }

    DoubtNotice {
        objectName: answer.prefix + "helpedDoubt"
        Layout.fillWidth: true
        text: helped.text
        onChangeAsked: helped.field.forceActiveFocus(Qt.OtherFocusReason)
    }

    TextFieldBox {
        id: hindered
        objectName: answer.prefix + "hindered"
        Layout.fillWidth: true
        label: qsTr("What got in the way?")
        free: true
        longest: 500
        onWritten: text => answer.cards.sayHindered(answer.cardId, text)
        Component.onCompleted: hindered.put(answer.hindered)
    }

    DoubtNotice {
        objectName: answer.prefix + "hinderedDoubt"
        Layout.fillWidth: true
        text: hindered.text
        onChangeAsked: hindered.field.forceActiveFocus(Qt.OtherFocusReason)
    }
}
