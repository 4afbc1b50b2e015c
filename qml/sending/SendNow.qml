// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// Where it goes, the one press that sends it, and what came of that.
Card {
    id: card

    required property Sending sending
    readonly property bool placed: card.sending.place.kind !== SendPlace.None

    signal placeAsked()

    spacing: 14

    Heading {
        Layout.fillWidth: true
        text: qsTr("Where to")
    }

    Words {
        objectName: "sendPlace"
        Layout.fillWidth: true
        text: card.sending.place.words
        font.weight: Font.Bold
        wrapMode: Text.WrapAtWordBoundaryOrAnywhere
    }

    Words {
        Layout.fillWidth: true
        visible: text !== ""
        text: card.placed ? card.sending.place.warning
            : qsTr("Choose a folder, such as one on a stick, or the study’s server.")
        size: 15
        color: Theme.ink2
    }

    SecondaryButton {
        objectName: "changePlace"
        text: card.placed ? qsTr("Change it") : qsTr("Choose where")
        iconName: "folder"
        size: 16
        onClicked: card.placeAsked()
    }

    Rectangle {
        Layout.fillWidth: true
        implicitHeight: 1
        color: Theme.line
    }

    Words {
        Layout.fillWidth: true
        text: qsTr("Nothing is sent before you press Send.")
        color: Theme.ink2
    }

    Notice {
        objectName: "sendStays"
        Layout.fillWidth: true
        visible: text !== ""
        text: card.sending.stays
    }

    PrimaryButton {
        objectName: "sendNow"
        Layout.fillWidth: true
        text: card.sending.busy ? qsTr("Sending…")
            : card.sending.parcels.waiting > 0 || card.sending.parcels.handedOver === 0 ? qsTr("Send")
            : qsTr("Look for the study’s answer")
        wraps: true
        enabled: !card.sending.busy && card.placed && card.sending.parcels.count > 0
        onClicked: card.sending.send()
    }

    SecondaryButton {
        objectName: "shareNow"
        Layout.fillWidth: true
        visible: card.sending.canShare
        text: qsTr("Share in another way")
        iconName: "export"
        enabled: !card.sending.busy && card.sending.parcels.waiting > 0
        onClicked: card.sending.share()
    }

    Item {
        objectName: "sendProgress"
        Layout.fillWidth: true
        implicitHeight: 26
        visible: card.sending.busy
        Accessible.role: Accessible.ProgressBar
        Accessible.name: qsTr("%1 per cent").arg(Math.round(card.sending.progress * 100))

        Rectangle {
            anchors.fill: parent
            radius: 8
            color: Theme.soft
            border.width: 1
            border.color: Theme.control
        }

        Rectangle {
            x: card.LayoutMirroring.enabled ? parent.width - width : 0
            width: Math.max(16, parent.width * card.sending.progress)
            height: parent.height
            radius: 8
            color: Theme.accent
        }
    }

    Notice {
        objectName: "sendSays"
        Layout.fillWidth: true
        visible: text !== ""
        text: card.sending.result
    }

    Notice {
        objectName: "sendProblem"
        Layout.fillWidth: true
        visible: text !== ""
        strong: true
        text: card.sending.again === "" ? card.sending.problem
            : qsTr("%1 %2").arg(card.sending.problem).arg(card.sending.again)
    }

    SecondaryButton {
        objectName: "stopSending"
        visible: card.sending.busy || card.sending.again !== ""
        text: card.sending.busy ? qsTr("Stop") : qsTr("Do not try again by itself")
        size: 16
        onClicked: card.sending.cancel()
    }
}
