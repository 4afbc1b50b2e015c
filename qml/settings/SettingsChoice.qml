// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.Controls

// One thing that can be set, what it means, and its few choices.
GridLayout {
    id: choice

    property string words: ""
    property string detail: ""
    property alias options: segments.options
    property alias current: segments.current
    property string parts: ""
    readonly property bool besides: choice.width >= segments.wanted + Math.min(140, label.implicitWidth) + choice.columnSpacing

    signal chosen(int index)

    Layout.fillWidth: true
    columns: choice.besides ? 2 : 1
    columnSpacing: 14
    rowSpacing: 6

    ColumnLayout {
        id: label
        Layout.fillWidth: true
        Layout.fillHeight: false
        spacing: 0

        Words {
            Layout.fillWidth: true
            text: choice.words
            font.weight: Font.Bold
        }

        Words {
            Layout.fillWidth: true
            visible: text !== ""
            text: choice.detail
            size: 15
            color: Theme.ink2
        }
    }

    Segmented {
        id: segments

        objectName: choice.parts
        Layout.fillWidth: !choice.besides
        Layout.preferredWidth: choice.besides ? segments.wanted : -1
        Layout.alignment: Qt.AlignRight | Qt.AlignVCenter
        name: choice.words
        onChosen: index => choice.chosen(index)
    }

    Rectangle {
        Layout.fillWidth: true
        Layout.columnSpan: choice.columns
        Layout.preferredHeight: 1
        color: Theme.line
    }
}
