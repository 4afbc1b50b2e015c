// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// How long visits are kept here.
Card {
    id: card

    required property Keeping keeping
    readonly property var afterVisit: [0, 90, 365, 1095]
    readonly property var afterReceipt: [0, 7, 30, 90]

    signal listAsked()

    spacing: 10

    Heading {
        Layout.fillWidth: true
        text: qsTr("How long visits are kept")
    }

    Words {
        Layout.fillWidth: true
        text: card.keeping.study !== "" ? card.keeping.study
            : qsTr("Families are told this when they agree. Nothing is erased by itself: Home asks when the day has come.")
        color: Theme.ink2
    }

    Words {
        Layout.fillWidth: true
        visible: keep.visible
        text: qsTr("After the visit, erase it")
        size: 15
        color: Theme.ink2
        Accessible.ignored: true
    }

    Segmented {
        id: keep
        objectName: "keepDays"
        Layout.fillWidth: true
        visible: card.keeping.study === ""
        name: qsTr("After the visit, erase it")
        options: [qsTr("Not settled"), qsTr("After 90 days"), qsTr("After a year"), qsTr("After 3 years")]
        current: card.afterVisit.indexOf(card.keeping.keepDays)
        onChosen: index => card.keeping.settle(card.afterVisit[index], card.keeping.afterReceiptDays)
    }

    Words {
        Layout.fillWidth: true
        text: qsTr("Once a study has said that it has the visit, erase it here")
        size: 15
        color: Theme.ink2
        Accessible.ignored: true
    }

    Segmented {
        objectName: "afterReceipt"
        Layout.fillWidth: true
        name: qsTr("Once a study has said that it has the visit, erase it here")
        options: [qsTr("No sooner"), qsTr("After 7 days"), qsTr("After 30 days"), qsTr("After 90 days")]
        current: card.afterReceipt.indexOf(card.keeping.afterReceiptDays)
        onChosen: index => card.keeping.settle(card.keeping.keepDays, card.afterReceipt[index])
    }

    SecondaryButton {
        objectName: "keepingList"
        text: card.keeping.past === 0 ? qsTr("No visit is past its keeping date") : card.keeping.words
        size: 16
        onClicked: card.listAsked()
    }
}
