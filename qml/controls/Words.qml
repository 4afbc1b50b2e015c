// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick

// Words on the screen, in the app's lettering.
Text {
    id: words

    property real size: 17

    color: Theme.ink
    font.family: Theme.family
    font.pixelSize: Theme.px(words.size)
    wrapMode: Text.Wrap
    lineHeight: 1.15
    textFormat: Text.PlainText
    Accessible.role: Accessible.StaticText
    Accessible.name: words.text
}
