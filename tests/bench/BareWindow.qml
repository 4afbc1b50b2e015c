// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Controls
import QtQuick.Layouts

ApplicationWindow {
    width: 1280
    height: 800
    visible: true
    title: "Bare"

    ColumnLayout {
        anchors.fill: parent
        Label {
            text: "Bare"
        }
        Button {
            text: "Start"
        }
    }
}
