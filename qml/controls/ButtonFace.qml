// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

// What stands on a button: an icon, words, and perhaps a second line, in the middle.
Item {
    id: face

    property string text: ""
    property string detail: ""
    property string iconName: ""
    property color ink: Theme.ink
    property color detailInk: Theme.ink2
    property real size: 17
    property int weight: Font.Medium
    property bool wraps: false

    implicitWidth: lines.implicitWidth
    implicitHeight: lines.implicitHeight
    Accessible.ignored: true

    ColumnLayout {
        id: lines
        anchors.centerIn: parent
        width: Math.min(parent.width, lines.implicitWidth)
        spacing: 0

        RowLayout {
            Layout.alignment: Qt.AlignHCenter
            spacing: 8

            Icon {
                visible: face.iconName !== ""
                name: face.iconName
                colour: face.ink
                size: Math.min(Theme.px(face.size) * 1.2, 34)
            }

            Words {
                Layout.fillWidth: face.wraps
                text: face.text
                visible: text !== ""
                size: face.size
                color: face.ink
                font.weight: face.weight
                lineHeight: face.wraps ? 1.15 : 1
                wrapMode: face.wraps ? Text.Wrap : Text.NoWrap
                horizontalAlignment: Text.AlignHCenter
                Accessible.ignored: true
            }
        }

        Words {
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignHCenter
            text: face.detail
            visible: text !== ""
            size: 14
            color: face.detailInk
            horizontalAlignment: Text.AlignHCenter
            lineHeight: 1
            Accessible.ignored: true
        }
    }
}
