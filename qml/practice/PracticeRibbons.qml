// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// What was tapped and what the author tapped, on one clock, with the moments in which they differ below.
Card {
    id: ribbons

    required property SideBySide beside
    readonly property bool narrow: ribbons.width < 640 * Math.max(1, Theme.textScale)

    padding: 16

    component Name: Words {
        Layout.alignment: Qt.AlignTop
        Layout.preferredWidth: ribbons.narrow ? -1 : Math.min(150, ribbons.width * 0.18) * Math.max(1, Math.min(1.4, Theme.textScale))
        Layout.fillWidth: ribbons.narrow
        font.weight: Font.Bold
    }

    component Line: CompareLine {
        Layout.fillWidth: true
        compare: ribbons.beside
        dark: Theme.dark
        own: Theme.own
        mirrored: LayoutMirroring.enabled
        ink: Theme.ink
        ground: Theme.line
        chosen: Theme.accent
        labelSize: Theme.px(14)
        Accessible.role: Accessible.Graphic
    }

    GridLayout {
        Layout.fillWidth: true
        columns: ribbons.narrow ? 1 : 2
        columnSpacing: 14
        rowSpacing: ribbons.narrow ? 4 : 8

        Name {
            text: qsTr("You")
        }

        Line {
            Layout.preferredHeight: 38 + Theme.px(21)
            line: 0
            Accessible.name: qsTr("What you tapped, along the clock")
        }

        Name {
            text: qsTr("The author")
        }

        Line {
            Layout.preferredHeight: 38 + Theme.px(21)
            line: 1
            Accessible.name: qsTr("What the author tapped, along the clock")
        }

        Name {
            Layout.alignment: Qt.AlignVCenter
            text: qsTr("You differ")
        }

        Line {
            objectName: "practiceDiffers"
            Layout.preferredHeight: Theme.target
            line: 2
            Accessible.name: qsTr("Where you differ, along the clock")

            TapHandler {
                gesturePolicy: TapHandler.ReleaseWithinBounds
                onTapped: eventPoint => {
                    const share = eventPoint.position.x / parent.width
                    ribbons.beside.selectAt(ribbons.LayoutMirroring.enabled ? 1 - share : share)
                }
            }
        }
    }
}
