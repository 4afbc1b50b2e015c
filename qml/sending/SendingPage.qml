// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// Handing over to the study: what is on its way, and the press that sends it.
FocusScope {
    id: page

    required property Sending sending
    required property RecoveryHelp help
    readonly property bool wide: page.width > 940 * Math.max(1, Theme.textScale)

    signal leaveAsked()
    signal placeAsked()

    objectName: "sendingPage"
    Keys.onEscapePressed: page.leaveAsked()
    Component.onCompleted: page.sending.look()

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        PageHeader {
            Layout.fillWidth: true
            title: qsTr("Hand over to the study")
            subtitle: page.sending.study
            back: qsTr("Back")
            onBackAsked: page.leaveAsked()
        }

        ScrollPage {
            Layout.fillWidth: true
            Layout.fillHeight: true
            needed: page.sending.enrolled ? sheet.implicitHeight : entry.implicitHeight

            StudyEntry {
                id: entry
                anchors.horizontalCenter: parent.horizontalCenter
                width: Math.min(parent.width, 680 * Math.max(1, Math.min(1.6, Theme.textScale)))
                visible: !page.sending.enrolled
                padding: 28
                joining: page.sending.joining
                help: page.help
            }

            GridLayout {
                id: sheet
                anchors.fill: parent
                visible: page.sending.enrolled
                columns: page.wide ? 2 : 1
                columnSpacing: 18
                rowSpacing: 18

                SendNow {
                    Layout.fillWidth: true
                    Layout.preferredWidth: 420
                    Layout.column: page.wide ? 1 : 0
                    Layout.row: 0
                    Layout.alignment: Qt.AlignTop
                    sending: page.sending
                    onPlaceAsked: page.placeAsked()
                }

                OnTheWay {
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredWidth: 640
                    Layout.column: 0
                    Layout.row: page.wide ? 0 : 1
                    Layout.minimumHeight: implicitHeight
                    sending: page.sending
                }
            }
        }
    }
}
