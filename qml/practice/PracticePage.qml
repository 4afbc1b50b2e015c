// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// Which made-up visit to practise on.
FocusScope {
    id: page

    required property Practice practice
    required property Vault vault
    readonly property real breadth: page.width / Math.max(1, Theme.textScale)
    readonly property int across: page.breadth > 1000 ? 3 : page.breadth > 640 ? 2 : 1

    signal leaveAsked()

    objectName: "practicePage"
    Keys.onEscapePressed: page.leaveAsked()

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        PageHeader {
            Layout.fillWidth: true
            title: qsTr("Practise first")
            back: qsTr("Back")
            onBackAsked: page.leaveAsked()
        }

        ScrollPage {
            Layout.fillWidth: true
            Layout.fillHeight: true
            around: 20
            needed: sheet.implicitHeight

            ColumnLayout {
                id: sheet
                anchors.fill: parent
                spacing: 18

                Words {
                    Layout.fillWidth: true
                    Layout.maximumWidth: 860 * Math.max(1, Theme.textScale)
                    size: 19
                    text: qsTr("A made-up visit is told in short lines. Tap along as if you were in the room. Pause, and the story waits; undo as often as you like. Afterwards your picture lies beside the author’s.")
                }

                Notice {
                    objectName: "practiceProblem"
                    Layout.fillWidth: true
                    visible: text !== ""
                    strong: true
                    text: page.practice.problem
                }

                GridLayout {
                    Layout.fillWidth: true
                    Layout.fillHeight: false
                    columns: page.across
                    columnSpacing: 18
                    rowSpacing: 18

                    Repeater {
                        model: page.practice.stories

                        Card {
                            id: story
                            required property int index
                            required property var modelData

                            Layout.fillWidth: true
                            Layout.fillHeight: true
                            Layout.preferredWidth: 1
                            Layout.minimumHeight: implicitHeight
                            spacing: 8

                            Heading {
                                Layout.fillWidth: true
                                text: story.modelData.title
                            }

                            Words {
                                Layout.fillWidth: true
                                text: story.modelData.own ? qsTr("%1 · %2 · your own").arg(story.modelData.place).arg(story.modelData.length)
                                    : qsTr("%1 · %2").arg(story.modelData.place).arg(story.modelData.length)
                                size: 15
                                color: Theme.ink2
                            }

                            Words {
                                Layout.fillWidth: true
                                visible: text !== ""
                                text: story.modelData.about
                            }

                            Item {
                                Layout.fillHeight: true
                            }

                            PrimaryButton {
                                objectName: "story" + story.index
                                Layout.fillWidth: true
                                Layout.topMargin: 8
                                text: qsTr("Begin")
                                iconName: "play"
                                enabled: page.vault.state === Vault.Open
                                Accessible.name: qsTr("Begin “%1”").arg(story.modelData.title)
                                onClicked: page.practice.begin(story.index)
                            }
                        }
                    }
                }

                Words {
                    Layout.fillWidth: true
                    Layout.maximumWidth: 860 * Math.max(1, Theme.textScale)
                    text: qsTr("Nobody is observed, so nobody needs to agree. Practice visits are marked as such in the library and stay apart from real ones.")
                    color: Theme.ink2
                }

                Repeater {
                    model: page.practice.leftOut

                    Notice {
                        id: left
                        required property int index
                        required property string modelData

                        objectName: "leftOut" + left.index
                        Layout.fillWidth: true
                        text: left.modelData
                    }
                }

                Words {
                    Layout.fillWidth: true
                    text: qsTr("Stories of your own belong into the folder %1").arg(page.practice.folder)
                    size: 15
                    color: Theme.ink2
                    wrapMode: Text.WrapAtWordBoundaryOrAnywhere
                }

                Item {
                    Layout.fillHeight: true
                }
            }
        }
    }
}
