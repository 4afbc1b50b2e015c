// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Tessera.Controls

// Room to write, as much as it takes.
ColumnLayout {
    id: box

    property string label: ""
    property string asks: qsTr("No names, please: use the codes.")
    property int inputHints: Qt.ImhMultiLine
    property alias text: area.text

    // What the person wrote; not sent when the text is set from outside.
    signal written(string text)

    function goOn(): void {
        area.forceActiveFocus(Qt.OtherFocusReason)
    }

    // Puts a text there that the person did not just write.
    function put(text: string): void {
        area.putting = true
        area.text = text
        area.putting = false
    }

    spacing: 4

    Words {
        Layout.fillWidth: true
        text: box.label
        size: 15
        color: Theme.ink2
        Accessible.ignored: true
    }

    TextArea {
        id: area
        objectName: box.objectName + "Field"

        property bool putting: false

        Layout.fillWidth: true
        Layout.fillHeight: true
        implicitHeight: Math.max(Theme.px(160), contentHeight + 32)
        leftPadding: 16
        rightPadding: 16
        topPadding: 14
        bottomPadding: 14
        wrapMode: TextEdit.Wrap
        textFormat: TextEdit.PlainText
        font.family: Theme.family
        font.pixelSize: Theme.px(17)
        color: Theme.ink
        placeholderTextColor: Theme.ink2
        selectByMouse: true
        selectionColor: Theme.accent
        selectedTextColor: Theme.accentInk
        inputMethodHints: box.inputHints
        // Tab leaves it, as everywhere else on a page.
        KeyNavigation.priority: KeyNavigation.BeforeItem
        Keys.onTabPressed: event => {
            const next = area.nextItemInFocusChain(true)
            if (next)
                next.forceActiveFocus(Qt.TabFocusReason)
            event.accepted = true
        }
        Keys.onBacktabPressed: event => {
            const before = area.nextItemInFocusChain(false)
            if (before)
                before.forceActiveFocus(Qt.BacktabFocusReason)
            event.accepted = true
        }
        Accessible.role: Accessible.EditableText
        Accessible.name: box.label
        Accessible.description: box.asks
        Accessible.multiLine: true
        onTextChanged: {
            if (!area.putting)
                box.written(area.text)
        }

        background: Rectangle {
            radius: 12
            color: Theme.card
            border.width: area.activeFocus ? 3 : 1
            border.color: area.activeFocus ? Theme.focus : Theme.control
        }
    }

    Words {
        objectName: box.objectName + "Hint"
        Layout.fillWidth: true
        text: box.asks
        size: 15
        color: Theme.ink2
        Accessible.ignored: true
    }
}
