// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// All visits, newest first.
FocusScope {
    id: page

    required property Visits visits

    signal visitAsked(string sessionId)
    signal startAsked()
    signal compareAsked()

    objectName: "libraryPage"

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
                placeholder: qsTr("Find family, place or day")
                onWritten: text => page.visits.find = text
                Component.onCompleted: find.text = page.visits.find
            }
        }

        ColumnLayout {
            Layout.margins: 24
            spacing: 14

            Words {
                objectName: "librarySays"
                Layout.fillWidth: true
                visible: text !== ""
                text: page.visits.loading ? qsTr("Opening the visits…")
                    : page.visits.total === 0 ? ""
                    : page.visits.count === 0 ? qsTr("Nothing found for “%1”.").arg(page.visits.find)
                    : page.visits.find !== "" ? qsTr("%1 of %2 visits").arg(page.visits.count).arg(page.visits.total)
                    : page.visits.total === 1 ? qsTr("One visit") : qsTr("%n visits", "", page.visits.total)
                color: Theme.ink2
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
                visible: page.visits.find !== "" && page.visits.count === 0
                text: qsTr("Show all visits")
                onClicked: {
                    find.text = ""
                    page.visits.find = ""
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
                visible: page.visits.count > 0
                padding: 8

                ListView {
                    id: list
                    objectName: "visitList"
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    clip: true
                    model: page.visits
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

                        required title
                        required subtitle
                        required kind
                        required picture

                        objectName: "visit" + row.index
                        width: list.width
                        focus: row.ListView.isCurrentItem
                        onClicked: page.visitAsked(row.sessionId)
                    }
                }
            }

            Item {
                Layout.fillHeight: true
                visible: page.visits.count === 0
            }
        }
    }
}
