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
    property bool shown: false  // a secret that the person wants to see
    property int longest: 200
    // Words of one's own: how to write them stands under the field, and near the end how many more it takes.
    property bool free: false
    readonly property int spare: Math.max(0, field.maximumLength - field.length)
    readonly property string asks: !box.free ? "" : box.spare > 40 ? qsTr("No names, please: use the codes.")
        : qsTr("No names, please: use the codes. %n more character(s).", "", box.spare)
    readonly property string advice: box.hint === "" ? box.asks
        : box.asks === "" ? box.hint : qsTr("%1 · %2").arg(box.hint).arg(box.asks)

    // What the person wrote; not sent when the text is set from outside.
    signal written(string text)
    signal entered()

    // Shows what was written before, all of it, however long it is.
    function put(text: string): void {
        field.held = text.length
        field.text = text
    }

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

        property int held: 0

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
        maximumLength: Math.max(box.longest, field.held)
        echoMode: box.secret && !box.shown ? TextInput.Password : TextInput.Normal
        inputMethodHints: box.secret ? Qt.ImhSensitiveData | Qt.ImhNoPredictiveText : Qt.ImhNoPredictiveText
        horizontalAlignment: TextInput.AlignLeft
        Accessible.role: Accessible.EditableText
        Accessible.name: box.label === "" ? field.placeholderText : box.label
        // Qt tells no name of a field that hides what is written, so its description carries it.
        Accessible.description: box.secret && box.hint !== "" ? qsTr("%1. %2").arg(box.label).arg(box.hint)
            : box.secret ? box.label : box.advice
        Accessible.passwordEdit: box.secret && !box.shown

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
        objectName: box.objectName === "" ? "" : box.objectName + "Hint"
        Layout.fillWidth: true
        visible: text !== ""
        text: box.advice
        size: 15
        color: Theme.ink2
        Accessible.ignored: true
    }
}
