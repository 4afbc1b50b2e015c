// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// One family: its visits in order, two of them beside each other, and the way to its spiral.
FocusScope {
    id: page

    required property Family family
    property bool choosing: false
    property int first: -1  // the first of the two that are chosen
    readonly property bool wide: page.width > 900 * Math.max(1, Theme.textScale)

    signal leaveAsked()
    signal visitAsked(string sessionId)
    signal spiralAsked()
    signal pairAsked()

    function choose(index: int): void {
        if (page.first === index) {
            page.first = -1
        } else if (page.first < 0) {
            page.first = index
        } else if (page.family.showPair(page.first, index)) {
            page.pairAsked()
        }
    }

    objectName: "familyPage"
    Keys.onEscapePressed: page.leaveAsked()

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        PageHeader {
            Layout.fillWidth: true
            title: page.family.title
            back: qsTr("Families")
            onBackAsked: page.leaveAsked()

            GridLayout {
                columns: page.wide ? 2 : 1
                columnSpacing: 12
                rowSpacing: 6

                SecondaryButton {
                    objectName: "sideBySide"
                    Layout.fillWidth: true
                    visible: page.family.visits.length > 1
                    text: page.choosing ? qsTr("Leave it") : qsTr("Two side by side")
                    size: 16
                    onClicked: {
                        page.first = -1
                        page.choosing = !page.choosing
                    }
                }

                SecondaryButton {
                    objectName: "toSpiral"
                    Layout.fillWidth: true
                    enabled: !page.family.loading && page.family.visits.length > 0
                    text: qsTr("The partnership so far")
                    size: 16
                    onClicked: page.spiralAsked()
                }
            }
        }

        ColumnLayout {
            Layout.margins: 24
            spacing: 14

            Words {
                objectName: "familySays"
                Layout.fillWidth: true
                text: page.family.loading ? qsTr("Opening the visits…")
                    : page.choosing && page.first < 0 ? qsTr("Touch the first of the two visits.")
                    : page.choosing ? qsTr("Now touch the other one.")
                    : page.family.visits.length === 0 ? qsTr("There is no visit of this family any more.")
                    : qsTr("The first visit stands first.")
                color: Theme.ink2
            }

            Notice {
                Layout.fillWidth: true
                visible: text !== ""
                text: page.family.problem
            }

            Card {
                Layout.fillWidth: true
                Layout.fillHeight: true
                visible: page.family.visits.length > 0
                padding: 8

                ListView {
                    id: list
                    objectName: "familyVisits"
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    clip: true
                    model: page.family.visits
                    boundsBehavior: Flickable.StopAtBounds
                    keyNavigationEnabled: true
                    activeFocusOnTab: false  // its rows are: else Tab would come back to the one it left last
                    ScrollBar.vertical: ScrollBar {}
                    Accessible.role: Accessible.List
                    Accessible.name: qsTr("Visits of this family")

                    delegate: VisitRow {
                        id: row
                        required property int index
                        required property var modelData

                        objectName: "familyVisit" + row.index
                        width: list.width
                        title: row.modelData.title
                        subtitle: row.modelData.subtitle
                        kind: row.index === page.first ? qsTr("This is the first of the two.") : row.modelData.kind
                        picture: row.modelData.picture
                        focus: row.ListView.isCurrentItem
                        onClicked: {
                            if (page.choosing)
                                page.choose(row.index)
                            else
                                page.visitAsked(row.modelData.sessionId)
                        }
                    }
                }
            }

            Item {
                Layout.fillHeight: true
                visible: page.family.visits.length === 0
            }
        }
    }
}
