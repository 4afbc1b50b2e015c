// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick

// Takes light from a screen that nobody has touched for a while. It sees every touch and takes none: the one that
// wakes the screen counts like any other.
Item {
    id: dimmer

    property bool watching: false
    property int after: 30000  // ms
    property bool dark: false

    // For those who came by the keyboard.
    function wake(): void {
        dimmer.dark = false
        untouched.restart()
    }

    onWatchingChanged: {
        dimmer.dark = false
        if (dimmer.watching)
            untouched.restart()
        else
            untouched.stop()
    }

    Timer {
        id: untouched
        interval: dimmer.after
        onTriggered: dimmer.dark = dimmer.watching
    }

    PointHandler {
        acceptedButtons: Qt.AllButtons
        onActiveChanged: {
            if (active && dimmer.watching)
                dimmer.wake()
        }
    }

    Rectangle {
        anchors.fill: parent
        visible: opacity > 0
        color: "#000000"
        opacity: dimmer.dark ? 0.55 : 0

        Behavior on opacity {
            enabled: dimmer.dark && !Theme.lessMotion
            NumberAnimation {
                duration: 600
            }
        }
    }
}
