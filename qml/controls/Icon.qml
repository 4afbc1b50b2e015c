// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Shapes

// A small line drawing on a field of 24 by 24. It never stands alone: words go with it.
Item {
    id: icon

    property string name: ""
    property color colour: Theme.ink
    property real size: 24

    readonly property var outlines: ({
        "home": "M4 11 L12 4 L20 11 M6 10 V20 H18 V10",
        "library": "M5 4 H19 V20 H5 Z M9 4 V20",
        "families": "M9 11 A3.2 3.2 0 1 1 9.1 11 M16.5 11 A2.6 2.6 0 1 1 16.6 11 M3 19 A6 6 0 0 1 15 19 M16 14 A5 5 0 0 1 21 19",
        "plus": "M12 5 V19 M5 12 H19",
        "research": "M4 20 H20 M7 20 V12 M12 20 V5 M17 20 V9",
        "folder": "M3 6 H10 L12 9 H21 V19 H3 Z",
        "settings": "M4 7 H20 M4 12 H20 M4 17 H20 M9 5 V9 M15 10 V14 M7 15 V19",
        "back": "M15 5 L8 12 L15 19",
        "pause": "M9 5 V19 M15 5 V19",
        "flag": "M6 21 V4 H18 L15 8 L18 12 H6",
        "note": "M4 20 L5 16 L16 5 L19 8 L8 19 Z",
        "undo": "M9 5 L4 10 L9 15 M4 10 H15 A5 5 0 0 1 15 20 H9",
        "redo": "M15 5 L20 10 L15 15 M20 10 H9 A5 5 0 0 0 9 20 H15",
        "check": "M5 12 L10 17 L19 7",
        "export": "M12 15 V4 M8 8 L12 4 L16 8 M5 12 V20 H19 V12",
        "find": "M10 4 A6 6 0 1 1 9.9 4 M14.5 14.5 L20 20",
        "unsure": "M8 9 A4 4 0 1 1 12 13 V15 M12 19 V19.5",
        "keys": "M3 7 H21 V18 H3 Z M7 14.5 H17 M7 11 H7.5 M12 11 H12.5 M17 11 H17.5"
    })
    readonly property var solids: ({
        "play": "M7 4 L20 12 L7 20 Z",
        "stop": "M6 6 H18 V18 H6 Z"
    })
    readonly property bool solid: icon.solids[icon.name] !== undefined

    implicitWidth: icon.size
    implicitHeight: icon.size
    Accessible.ignored: true

    // A picture of its own: where Qt draws without a graphics card, a bare shape that is scrolled away altogether is
    // drawn over what lies beside its field.
    Shape {
        anchors.fill: parent
        visible: icon.name !== ""
        antialiasing: true
        layer.enabled: true
        layer.samples: 4
        layer.smooth: true

        ShapePath {
            scale: Qt.size(icon.size / 24, icon.size / 24)
            strokeColor: icon.colour
            fillColor: icon.solid ? icon.colour : "transparent"
            strokeWidth: (icon.solid ? 1 : 2) * icon.size / 24
            capStyle: ShapePath.RoundCap
            joinStyle: ShapePath.RoundJoin

            PathSvg {
                path: icon.solid ? icon.solids[icon.name] : (icon.outlines[icon.name] ?? "")
            }
        }
    }
}
