// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.Controls
import Tessera.Render

// One fill: how it looks with its mark, and its number.
RowLayout {
    id: part

    property string words: ""
    property string colour: ""
    property int mark: 0

    // What the person wrote; it may be no colour yet.
    signal written(string text)

    spacing: 12
    // Set from elsewhere: what is written there follows. While somebody writes it says the same already.
    onColourChanged: {
        if (box.text.replace("#", "").toUpperCase() !== part.colour.replace("#", ""))
            box.text = part.colour
    }

    Rectangle {
        Layout.preferredWidth: 52
        Layout.preferredHeight: 52
        Layout.alignment: Qt.AlignBottom
        radius: 10
        color: part.colour
        border.width: 1
        border.color: Theme.edgeAround(color)

        MarkItem {
            anchors.centerIn: parent
            width: 26
            height: 26
            mark: part.mark
            colour: Theme.inkOn(parent.color)
        }
    }

    TextFieldBox {
        id: box
        objectName: part.objectName === "" ? "" : part.objectName + "Text"
        Layout.fillWidth: true
        longest: 7
        label: part.words
        text: part.colour
        onWritten: text => part.written(text)

        Connections {
            target: box.field
            // What was no colour in the end goes back to what stands.
            function onEditingFinished(): void {
                box.text = part.colour
            }
        }
    }
}
