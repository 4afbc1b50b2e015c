// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.ConsentUi
import Tessera.Controls
import Tessera.ReflectUi
import Tessera.SendingUi

// Where a day starts: one large button, and the last visits as small pictures.
FocusScope {
    id: page

    required property Visits visits
    required property Vault vault
    required property Guard guard
    required property Live live
    required property Cards cards
    required property Sending sending
    required property Keeping keeping
    readonly property bool wide: page.width > 940 * Math.max(1, Math.min(1.5, Theme.textScale))

    signal startAsked()
    signal visitAsked(string sessionId)
    signal pageAsked(string page)
    signal cardsAsked()
    signal helpAsked()
    signal keepingAsked()
    signal sendingAsked()

    function greeting(): string {
        const hour = new Date().getHours()
        if (hour >= 5 && hour < 12)
            return qsTr("Good morning")
        if (hour >= 12 && hour < 18)
            return qsTr("Good afternoon")
        return qsTr("Good evening")
    }

    objectName: "homePage"

    ScrollPage {
        anchors.fill: parent
        around: 28
        needed: sheet.implicitHeight

        GridLayout {
            id: sheet
            anchors.fill: parent
            columns: page.wide ? 2 : 1
            columnSpacing: 20
            rowSpacing: 20

            ColumnLayout {
                Layout.fillWidth: true
                Layout.fillHeight: false
                Layout.columnSpan: sheet.columns
                spacing: 2

                Heading {
                    Layout.fillWidth: true
                    text: page.greeting()
                    size: 27
                }

                Words {
                    Layout.fillWidth: true
                    text: qsTr("Everything stays on this tablet until you hand it over yourself.")
                    color: Theme.ink2
                }
            }

            PrimaryButton {
                objectName: "startVisit"
                Layout.fillWidth: true
                Layout.preferredWidth: 630
                Layout.preferredHeight: Math.max(120, implicitHeight)
                text: qsTr("Start a visit")
                iconName: "play"
                size: 27
                radius: 20
                onClicked: page.startAsked()
            }

            Pressable {
                objectName: "practise"
                Layout.fillWidth: true
                Layout.preferredWidth: 460
                Layout.preferredHeight: Math.max(120, implicitHeight)
                radius: 20
                size: 20
                text: qsTr("Practise first")
                detail: qsTr("A 3-minute made-up visit")
                onClicked: page.pageAsked("practice")
            }

            Card {
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 630
                Layout.minimumHeight: implicitHeight

                RowLayout {
                    Layout.fillWidth: true
                    Layout.fillHeight: false

                    Heading {
                        Layout.fillWidth: true
                        text: qsTr("Recent visits")
                    }

                    SecondaryButton {
                        visible: page.visits.total > 3
                        text: qsTr("All visits")
                        size: 16
                        onClicked: page.pageAsked("library")
                    }
                }

                Words {
                    Layout.fillWidth: true
                    Layout.topMargin: 8
                    visible: page.visits.loading
                    text: qsTr("Opening the visits…")
                    color: Theme.ink2
                }

                ColumnLayout {
                    Layout.fillWidth: true
                    Layout.topMargin: 8
                    visible: !page.visits.loading && page.visits.total === 0
                    spacing: 10

                    Words {
                        Layout.fillWidth: true
                        text: qsTr("No visits yet.")
                        font.weight: Font.Bold
                    }

                    Words {
                        Layout.fillWidth: true
                        Layout.maximumWidth: 640 * Theme.textScale
                        text: qsTr("Start a visit, and tap an activity whenever the talk turns to it. Each tap becomes one square; after the visit the squares lie here as a small picture, to look back on.")
                        color: Theme.ink2
                    }
                }

                // Only the rows that fit are made, however many visits there are.
                ListView {
                    id: recent
                    readonly property real rowHeight: Math.min(Math.max(least, 150 * Math.max(1, Theme.textScale)), Math.max(least, height / 3))
                    // Words that take more lines than usual get them.
                    property real least: 96 * Math.max(1, Theme.textScale)

                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.minimumHeight: Math.min(3, count) * least
                    visible: count > 0
                    interactive: false
                    clip: true
                    cacheBuffer: 0
                    model: page.visits
                    activeFocusOnTab: false
                    Accessible.role: Accessible.List
                    Accessible.name: qsTr("Recent visits")

                    delegate: VisitRow {
                        id: row
                        required property int index
                        required property string sessionId

                        required title
                        required subtitle
                        required kind
                        required picture

                        objectName: "recent" + row.index
                        visible: row.index < 3
                        width: recent.width
                        height: recent.rowHeight
                        onImplicitHeightChanged: recent.least = Math.max(recent.least, row.implicitHeight)
                        onClicked: page.visitAsked(row.sessionId)
                    }
                }

                Item {
                    Layout.fillHeight: true
                    visible: !recent.visible
                }
            }

            // What belongs to the person who sits here: their actions, and who can read the visits.
            ColumnLayout {
                objectName: "aside"
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 460
                Layout.alignment: Qt.AlignTop
                spacing: 20

                Card {
                    Layout.fillWidth: true
                    spacing: 8

                    RowLayout {
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        spacing: 14

                        ColumnLayout {
                            Layout.fillWidth: true
                            spacing: 2

                            Words {
                                Layout.fillWidth: true
                                text: page.vault.state === Vault.Opening ? qsTr("Opening the library…")
                                    : page.vault.protection
                                font.weight: Font.Bold
                            }

                            Words {
                                Layout.fillWidth: true
                                visible: page.vault.state === Vault.Open
                                text: page.vault.isProtected
                                    ? qsTr("Nobody can read the visits without it.")
                                    : qsTr("A passphrase keeps them to you.")
                                size: 15
                                color: Theme.ink2
                            }
                        }

                        SecondaryButton {
                            objectName: "lockNow"
                            visible: page.vault.state === Vault.Open && page.vault.isProtected
                            text: qsTr("Lock now")
                            size: 16
                            onClicked: page.guard.lockNow()
                        }

                        SecondaryButton {
                            objectName: "protect"
                            visible: page.vault.state === Vault.Open && !page.vault.isProtected
                            text: qsTr("Protect")
                            size: 16
                            Accessible.name: qsTr("Protect the visits, in the settings")
                            onClicked: page.pageAsked("settings")
                        }
                    }
                }

                DueCards {
                    Layout.fillWidth: true
                    cards: page.cards
                    onAllAsked: page.cardsAsked()
                }

                KeepingLine {
                    Layout.fillWidth: true
                    keeping: page.keeping
                    onListAsked: page.keepingAsked()
                }

                SendingLine {
                    Layout.fillWidth: true
                    sending: page.sending
                    onPageAsked: page.sendingAsked()
                }

                SecondaryButton {
                    objectName: "helpAsked"
                    text: qsTr("Privacy and help")
                    size: 16
                    onClicked: page.helpAsked()
                }

                Item {
                    Layout.fillHeight: true
                }
            }

            Card {
                objectName: "colourKey"
                Layout.fillWidth: true
                Layout.columnSpan: sheet.columns
                visible: !page.visits.loading && page.visits.total < 3

                Heading {
                    Layout.fillWidth: true
                    text: qsTr("What the colours mean")
                }

                ColourKey {
                    Layout.fillWidth: true
                    codes: page.live.codes
                }

                SecondaryButton {
                    objectName: "aboutActivities"
                    text: qsTr("About the activities")
                    size: 16
                    onClicked: page.pageAsked("reference")
                }
            }
        }
    }

    Component.onCompleted: {
        if (page.visits.find !== "")
            page.visits.find = ""
        page.visits.filter = Visits.All
        page.visits.order = Visits.Newest
    }
}
