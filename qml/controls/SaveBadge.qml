// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick

// Whether everything is on the disk, in words.
Words {
    id: badge

    property int waiting: 0
    property string before: ""

    readonly property string saying: badge.waiting === 0 ? qsTr("saved") : qsTr("%n not saved yet", "", badge.waiting)

    objectName: "saveBadge"
    size: 15
    text: badge.before === "" ? badge.saying : qsTr("%1 · %2").arg(badge.before).arg(badge.saying)
    font.weight: badge.waiting === 0 ? Font.Normal : Font.Bold
    wrapMode: Text.NoWrap
}
