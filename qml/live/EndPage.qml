// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls
import Tessera.CorrectUi
import Tessera.PeopleUi
import Tessera.PrivacyUi

// The visit is over: its picture, and what to do next.
FocusScope {
    id: page

    required property Live live
    required property Settings settings
    required property Exporter exporter
    required property Ending ending
    required property HandOver handOver
    property bool byInterval: false
    readonly property bool wide: page.width > 1000 * Math.max(1, Math.min(1.5, Theme.textScale))

    property bool asked: false  // to go on with the visit
    property bool shownToParent: false
    readonly property var surenesses: [
        { "value": 3, "words": qsTr("Mostly sure") },
        { "value": 2, "words": qsTr("Some guesses") },
        { "value": 1, "words": qsTr("Hard to follow") },
        { "value": 0, "words": qsTr("Not said") }
    ]

    signal correctAsked(int entry)  // 0: no square in particular
    signal takeBackAsked()
    signal lookBackAsked()
    signal keepAsked()

    objectName: "endPage"

    ColumnLayout {
        anchors.fill: parent
        spacing: 0
        visible: !page.shownToParent
        enabled: !handing.open && !note.open

        PageHeader {
            Layout.fillWidth: true
            z: 1  // over what scrolls
            title: qsTr("Visit finished")
            subtitle: page.live.title

            SaveBadge {
                waiting: page.live.waiting
                color: Theme.ink2
            }
        }

        ScrollPage {
            Layout.fillWidth: true
            Layout.fillHeight: true
            needed: sheet.implicitHeight

            GridLayout {
                id: sheet
                anchors.fill: parent
                columns: page.wide ? 2 : 1
                columnSpacing: 20
                rowSpacing: 20

                TroubleBanner {
                    Layout.fillWidth: true
                    Layout.columnSpan: sheet.columns
                    visible: page.live.trouble !== ""
                    live: page.live
                    firstFolder: page.exporter.folder
                }

                Card {
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredWidth: 680
                    Layout.minimumHeight: 300 + implicitHeight

                    Heading {
                        objectName: "summary"
                        Layout.fillWidth: true
                        text: page.live.summary
                    }

                    Words {
                        Layout.fillWidth: true
                        visible: text !== ""
                        text: page.live.details
                        size: 15
                        color: Theme.ink2
                    }

                    GridPane {
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        source: page.live.grid
                        letters: page.settings.letters
                        columns: Theme.large ? 10 : 20
                        name: qsTr("Picture of the visit")
                        words: page.live.summary
                    }

                    KeyLegend {
                        Layout.fillWidth: true
                        key: page.live.codes
                    }

                    Words {
                        Layout.fillWidth: true
                        text: page.byInterval ? qsTr("One square = one interval, here of the first group. There is no best pattern.")
                            : qsTr("One square = one interaction. There is no best pattern.")
                        size: 15
                        color: Theme.ink2
                    }
                }

                ColumnLayout {
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredWidth: 520
                    spacing: 16

                    Card {
                        Layout.fillWidth: true

                        Heading {
                            Layout.fillWidth: true
                            text: qsTr("While it is fresh")
                        }

                        Flow {
                            Layout.fillWidth: true
                            spacing: 10

                            Repeater {
                                model: page.ending.fixes

                                SecondaryButton {
                                    id: fix
                                    required property int index
                                    required property var modelData
                                    objectName: "fix" + fix.index
                                    size: 16
                                    text: fix.modelData.words
                                    onClicked: page.correctAsked(fix.modelData.entry)
                                }
                            }

                            SecondaryButton {
                                objectName: "correctGrid"
                                visible: page.ending.correctable
                                size: 16
                                iconName: "note"
                                text: page.ending.fixesMore > 0 ? qsTr("Correct the grid (%n more to look at)", "", page.ending.fixesMore)
                                    : qsTr("Correct the grid")
                                onClicked: page.correctAsked(0)
                            }

                            SecondaryButton {
                                objectName: "handToPractitioner"
                                size: 16
                                iconName: "export"
                                text: qsTr("Hand it to the practitioner")
                                enabled: page.live.waiting === 0
                                onClicked: handing.begin(page.live.sessionId)
                            }

                            SecondaryButton {
                                objectName: "goOn"
                                size: 16
                                text: qsTr("Go on with this visit")
                                iconName: "play"
                                Accessible.description: qsTr("Within ten minutes; the time in between becomes a pause.")
                                onClicked: {
                                    page.asked = true
                                    page.live.reopen()
                                }
                            }
                        }

                        Words {
                            Layout.fillWidth: true
                            text: qsTr("Going on works for ten minutes; the time in between becomes a pause.")
                            size: 15
                            color: Theme.ink2
                        }
                    }

                    NoteDoubts {
                        Layout.fillWidth: true
                        ending: page.ending
                        onChangeAsked: (entry, text) => note.beginChange(entry, text)
                    }

                    Card {
                        Layout.fillWidth: true

                        Heading {
                            Layout.fillWidth: true
                            text: qsTr("How sure were you of your tapping?")
                        }

                        Words {
                            Layout.fillWidth: true
                            text: qsTr("About the tapping, not about the visit.")
                            size: 15
                            color: Theme.ink2
                        }

                        Flow {
                            Layout.fillWidth: true
                            spacing: 10

                            Repeater {
                                model: page.surenesses

                                Chip {
                                    id: sure
                                    required property var modelData
                                    objectName: "sure" + sure.modelData.value
                                    text: sure.modelData.words
                                    chosen: page.ending.sureness === sure.modelData.value
                                    onClicked: page.ending.saySureness(sure.modelData.value)
                                }
                            }
                        }
                    }

                    Card {
                        Layout.fillWidth: true
                        Layout.fillHeight: true

                        Heading {
                            Layout.fillWidth: true
                            text: qsTr("For the parent")
                        }

                        Words {
                            objectName: "forTheParent"
                            Layout.fillWidth: true
                            text: qsTr("Ask whether the picture fits what the visit was like for them. They may have it deleted.") + (page.ending.agreed === "" ? "" : " " + page.ending.agreed)
                            size: 15
                            color: Theme.ink2
                        }

                        Flow {
                            Layout.fillWidth: true
                            spacing: 10

                            SecondaryButton {
                                objectName: "showParent"
                                size: 16
                                text: qsTr("Show them the picture")
                                onClicked: {
                                    page.shownToParent = true
                                    parentView.forceActiveFocus()
                                }
                            }

                            SecondaryButton {
                                objectName: "deleteAsked"
                                size: 16
                                text: qsTr("They want it deleted")
                                onClicked: page.takeBackAsked()
                            }
                        }

                        Item {
                            Layout.fillHeight: true
                        }
                    }

                    Notice {
                        objectName: "endMessage"
                        Layout.fillWidth: true
                        visible: (page.asked || page.live.trouble !== "") && text !== ""
                        text: page.live.message
                    }

                    GridLayout {
                        Layout.fillWidth: true
                        columns: Theme.large ? 1 : 2
                        columnSpacing: 14
                        rowSpacing: 14

                        PrimaryButton {
                            objectName: "lookBack"
                            Layout.fillWidth: true
                            Layout.fillHeight: true
                            Layout.preferredWidth: 260
                            Layout.preferredHeight: Math.max(72, implicitHeight)
                            text: qsTr("Look back now")
                            onClicked: page.lookBackAsked()
                        }

                        Pressable {
                            objectName: "keepForLater"
                            Layout.fillWidth: true
                            Layout.fillHeight: true
                            Layout.preferredWidth: 180
                            Layout.preferredHeight: Math.max(64, implicitHeight)
                            text: qsTr("Keep for later")
                            size: 18
                            onClicked: page.keepAsked()
                        }
                    }
                }
            }
        }
    }

    ParentView {
        id: parentView
        anchors.fill: parent
        visible: page.shownToParent
        enabled: page.shownToParent
        live: page.live
        ending: page.ending
        settings: page.settings
        onLeaveAsked: {
            page.shownToParent = false
            page.forceActiveFocus()
        }
    }

    Item {
        anchors.fill: parent
        visible: note.open

        Rectangle {
            anchors.fill: parent
            color: Theme.ink
            opacity: 0.35

            MouseArea {
                anchors.fill: parent
            }
        }

        NoteSheet {
            id: note
            objectName: "noteSheet"
            anchors.centerIn: parent
            width: Math.min(parent.width - 40, 620 * Math.max(1, Math.min(1.5, Theme.textScale)))
            height: Math.min(parent.height - 40, 330 * Math.max(1, Theme.textScale))
            onChanged: (entry, text) => page.ending.changeNote(entry, text)
            onClosed: {
                note.open = false
                page.forceActiveFocus()
            }
        }
    }

    Item {
        anchors.fill: parent
        visible: handing.open
        enabled: !page.handOver.lastLook.open

        Rectangle {
            anchors.fill: parent
            color: Theme.ink
            opacity: 0.35

            MouseArea {
                anchors.fill: parent
            }
        }

        HandOverSheet {
            id: handing
            objectName: "handOverSheet"
            anchors.centerIn: parent
            width: Math.min(parent.width - 40, 620 * Math.max(1, Math.min(1.5, Theme.textScale)))
            height: Math.min(parent.height - 40, 520 * Math.max(1, Theme.textScale))
            handOver: page.handOver
            onClosed: {
                handing.open = false
                page.forceActiveFocus()
            }
        }
    }

    LastLookPage {
        anchors.fill: parent
        look: page.handOver.lastLook
        onLeaveAsked: page.handOver.leaveLook()
        onHandOverAsked: page.handOver.makeLookedAt()
    }
}
