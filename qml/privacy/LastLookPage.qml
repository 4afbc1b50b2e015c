// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// The last look at words before they leave.
FocusScope {
    id: page

    required property LastLook look
    readonly property bool wide: page.width > 1000 * Math.max(1, Math.min(1.5, Theme.textScale))

    signal leaveAsked()
    signal handOverAsked()

    objectName: "lastLookPage"
    visible: page.look.open
    enabled: page.look.open
    Keys.onEscapePressed: page.leaveAsked()
    onVisibleChanged: {
        if (page.visible)
            page.forceActiveFocus()
    }

    // What lies under it must not answer to a touch.
    Rectangle {
        anchors.fill: parent
        color: Theme.page

        MouseArea {
            anchors.fill: parent
        }
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        PageHeader {
            Layout.fillWidth: true
            title: qsTr("A last look at the words")
            back: qsTr("Back")
            onBackAsked: page.leaveAsked()
        }

        ScrollPage {
            Layout.fillWidth: true
            Layout.fillHeight: true
            around: 20
            needed: sheet.implicitHeight

            GridLayout {
                id: sheet
                anchors.left: parent.left
                anchors.right: parent.right
                columns: page.wide ? 2 : 1
                columnSpacing: 18
                rowSpacing: 18

                LookList {
                    Layout.fillWidth: true
                    Layout.preferredWidth: 700
                    Layout.alignment: Qt.AlignTop
                    look: page.look
                }

                Card {
                    Layout.fillWidth: true
                    Layout.preferredWidth: 420
                    Layout.alignment: Qt.AlignTop

                    Heading {
                        objectName: "lookSays"
                        Layout.fillWidth: true
                        text: page.look.says
                        size: 20
                    }

                    Words {
                        Layout.fillWidth: true
                        text: qsTr("What is marked may be a name, a number, an address or a day. The app cannot know them all: please read each text yourself.")
                        color: Theme.ink2
                    }

                    Words {
                        Layout.fillWidth: true
                        text: qsTr("What you leave out stays in the visit on this tablet.")
                        size: 15
                        color: Theme.ink2
                    }

                    SecondaryButton {
                        objectName: "blankMarked"
                        Layout.fillWidth: true
                        visible: page.look.doubtful > 0
                        text: qsTr("Leave out all with something marked")
                        wraps: true
                        size: 16
                        onClicked: page.look.blankDoubtful()
                    }

                    PrimaryButton {
                        objectName: "handOverWords"
                        Layout.fillWidth: true
                        text: qsTr("Hand over")
                        onClicked: page.handOverAsked()
                    }
                }
            }
        }
    }
}
