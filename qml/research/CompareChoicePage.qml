// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// Which visit's observers are to be laid beside each other.
FocusScope {
    id: page

    required property Compare compare

    signal leaveAsked()

    objectName: "compareChoicePage"
    Keys.onEscapePressed: page.leaveAsked()

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        PageHeader {
            Layout.fillWidth: true
            title: qsTr("Two observers, one visit")
            back: qsTr("Back")
            onBackAsked: page.leaveAsked()
        }

        ScrollPage {
            Layout.fillWidth: true
            Layout.fillHeight: true
            around: 20
            needed: choosing.implicitHeight

            ColumnLayout {
                id: choosing
                width: parent.width
                spacing: Theme.gap

                Notice {
                    objectName: "compareProblem"
                    Layout.fillWidth: true
                    visible: page.compare.problem !== ""
                    strong: true
                    text: page.compare.problem
                }

                Words {
                    Layout.fillWidth: true
                    visible: page.compare.loading
                    text: qsTr("Laying the records beside each other…")
                    color: Theme.ink2
                }

                Card {
                    objectName: "compareEmpty"
                    Layout.fillWidth: true
                    visible: page.compare.visits.length === 0 && !page.compare.loading
                    padding: 28
                    spacing: 14

                    Heading {
                        Layout.fillWidth: true
                        text: qsTr("No visit with two observers yet")
                    }

                    Words {
                        Layout.fillWidth: true
                        Layout.maximumWidth: 680 * Theme.textScale
                        text: qsTr("When two people have coded the same visit, bring the second one's file in here. Both need the same family code and the same day; when each has a visit code, the same one. Then the visit stands here, and you can see where the two records differ.")
                        color: Theme.ink2
                    }
                }

                Words {
                    Layout.fillWidth: true
                    visible: page.compare.visits.length > 0
                    text: qsTr("Visits that more than one person coded. Choose one.")
                    color: Theme.ink2
                }

                Card {
                    id: list
                    Layout.fillWidth: true
                    visible: page.compare.visits.length > 0
                    padding: 8

                    Column {

                        Repeater {
                            model: page.compare.visits

                            VisitRow {
                                required property var modelData
                                required property int index

                                objectName: "compareVisit" + index
                                width: list.width - 2 * list.padding
                                title: modelData.title
                                subtitle: modelData.subtitle
                                kind: modelData.kind
                                picture: modelData.picture
                                enabled: !page.compare.loading
                                onClicked: page.compare.open(modelData.sessions)
                            }
                        }
                    }
                }
            }
        }
    }
}
