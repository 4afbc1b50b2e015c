// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// Two observers' ribbons on one clock, and the strip of moments in which they differ.
Card {
    id: ribbons

    required property Compare compare
    readonly property bool narrow: ribbons.width < 640 * Math.max(1, Theme.textScale)

    padding: 16

    component Name: Words {
        Layout.alignment: Qt.AlignTop
        Layout.preferredWidth: ribbons.narrow ? -1 : Math.min(170, ribbons.width * 0.18) * Math.max(1, Math.min(1.4, Theme.textScale))
        Layout.fillWidth: ribbons.narrow
        font.weight: Font.Bold
    }

    component Line: CompareLine {
        Layout.fillWidth: true
        compare: ribbons.compare
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
            text: ribbons.compare.firstName
        }

        Line {
            objectName: "firstRibbon"
            Layout.preferredHeight: 38 + Theme.px(21)
            line: 0
            Accessible.name: qsTr("What %1 had, along the clock").arg(ribbons.compare.firstName)
        }

        Name {
            text: ribbons.compare.secondName
        }

        Line {
            objectName: "secondRibbon"
            Layout.preferredHeight: 38 + Theme.px(21)
            line: 1
            Accessible.name: qsTr("What %1 had, along the clock").arg(ribbons.compare.secondName)
        }

        Name {
            Layout.alignment: Qt.AlignVCenter
            text: qsTr("They differ")
        }

        Line {
            objectName: "differences"
            Layout.preferredHeight: Theme.target
            line: 2
            Accessible.name: qsTr("Where they differ, along the clock")

            TapHandler {
                gesturePolicy: TapHandler.ReleaseWithinBounds
                onTapped: eventPoint => {
                    const share = eventPoint.position.x / parent.width
                    ribbons.compare.selectAt(ribbons.LayoutMirroring.enabled ? 1 - share : share)
                }
            }
        }
    }

    Words {
        Layout.fillWidth: true
        visible: text !== ""
        text: ribbons.compare.clockNote
        size: 15
        color: Theme.ink2
    }
}
