// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick

// The title of a page or of a card.
Words {
    size: 20
    font.weight: Font.Bold
    Accessible.role: Accessible.Heading
}
