// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// What is on its way to the study, and what could be.
Card {
    id: card

    required property Sending sending

    Heading {
        Layout.fillWidth: true
        text: qsTr("On the way")
    }

    Words {
        objectName: "onTheWaySays"
        Layout.fillWidth: true
        text: card.sending.parcels.count === 0
            ? qsTr("Nothing yet. A visit is sealed here first, so that only the study can read it; then it waits until you send it.")
            : qsTr("%1 · %2 · %3").arg(qsTr("%n wait here", "", card.sending.parcels.waiting)).arg(qsTr("%n handed over", "", card.sending.parcels.handedOver)).arg(qsTr("the study has %n", "", card.sending.parcels.received))
        color: Theme.ink2
    }

    Notice {
        objectName: "missing"
        Layout.fillWidth: true
        visible: card.sending.missing > 0
        text: qsTr("%n visits are not among these. They leave without words, and with the month in place of the day.", "", card.sending.missing)

        SecondaryButton {
            objectName: "putMissing"
            text: qsTr("Seal them for the study")
            size: 16
            enabled: !card.sending.busy
            onClicked: card.sending.putMissing()
        }
    }

    Item {
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.minimumHeight: Math.min(4, list.count) * 68 * Math.max(1, Theme.textScale)
        visible: list.count > 0

        ListView {
            id: list
            objectName: "parcelList"
            anchors.fill: parent
            clip: true
            model: card.sending.parcels
            boundsBehavior: Flickable.StopAtBounds
            activeFocusOnTab: true
            keyNavigationEnabled: true
            ScrollBar.vertical: ScrollBar {}
            Accessible.role: Accessible.List
            Accessible.name: qsTr("On the way")

            delegate: ParcelRow {
                required title
                required day
                required stateWords
                required ticks

                width: list.width
            }
        }

        FocusRing {
            shown: list.activeFocus
            around: 8
        }
    }

    Words {
        Layout.fillWidth: true
        visible: card.sending.parcels.count > 0
        text: qsTr("One tick: it lies there, read back and compared. Two: the study has taken it in.")
        size: 15
        color: Theme.ink2
    }

    Item {
        Layout.fillHeight: true
        visible: list.count === 0
    }
}
