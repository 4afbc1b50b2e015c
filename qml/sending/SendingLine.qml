// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Tessera.App
import Tessera.Controls

// Home's word on what waits to be handed over; nothing where nothing does.
Notice {
    id: line

    required property Sending sending

    signal pageAsked()

    objectName: "sendingLine"
    visible: line.sending.parcels.waiting > 0
    text: qsTr("%n sealed files wait to be handed over to the study.", "", line.sending.parcels.waiting)

    SecondaryButton {
        objectName: "toSendingFromHome"
        text: qsTr("Hand over")
        size: 16
        onClicked: line.pageAsked()
    }
}
