// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// Saving does not work just now. What has been tapped is kept; it can be tried again, or written elsewhere.
Notice {
    id: banner

    required property Live live
    required property string firstFolder
    property bool choosing: false

    objectName: "trouble"
    strong: true
    text: qsTr("%1 What you tap is kept, with its true times.").arg(banner.live.trouble)

    SecondaryButton {
        objectName: "tryAgain"
        text: qsTr("Try again")
        onClicked: banner.live.tryAgain()
    }

    SecondaryButton {
        objectName: "rescue"
        visible: !banner.choosing
        text: qsTr("Save a rescue file")
        onClicked: {
            banner.choosing = true
            folder.text = banner.firstFolder
        }
    }

    TextFieldBox {
        id: folder
        objectName: "rescueFolder"
        visible: banner.choosing
        width: 300
        placeholder: qsTr("Folder, for instance on a stick")
    }

    SecondaryButton {
        objectName: "rescueHere"
        visible: banner.choosing
        text: qsTr("Write it here")
        onClicked: {
            if (banner.live.writeRescueFile(folder.text) !== "")
                banner.choosing = false
        }
    }
}
