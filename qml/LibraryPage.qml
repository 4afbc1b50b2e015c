// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// All visits, in the order that was chosen; found by words, narrowed by filters.
FocusScope {
    id: page

    required property Visits visits
    required property TakeIn takeIn
    required property Settings settings

    property bool elsewhere: false  // a folder is asked for
    // The page is there at once, its ways with the next frame, its list with the one after: however many visits there
    // are, nobody waits, and the list finds the ways where they will stay.
    property bool drawn: false
    property bool listed: false
    readonly property bool whole: page.listed && !page.visits.loading
    readonly property var filters: [
        { "filter": Visits.All, "words": qsTr("All") },
        { "filter": Visits.ToLookBack, "words": qsTr("To look back on") },
        { "filter": Visits.ActionsDue, "words": qsTr("Actions to come back to") },
        { "filter": Visits.HomeVisits, "words": qsTr("Home visits") },
        { "filter": Visits.DayStays, "words": qsTr("Day stays") },
        { "filter": Visits.OtherPlaces, "words": qsTr("Other visits") }
    ]

    signal visitAsked(string sessionId)
    signal startAsked()
    signal compareAsked()
    signal sendingAsked()

    objectName: "libraryPage"
    Component.onCompleted: page.takeIn.look()

    Connections {
        target: page.listed ? null : page.Window.window
        function onFrameSwapped() {
            page.listed = page.drawn
            if (!page.drawn)
                page.visits.order = page.settings.libraryOrder
            page.drawn = true
        }
    }

    Connections {
        target: page.visits
        function onFindChanged() {
            list.positionViewAtBeginning()
        }
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        PageHeader {
            Layout.fillWidth: true
            title: qsTr("Library")

            TextFieldBox {
                id: find
                objectName: "find"
                Layout.preferredWidth: Math.min(page.width * 0.5, 360 * Theme.textScale)
                placeholder: Theme.large ? qsTr("Find") : qsTr("Find family, day or word")
                field.Accessible.name: qsTr("Find family, day or word")
                onWritten: text => page.visits.find = text
                Component.onCompleted: find.text = page.visits.find
            }
        }

        ColumnLayout {
            Layout.margins: 24
            spacing: 14

            Notice {
                objectName: "handedOver"
                Layout.fillWidth: true
                visible: page.takeIn.waiting > 0
                text: page.takeIn.words

                SecondaryButton {
                    objectName: "takeIn"
                    text: page.takeIn.waiting === 1 ? qsTr("Take it in") : qsTr("Take them in")
                    size: 16
                    enabled: !page.takeIn.busy
                    onClicked: page.takeIn.takeIn()
                }
            }

            // One after another: each is a decision of its own.
            Notice {
                id: stranger
                readonly property var asked: page.takeIn.strangers[0] ?? ({ "says": "", "words": "" })

                objectName: "stranger"
                Layout.fillWidth: true
                visible: page.takeIn.strangers.length > 0
                text: qsTr("%1 Ask whoever handed it over for the six words of their tablet. Only when they are these, take it in: %2")
                    .arg(stranger.asked.says).arg(stranger.asked.words)

                SecondaryButton {
                    objectName: "trustTablet"
                    text: qsTr("The words are the same: trust this tablet")
                    size: 16
                    enabled: !page.takeIn.busy
                    onClicked: page.takeIn.trust(0)
                }

                SecondaryButton {
                    objectName: "trustNotNow"
                    text: qsTr("Not now")
                    size: 16
                    onClicked: page.takeIn.notNow(0)
                }
            }

            Notice {
                objectName: "takenIn"
                Layout.fillWidth: true
                visible: page.takeIn.result !== ""
                text: page.takeIn.problems === "" ? page.takeIn.result
                    : qsTr("%1 %2").arg(page.takeIn.result).arg(page.takeIn.problems)

                SecondaryButton {
                    objectName: "takenInSeen"
                    text: qsTr("Good")
                    size: 16
                    onClicked: page.takeIn.done()
                }
            }

            GridLayout {
                Layout.fillWidth: true
                columns: order.wanted + says.implicitWidth + columnSpacing < width ? 2 : 1
                columnSpacing: 24
                rowSpacing: 10
                visible: says.text !== ""

                Words {
                    id: says
                    objectName: "librarySays"
                    Layout.fillWidth: true
                    text: page.visits.loading ? qsTr("Opening the visits…")
                        : page.visits.total === 0 ? ""
                        : page.visits.count === 0 && page.visits.find !== "" ? qsTr("Nothing found for “%1”.").arg(page.visits.find)
                        : page.visits.count === 0 ? qsTr("No visit of this kind.")
                        : page.visits.find !== "" && page.visits.indexing ? qsTr("%1 of %2 visits. The words of notes are still being read.").arg(page.visits.count).arg(page.visits.total)
                        : page.visits.narrowed ? qsTr("%1 of %2 visits").arg(page.visits.count).arg(page.visits.total)
                        : page.visits.total === 1 ? qsTr("One visit") : qsTr("%n visits", "", page.visits.total)
                    color: Theme.ink2
                }

                Segmented {
                    id: order
                    objectName: "order"
                    Layout.fillWidth: says.implicitWidth + order.wanted >= parent.width
                    visible: page.visits.total > 1
                    name: qsTr("Order")
                    options: page.drawn ? [qsTr("Newest"), qsTr("Oldest"), qsTr("Family"), qsTr("Length")] : []
                    current: page.visits.order
                    onChosen: index => {
                        page.settings.libraryOrder = index
                        page.visits.order = index
                        list.positionViewAtBeginning()
                    }
                }
            }

            Flow {
                Layout.fillWidth: true
                visible: page.drawn
                spacing: 10
                Accessible.role: Accessible.Grouping
                Accessible.name: qsTr("Which visits")

                Repeater {
                    model: page.drawn ? page.filters : []

                    Chip {
                        id: chip
                        required property var modelData

                        readonly property int count: page.visits.counts[chip.modelData.filter] ?? 0

                        objectName: "filter" + chip.modelData.filter
                        visible: page.visits.total > 0
                            && (chip.count > 0 || chip.chosen || chip.modelData.filter === Visits.All)
                        text: qsTr("%1 · %2").arg(chip.modelData.words).arg(chip.count)
                        chosen: page.visits.filter === chip.modelData.filter
                        onClicked: page.visits.filter = chip.chosen ? Visits.All : chip.modelData.filter
                    }
                }

                SecondaryButton {
                    objectName: "compareObservers"
                    visible: page.visits.total > 0
                    text: qsTr("Compare two observers")
                    iconName: "library"
                    size: 16
                    onClicked: page.compareAsked()
                }

                SecondaryButton {
                    objectName: "toSending"
                    visible: page.visits.total > 0
                    text: qsTr("Hand over to a study")
                    iconName: "export"
                    size: 16
                    onClicked: page.sendingAsked()
                }

                SecondaryButton {
                    objectName: "handedElsewhere"
                    text: elsewhere.visible ? qsTr("Enough") : qsTr("A visit was handed to me")
                    iconName: "folder"
                    size: 16
                    enabled: !page.visits.loading
                    onClicked: {
                        page.elsewhere = !page.elsewhere
                        page.takeIn.look()
                    }
                }
            }

            TextFieldBox {
                id: elsewhere
                objectName: "handedFolder"
                Layout.fillWidth: true
                visible: page.elsewhere
                longest: 1000
                label: qsTr("In which folder does its file lie?")
                hint: page.takeIn.waiting > 0 ? "" : qsTr("Documents, Downloads and sticks are looked through; nothing new lies there.")
                onWritten: text => {
                    page.takeIn.folder = text
                    page.takeIn.look()
                }
                Component.onCompleted: elsewhere.text = page.takeIn.folder
            }

            SecondaryButton {
                objectName: "showAll"
                visible: page.visits.total > 0 && page.visits.count === 0
                text: qsTr("Show all visits")
                onClicked: {
                    find.text = ""
                    page.visits.find = ""
                    page.visits.filter = Visits.All
                }
            }

            Card {
                Layout.fillWidth: true
                visible: !page.visits.loading && page.visits.total === 0
                spacing: 14
                padding: 28

                Heading {
                    Layout.fillWidth: true
                    text: qsTr("No visits yet")
                }

                Words {
                    Layout.fillWidth: true
                    Layout.maximumWidth: 640 * Theme.textScale
                    text: qsTr("Every visit you code is kept here as a small picture. Press Start a visit when you sit down with a family; set-up takes less than a minute.")
                    color: Theme.ink2
                }

                PrimaryButton {
                    objectName: "startVisit"
                    text: qsTr("Start a visit")
                    iconName: "play"
                    onClicked: page.startAsked()
                }
            }

            Card {
                Layout.fillWidth: true
                Layout.fillHeight: true
                visible: page.listed && page.visits.count > 0
                padding: 8

                ListView {
                    id: list
                    objectName: "visitList"
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    clip: true
                    reuseItems: true
                    model: page.listed ? page.visits : null
                    boundsBehavior: Flickable.StopAtBounds
                    keyNavigationEnabled: true
                    activeFocusOnTab: true
                    ScrollBar.vertical: ScrollBar {}
                    Accessible.role: Accessible.List
                    Accessible.name: qsTr("Visits")

                    delegate: VisitRow {
                        id: row
                        required property int index
                        required property string sessionId
                        required property string visitState

                        required title
                        required subtitle
                        required kind
                        required picture

                        objectName: "visit" + row.index
                        width: list.width
                        aside: row.visitState
                        focus: row.ListView.isCurrentItem
                        onClicked: page.visitAsked(row.sessionId)
                    }
                }
            }

            Item {
                Layout.fillHeight: true
                visible: !page.listed || page.visits.count === 0
            }
        }
    }
}
