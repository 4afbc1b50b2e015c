// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls
import Tessera.Render

// The study's card is taken in: read from a file, by a camera or as it is typed, shown back, and agreed to.
Card {
    id: card

    required property Joining joining
    required property RecoveryHelp help
    readonly property bool wasRead: card.joining.name !== ""  // then there is nothing else on the sheet

    spacing: 14

    Connections {
        target: card.joining.camera
        property string before: ""

        function onChanged(): void {
            const camera = card.joining.camera
            const words = camera.problem !== "" ? camera.problem : camera.told
            if (words !== before && words !== "")
                voice.say(words)
            before = words
        }
    }

    Connections {
        target: card.joining
        property string before: ""

        function onChanged(): void {
            const name = card.joining.name
            if (name !== before && name !== "")
                voice.say(qsTr("The card was read: %1. Compare its six words.").arg(name))
            before = name
        }
    }

    Heading {
        Layout.fillWidth: true
        text: qsTr("Which study?")
        size: 23

        // Drawn nowhere, so it takes no row of the sheet.
        StatusVoice {
            id: voice
            objectName: "cardVoice"
            Accessible.role: Accessible.AlertMessage
            Accessible.name: voice.text
        }
    }

    Words {
        Layout.fillWidth: true
        text: qsTr("Visits leave this tablet sealed, so that only their study can read them. The study gives you its card, as a small text file or on paper, as lines and as a square code. It holds nothing secret.")
        color: Theme.ink2
    }

    CardCamera {
        Layout.fillWidth: true
        joining: card.joining
        wanted: card.visible
    }

    TextFieldBox {
        id: file
        objectName: "cardFile"
        Layout.fillWidth: true
        visible: !card.wasRead
        longest: 1000
        label: qsTr("Where the card’s file lies")
        hint: qsTr("Such as /media/stick/study-card.txt")
        onEntered: read.pressedFromOutside()
    }

    SecondaryButton {
        id: read
        objectName: "readCard"
        text: qsTr("Read the card")
        visible: !card.wasRead
        enabled: file.text !== "" && !card.joining.busy
        onClicked: card.joining.read(file.text)
    }

    CardTyping {
        Layout.fillWidth: true
        visible: !card.wasRead
        joining: card.joining
    }

    Notice {
        objectName: "cardProblem"
        Layout.fillWidth: true
        visible: text !== ""
        strong: true
        text: card.joining.problem
    }

    ColumnLayout {
        Layout.fillWidth: true
        visible: card.wasRead
        spacing: 8

        Words {
            objectName: "cardName"
            Layout.fillWidth: true
            text: card.joining.name
            size: 20
            font.weight: Font.Bold
        }

        Words {
            objectName: "cardWords"
            Layout.fillWidth: true
            text: qsTr("Its six words: %1. Compare them with those the study tells you.").arg(card.joining.words)
        }

        Words {
            Layout.fillWidth: true
            text: card.joining.rules
            color: Theme.ink2
        }

        CheckRow {
            id: mayHelp
            objectName: "studyMayHelp"
            Layout.fillWidth: true
            text: qsTr("The study may help when my passphrase is forgotten")
            detail: qsTr("It can then open these visits with a key that lies in its safe, once you ask for it and only together with this tablet or a backup of it. You can take this back in the settings at any time.")
            onAsked: ticked => mayHelp.ticked = ticked
        }

        PrimaryButton {
            objectName: "joinStudy"
            Layout.fillWidth: true
            text: qsTr("The words are the same: join this study")
            size: 18
            wraps: true
            enabled: !card.joining.busy
            onClicked: {
                card.joining.join()
                if (mayHelp.ticked)
                    card.help.agree(true)  // behind the joining, in the library's own order
            }
        }

        SecondaryButton {
            objectName: "anotherCard"
            text: qsTr("Read another card")
            enabled: !card.joining.busy
            onClicked: card.joining.forget()
        }
    }
}
