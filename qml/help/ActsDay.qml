// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Tessera.Controls

// The day above its lines.
Heading {
    id: day

    required property string section
    readonly property ListView list: day.ListView.view as ListView

    width: day.list ? day.list.width - day.list.leftMargin - day.list.rightMargin : 0
    topPadding: 18
    bottomPadding: 4
    text: day.section
    size: 18
}
