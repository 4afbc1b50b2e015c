// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// Every family of the library, by its code; the one seen last stands first.
FocusScope {
    id: page

    required property Families families

    signal familyAsked(string family)

    objectName: "familiesPage"

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        PageHeader {
            Layout.fillWidth: true
            title: qsTr("Families")
        }

        ColumnLayout {
            Layout.margins: 24
            spacing: 14

            Words {
                Layout.fillWidth: true
                text: page.families.count === 0
                    ? qsTr("A family stands here once a visit of theirs is kept under its code.")
                    : qsTr("A family’s visits in order, and its partnership so far.")
                color: Theme.ink2
            }

            Card {
                Layout.fillWidth: true
                Layout.fillHeight: true
                visible: page.families.count > 0
                padding: 8

                ListView {
                    id: list
                    objectName: "familyList"
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    clip: true
                    reuseItems: true
                    model: page.families
                    boundsBehavior: Flickable.StopAtBounds
                    keyNavigationEnabled: true
                    activeFocusOnTab: true
                    ScrollBar.vertical: ScrollBar {}
                    Accessible.role: Accessible.List
                    Accessible.name: qsTr("Families")

                    delegate: VisitRow {
                        id: row
                        required property int index
                        required property string family

                        required title
                        required subtitle
                        required kind
                        required picture

                        objectName: "family" + row.index
                        width: list.width
                        focus: row.ListView.isCurrentItem
                        onClicked: page.familyAsked(row.family)
                    }
                }
            }

            Item {
                Layout.fillHeight: true
                visible: page.families.count === 0
            }
        }
    }
}
