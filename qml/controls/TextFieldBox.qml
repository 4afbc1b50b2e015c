// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Controls.Basic

// One line to write in, its name above it.
ColumnLayout {
    id: box

    property string label: ""
    property string hint: ""
    property alias text: field.text
    property alias placeholder: field.placeholderText
    property alias field: field
    property bool secret: false
    property int longest: 200

    // What the person wrote; not sent when the text is set from outside.
    signal written(string text)
    signal entered()

    spacing: 4

    Words {
        Layout.fillWidth: true
        visible: text !== ""
        text: box.label
        size: 15
        color: Theme.ink2
        Accessible.ignored: true
    }

    TextField {
        id: field
        objectName: box.objectName === "" ? "" : box.objectName + "Field"
        Layout.fillWidth: true
        Layout.minimumWidth: 120
        implicitHeight: Math.max(52, contentHeight + 24)
        leftPadding: 16
        rightPadding: 16
        font.family: Theme.family
        font.pixelSize: Theme.px(17)
        color: Theme.ink
        // When a screen reader comes in later, Qt puts the text for an empty field in the description's place.
        placeholderText: box.secret ? box.label : ""
        placeholderTextColor: box.secret ? "transparent" : Theme.ink2
        selectByMouse: true
        selectionColor: Theme.accent
        selectedTextColor: Theme.accentInk
        maximumLength: box.longest
        echoMode: box.secret ? TextInput.Password : TextInput.Normal
        inputMethodHints: box.secret ? Qt.ImhSensitiveData | Qt.ImhNoPredictiveText : Qt.ImhNoPredictiveText
        horizontalAlignment: TextInput.AlignLeft
        Accessible.role: Accessible.EditableText
        Accessible.name: box.label === "" ? field.placeholderText : box.label
        // Qt tells no name of a field that hides what is written, so its description carries it.
        Accessible.description: box.secret && box.hint !== "" ? qsTr("%1. %2").arg(box.label).arg(box.hint)
            : box.secret ? box.label : box.hint
        Accessible.passwordEdit: box.secret

        onTextEdited: box.written(field.text)
        onAccepted: box.entered()

        background: Rectangle {
            radius: 12
            color: Theme.card
            border.width: field.activeFocus ? 3 : 1
            border.color: field.activeFocus ? Theme.focus : Theme.control
        }
    }

    Words {
        Layout.fillWidth: true
        visible: text !== ""
        text: box.hint
        size: 15
        color: Theme.ink2
        Accessible.ignored: true
    }
}
