// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Controls

// Words in which some parts are marked, by weight and line as well, so that no colour is needed to see them.
Words {
    id: words

    property string marked: ""  // StyledText
    property string plain: ""
    property string parts: ""   // what is marked, for the ear

    text: words.marked
    textFormat: Text.StyledText
    Accessible.name: words.parts === "" ? words.plain : qsTr("%1. Marked: %2").arg(words.plain).arg(words.parts)
}
