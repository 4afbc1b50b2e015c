// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.Controls

// One thing that can be set, what it means, and its few choices: beside the words where there is room, else below.
// Its height follows its width at once, so that a page of many settles when the size of the text changes.
Item {
    id: choice

    property string words: ""
    property string detail: ""
    property alias options: segments.options
    property alias current: segments.current
    property string parts: ""
    readonly property bool besides: choice.width >= segments.wanted + 14 + Math.min(140, Theme.px(120))
    readonly property real wordsHeight: title.height + (more.visible ? more.height : 0)
    readonly property real partsHeight: choice.besides ? Math.max(choice.wordsHeight, segments.implicitHeight)
        : choice.wordsHeight + 6 + segments.implicitHeight

    signal chosen(int index)

    Layout.fillWidth: true
    implicitWidth: segments.wanted
    implicitHeight: choice.partsHeight + 6 + line.height

    Words {
        id: title
        anchors.left: parent.left
        y: choice.besides ? Math.round((choice.partsHeight - choice.wordsHeight) / 2) : 0
        width: choice.besides ? choice.width - segments.width - 14 : choice.width
        text: choice.words
        font.weight: Font.Bold
    }

    Words {
        id: more
        anchors.left: parent.left
        anchors.top: title.bottom
        width: title.width
        visible: text !== ""
        text: choice.detail
        size: 15
        color: Theme.ink2
    }

    Segmented {
        id: segments
        objectName: choice.parts
        anchors.right: parent.right
        y: choice.besides ? Math.round((choice.partsHeight - segments.height) / 2) : choice.wordsHeight + 6
        width: choice.besides ? segments.wanted : choice.width
        height: segments.implicitHeight
        name: choice.words
        onChosen: index => choice.chosen(index)
    }

    Rectangle {
        id: line
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: Theme.line
    }
}
