// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Tessera.App
import Tessera.Controls

// Makes every page of a window look as the settings say.
Item {
    id: looks

    required property Settings settings

    visible: false

    Binding {
        target: Theme
        property: "dark"
        value: looks.settings.dark
    }

    Binding {
        target: Theme
        property: "textScale"
        value: looks.settings.textScale
    }

    Binding {
        target: Theme
        property: "leftHanded"
        value: looks.settings.leftHanded
    }

    Binding {
        target: Theme
        property: "family"
        value: looks.settings.family
    }

    Binding {
        target: Theme
        property: "lessMotion"
        value: looks.settings.lessMotion
    }

    Binding {
        target: Theme
        property: "ownLight"
        value: looks.settings.colours.usedLight
    }

    Binding {
        target: Theme
        property: "ownDark"
        value: looks.settings.colours.usedDark
    }
}
