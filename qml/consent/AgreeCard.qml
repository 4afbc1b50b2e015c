// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// Everyone agrees: the words to say, who has said yes, and what may be done with the visit.
Card {
    id: card

    required property Setup setup
    property bool roomy: true  // beside the others, not under them
    readonly property var roles: [qsTr("The parent has said yes"), qsTr("The guardian has said yes"), qsTr("The carer has said yes")]

    signal moreAsked()

    spacing: 8

    Heading {
        Layout.fillWidth: true
        text: qsTr("1 · Everyone agrees")
    }

    Rectangle {
        Layout.fillWidth: true
        Layout.preferredHeight: say.implicitHeight + 24
        radius: 12
        color: Theme.accentSoft

        ColumnLayout {
            id: say
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            anchors.margins: 14
            spacing: 4

            Words {
                Layout.fillWidth: true
                text: qsTr("Say it in your own words, for example:")
                size: 15
            }

            Words {
                objectName: "sayWords"
                Layout.fillWidth: true
                font.italic: true
                size: 17
                lineHeight: 1.2
                text: qsTr("“I’ll tap colours to show how the conversation moves. I don’t record voices or pictures, and I don’t write names. You can look at the screen any time. Say stop and I’ll stop; ask me and I’ll delete it.”")
            }
        }
    }

    CheckRow {
        objectName: "parentAgreed"
        Layout.fillWidth: true
        text: card.roles[card.setup.role] ?? ""
        ticked: card.setup.parentAgreed
        onAsked: ticked => card.setup.parentAgreed = ticked
    }

    CheckRow {
        objectName: "notesAgreed"
        Layout.fillWidth: true
        text: qsTr("Yes, and short notes are fine too")
        detail: qsTr("Leave empty, and notes are off for this visit.")
        ticked: card.setup.notesAgreed
        onAsked: ticked => card.setup.notesAgreed = ticked
    }

    CheckRow {
        objectName: "practitionerAgreed"
        Layout.fillWidth: true
        text: qsTr("The practitioner has said yes")
        ticked: card.setup.practitionerAgreed
        onAsked: ticked => card.setup.practitionerAgreed = ticked
    }

    Words {
        Layout.fillWidth: true
        text: qsTr("The child was asked")
        font.weight: Font.Bold
        Accessible.ignored: true
    }

    Segmented {
        objectName: "child"
        Layout.fillWidth: true
        name: qsTr("The child was asked")
        options: [qsTr("Said yes"), qsTr("Too young"), qsTr("Said no")]
        current: card.setup.assent - 1
        onChosen: index => card.setup.assent = index + 1
    }

    Item {
        Layout.fillHeight: true
    }

    Words {
        objectName: "agreement"
        Layout.fillWidth: true
        text: card.setup.told
        size: 15
        color: Theme.ink2
    }

    SecondaryButton {
        objectName: "changeAgreement"
        text: qsTr("They want it otherwise")
        size: 16
        onClicked: card.moreAsked()
    }
}
