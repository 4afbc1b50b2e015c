// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Tessera.App
import Tessera.Controls

// A family is asked once more about a visit that it agreed to for a time that is over.
FocusScope {
    id: page

    required property Renewing renewing

    objectName: "renewPage"
    Keys.onEscapePressed: page.renewing.leave()

    AgreementSheet {
        id: sheet
        objectName: "renewSheet"
        anchors.centerIn: parent
        width: Math.min(parent.width - 40, 1000 * Math.max(1, Theme.textScale))
        height: Math.min(parent.height - 40, (sheet.beside ? 760 : 1240) * Math.max(1, Theme.textScale))
        open: true
        agreed: page.renewing
        renewing: page.renewing
        onClosed: page.renewing.leave()
    }
}
