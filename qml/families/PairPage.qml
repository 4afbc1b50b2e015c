// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls
import Tessera.Render

// Two visits of one family, each as its own picture. There is nothing between them but the person who looks.
FocusScope {
    id: page

    required property VisitPair pair
    required property Settings settings
    property string title: ""
    readonly property bool wide: page.width > 1000 * Math.max(1, Theme.textScale)

    signal leaveAsked()

    component Side: Card {
        id: side

        property var said: ({})
        property GridSource grid: null

        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.preferredWidth: 1
        Layout.minimumHeight: 520
        padding: 16

        Heading {
            Layout.fillWidth: true
            text: side.said.title ?? ""
        }

        Words {
            Layout.fillWidth: true
            text: side.said.subtitle ?? ""
            size: 15
            color: Theme.ink2
        }

        Notice {
            Layout.fillWidth: true
            visible: text !== ""
            text: side.said.kind ?? ""
        }

        GridPane {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.minimumHeight: 240
            source: side.grid
            letters: page.settings.letters
            columns: Theme.large ? Math.min(10, page.pair.columns) : page.pair.columns
            name: qsTr("Picture of %1").arg(side.said.title ?? "")
            words: page.pair.caption
        }

        RibbonItem {
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.px(56)
            source: side.grid
            dark: Theme.dark
            own: Theme.own
            mirrored: page.LayoutMirroring.enabled
            Accessible.role: Accessible.Graphic
            Accessible.name: qsTr("%1 along the clock").arg(side.said.title ?? "")
        }

        Words {
            Layout.fillWidth: true
            text: (side.said.sentences ?? []).join(" ")
            size: 15
        }

        KeyLegend {
            Layout.fillWidth: true
            key: side.said.key ?? []
        }
    }

    objectName: "pairPage"
    Keys.onEscapePressed: page.leaveAsked()

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        PageHeader {
            Layout.fillWidth: true
            title: page.title
            subtitle: page.pair.caption
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
                anchors.fill: parent
                spacing: Theme.gap

                Segmented {
                    objectName: "pairView"
                    Layout.fillWidth: true
                    name: qsTr("One square is")
                    options: [qsTr("30 seconds"), qsTr("one interaction")]
                    current: page.pair.byTime ? 0 : 1
                    onChosen: index => page.pair.byTime = index === 0
                }

                GridLayout {
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    columns: page.wide ? 2 : 1
                    columnSpacing: 18
                    rowSpacing: 18

                    Side {
                        objectName: "firstVisit"
                        said: page.pair.first
                        grid: page.pair.firstGrid
                    }

                    Side {
                        objectName: "secondVisit"
                        said: page.pair.second
                        grid: page.pair.secondGrid
                    }
                }

                Words {
                    Layout.fillWidth: true
                    text: qsTr("There is no best pattern. These are descriptions to think with, not marks.")
                    size: 15
                    color: Theme.ink2
                }
            }
        }
    }
}
