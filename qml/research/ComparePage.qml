// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// Two observers of one visit, beside each other.
FocusScope {
    id: page

    required property Compare compare
    readonly property bool wide: page.width > 980 * Math.max(1, Math.min(1.5, Theme.textScale))

    signal leaveAsked()

    objectName: "comparePage"
    Keys.onPressed: event => {
        switch (event.key) {
        case Qt.Key_Escape:
            page.leaveAsked()
            break
        case Qt.Key_Left:
            page.compare.step(page.LayoutMirroring.enabled ? 1 : -1)
            break
        case Qt.Key_Right:
            page.compare.step(page.LayoutMirroring.enabled ? -1 : 1)
            break
        case Qt.Key_1:
            page.compare.decide(0)
            break
        case Qt.Key_2:
            page.compare.decide(1)
            break
        case Qt.Key_0:
            page.compare.decide(2)
            break
        default:
            return
        }
        event.accepted = true
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        PageHeader {
            Layout.fillWidth: true
            title: qsTr("Two observers · %1").arg(page.compare.title)
            subtitle: page.compare.subtitle
            back: qsTr("Back")
            onBackAsked: page.leaveAsked()
        }

        ScrollPage {
            Layout.fillWidth: true
            Layout.fillHeight: true
            around: 20
            needed: sheet.implicitHeight

            ColumnLayout {
                id: sheet
                width: parent.width
                spacing: Theme.gap

                Segmented {
                    objectName: "pair"
                    Layout.fillWidth: true
                    visible: page.compare.pairs.length > 1
                    name: qsTr("Which two")
                    options: page.compare.pairs
                    current: page.compare.pair
                    onChosen: index => page.compare.pair = index
                }

                CompareRibbons {
                    Layout.fillWidth: true
                    compare: page.compare
                }

                CompareSteps {
                    Layout.fillWidth: true
                    compare: page.compare
                }

                GridLayout {
                    Layout.fillWidth: true
                    columns: page.wide ? 2 : 1
                    columnSpacing: Theme.gap
                    rowSpacing: Theme.gap

                    CompareMinutes {
                        Layout.fillWidth: true
                        Layout.preferredWidth: 560
                        Layout.alignment: Qt.AlignTop
                        compare: page.compare
                    }

                    CompareWords {
                        Layout.fillWidth: true
                        Layout.preferredWidth: 520
                        Layout.alignment: Qt.AlignTop
                        compare: page.compare
                    }
                }
            }
        }
    }
}
