// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// Visits past their keeping date: those that the study has go at one press; any other only by itself, and asked twice.
FocusScope {
    id: page

    required property Keeping keeping
    property string sure: ""  // the visit that was pressed once

    signal leaveAsked()
    signal renewAsked(string sessionId)

    objectName: "keepingPage"
    Keys.onEscapePressed: page.leaveAsked()
    Component.onCompleted: page.keeping.look()

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        PageHeader {
            Layout.fillWidth: true
            title: qsTr("Past their keeping date")
            back: qsTr("Back")
            onBackAsked: page.leaveAsked()
        }

        ScrollPage {
            Layout.fillWidth: true
            Layout.fillHeight: true
            needed: column.implicitHeight

            ColumnLayout {
                id: column
                anchors.top: parent.top
                anchors.horizontalCenter: parent.horizontalCenter
                width: Math.min(parent.width, 860 * Math.max(1, Math.min(1.5, Theme.textScale)))
                spacing: 16

                Words {
                    objectName: "keepingSays"
                    Layout.fillWidth: true
                    text: page.keeping.past === 0 ? qsTr("No visit is past its keeping date.") : page.keeping.words
                    font.weight: Font.Bold
                }

                Words {
                    Layout.fillWidth: true
                    visible: page.keeping.past > 0
                    text: qsTr("Families were told how long their visits are kept. Erasing takes a visit away from this tablet for good; a study that was given it keeps its own copy for as long as it may.")
                    color: Theme.ink2
                }

                PrimaryButton {
                    objectName: "eraseReceived"
                    Layout.fillWidth: true
                    visible: page.keeping.received > 0
                    wraps: true
                    enabled: !page.keeping.busy
                    text: page.keeping.busy ? qsTr("Erasing…")
                        : qsTr("Erase %n visit(s) that the study has", "", page.keeping.received)
                    onClicked: page.keeping.eraseReceived()
                }

                Notice {
                    objectName: "keepingProblem"
                    Layout.fillWidth: true
                    visible: text !== ""
                    strong: true
                    text: page.keeping.problem
                }

                Repeater {
                    model: page.keeping.past

                    Card {
                        id: visit
                        required property int index
                        readonly property var told: page.keeping.visits[visit.index] ?? ({ "sessionId": "", "title": "", "until": "", "agreed": "", "over": false, "received": false })
                        readonly property bool pressed: page.sure !== "" && page.sure === visit.told.sessionId

                        Layout.fillWidth: true
                        spacing: 6

                        Words {
                            Layout.fillWidth: true
                            text: visit.told.title
                            font.weight: Font.Bold
                        }

                        Words {
                            Layout.fillWidth: true
                            text: visit.told.received ? qsTr("To be kept until %1. The study has it.").arg(visit.told.until)
                                : qsTr("To be kept until %1. Overdue, and not handed over.").arg(visit.told.until)
                            size: 15
                            color: Theme.ink2
                        }

                        Words {
                            objectName: "agreedUntil" + visit.index
                            Layout.fillWidth: true
                            visible: visit.told.agreed !== ""
                            text: qsTr("The family agreed to it until %1.").arg(visit.told.agreed)
                            size: 15
                            color: Theme.ink2
                        }

                        Words {
                            Layout.fillWidth: true
                            visible: visit.pressed
                            text: qsTr("Nobody has said that they have this visit. Once it is erased, it is gone.")
                            size: 15
                        }

                        Flow {
                            Layout.fillWidth: true
                            visible: !visit.told.received || visit.told.over
                            spacing: 10

                            SecondaryButton {
                                objectName: "renewOne" + visit.index
                                visible: visit.told.over
                                size: 16
                                enabled: !page.keeping.busy
                                text: qsTr("Ask the family once more")
                                Accessible.name: qsTr("%1: %2").arg(visit.told.title).arg(text)
                                onClicked: page.renewAsked(visit.told.sessionId)
                            }

                            SecondaryButton {
                                objectName: "eraseOne" + visit.index
                                visible: !visit.told.received
                                size: 16
                                enabled: !page.keeping.busy
                                text: visit.pressed ? qsTr("Yes, erase it") : qsTr("Erase it all the same")
                                Accessible.name: qsTr("%1: %2").arg(visit.told.title).arg(text)
                                onClicked: {
                                    if (visit.pressed)
                                        page.keeping.erase(visit.told.sessionId)
                                    page.sure = visit.pressed ? "" : visit.told.sessionId
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
