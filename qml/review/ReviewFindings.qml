// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// What the picture shows, in words, and what was noted on the way.
ColumnLayout {
    id: findings

    required property Review review

    spacing: Theme.gap

    Card {
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.minimumHeight: implicitHeight
        spacing: 2

        Heading {
            Layout.fillWidth: true
            Layout.bottomMargin: 4
            text: qsTr("What the picture shows")
        }

        // A column of its own: parts that come and go in a layout would make it settle again and again.
        Column {
            id: sentences
            Layout.fillWidth: true
            Layout.leftMargin: -8
            Layout.rightMargin: -8
            spacing: 2

            Repeater {
                model: findings.review.sentences

                // Chosen, it lights the squares it speaks of.
                Pressable {
                    id: sentence
                    required property int index
                    required property string modelData
                    readonly property bool chosen: findings.review.sentence === sentence.index

                    objectName: "sentence" + sentence.index
                    width: sentences.width
                    leftPadding: 10
                    rightPadding: 10
                    radius: 10
                    fill: sentence.chosen ? Theme.accentSoft : Theme.card
                    edge: sentence.chosen ? Theme.accent : sentence.fill
                    text: sentence.modelData
                    spokenCheckable: true
                    spokenChecked: sentence.chosen
                    Accessible.description: sentence.chosen ? findings.review.litWords
                        : qsTr("Lights the squares it speaks of")
                    onClicked: findings.review.sentence = sentence.chosen ? -1 : sentence.index

                    contentItem: Words {
                        text: sentence.modelData
                        color: sentence.ink
                        verticalAlignment: Text.AlignVCenter
                        Accessible.ignored: true
                    }
                }
            }
        }

        Words {
            objectName: "noBestPattern"
            Layout.fillWidth: true
            Layout.topMargin: 4
            text: qsTr("There is no best pattern. These are descriptions to think with, not marks.")
            size: 15
            color: Theme.ink2
        }

        Item {
            Layout.fillHeight: true
        }
    }

    Card {
        Layout.fillWidth: true
        spacing: 8

        Heading {
            Layout.fillWidth: true
            text: qsTr("Notes and marks")
            size: 17
        }

        Words {
            Layout.fillWidth: true
            visible: findings.review.moments.length === 0
            text: qsTr("None in this visit.")
            size: 15
            color: Theme.ink2
        }

        Column {
            id: moments
            Layout.fillWidth: true
            spacing: 8

            Repeater {
                model: findings.review.moments

                RowLayout {
                    id: moment
                    required property var modelData
                    width: moments.width
                    spacing: 8
                    Accessible.role: Accessible.ListItem
                    Accessible.name: qsTr("%1, %2").arg(moment.modelData.at).arg(moment.modelData.text)

                    Icon {
                        Layout.alignment: Qt.AlignTop
                        name: moment.modelData.kind === "note" ? "note" : moment.modelData.kind === "pause" ? "pause" : "flag"
                        size: 20
                    }

                    Words {
                        Layout.alignment: Qt.AlignTop
                        text: moment.modelData.at
                        font.weight: Font.Bold
                        wrapMode: Text.NoWrap
                        Accessible.ignored: true
                    }

                    Words {
                        Layout.fillWidth: true
                        text: moment.modelData.text
                        Accessible.ignored: true
                    }
                }
            }
        }
    }
}
