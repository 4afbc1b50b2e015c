// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// The visit is over: its picture, and what to do next.
FocusScope {
    id: page

    required property Live live
    required property Settings settings
    required property Exporter exporter
    readonly property bool wide: page.width > 1000 * Math.max(1, Math.min(1.5, Theme.textScale))

    property bool asked: false  // to go on with the visit

    signal lookBackAsked()
    signal keepAsked()

    objectName: "endPage"

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        PageHeader {
            Layout.fillWidth: true
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
                    Layout.preferredWidth: 760
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
                        text: qsTr("One square = one interaction. There is no best pattern.")
                        size: 15
                        color: Theme.ink2
                    }
                }

                ColumnLayout {
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredWidth: 440
                    spacing: 20

                    Card {
                        Layout.fillWidth: true
                        Layout.fillHeight: true

                        Heading {
                            Layout.fillWidth: true
                            text: qsTr("Show it to the parent")
                        }

                        Words {
                            Layout.fillWidth: true
                            text: qsTr("You can turn the screen round: there are codes on it, no names. Ask whether the picture fits what the visit was like for them.")
                            color: Theme.ink2
                        }

                        Item {
                            Layout.fillHeight: true
                        }
                    }

                    Card {
                        Layout.fillWidth: true
                        Layout.fillHeight: true

                        Heading {
                            Layout.fillWidth: true
                            text: qsTr("Not over yet?")
                        }

                        Words {
                            Layout.fillWidth: true
                            text: qsTr("Within ten minutes you can go on; the time in between becomes a pause.")
                            color: Theme.ink2
                        }

                        SecondaryButton {
                            objectName: "goOn"
                            text: qsTr("Go on with this visit")
                            iconName: "play"
                            onClicked: {
                                page.asked = true
                                page.live.reopen()
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

                    PrimaryButton {
                        objectName: "lookBack"
                        Layout.fillWidth: true
                        Layout.preferredHeight: Math.max(80, implicitHeight)
                        text: qsTr("Look back now")
                        onClicked: page.lookBackAsked()
                    }

                    Pressable {
                        objectName: "keepForLater"
                        Layout.fillWidth: true
                        Layout.preferredHeight: 64
                        text: qsTr("Keep for later")
                        size: 18
                        onClicked: page.keepAsked()
                    }
                }
            }
        }
    }
}
