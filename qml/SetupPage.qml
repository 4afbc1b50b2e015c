// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.ConsentUi
import Tessera.Controls

// Before a visit: everyone agrees, codes in place of names, ready to tap.
FocusScope {
    id: page

    required property Setup setup
    required property Vault vault
    required property Settings settings
    readonly property var recentFamilies: page.setup.recentFamilies
    property string problem: ""
    readonly property bool ready: page.setup.canStart && page.vault.state === Vault.Open
    readonly property int wantedColumns: page.width / Math.max(1, Theme.textScale) > 1100 ? 3
        : page.width / Math.max(1, Theme.textScale) > 740 ? 2 : 1

    signal leaveAsked()
    signal started()

    objectName: "setupPage"
    Keys.onEscapePressed: page.leaveAsked()

    Connections {
        target: page.setup
        function onProblem(words: string): void {
            page.problem = words
        }
        // What was used last time comes in when the library has been opened.
        function onRecentChanged(): void {
            observer.text = page.setup.observer
            practitioner.text = page.setup.practitioner
        }
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0
        enabled: !more.open

        PageHeader {
            Layout.fillWidth: true
            title: qsTr("Before we begin")
            back: qsTr("Back")
            onBackAsked: page.leaveAsked()
        }

        ScrollPage {
            Layout.fillWidth: true
            Layout.fillHeight: true
            around: 20
            needed: blocks.implicitHeight

            GridLayout {
                id: blocks
                anchors.fill: parent
                columns: page.wantedColumns
                columnSpacing: 18
                rowSpacing: 18

                AgreeCard {
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredWidth: 430
                    Layout.minimumHeight: implicitHeight
                    setup: page.setup
                    onMoreAsked: more.open = true
                }

                Card {
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredWidth: 400
                    Layout.minimumHeight: implicitHeight
                    spacing: 12

                    Heading {
                        Layout.fillWidth: true
                        text: qsTr("2 · About the visit")
                    }

                    TextFieldBox {
                        id: family
                        objectName: "family"
                        Layout.fillWidth: true
                        label: qsTr("Family code (no names)")
                        longest: 16
                        onWritten: text => page.setup.family = text
                        Component.onCompleted: family.text = page.setup.family
                    }

                    Flow {
                        Layout.fillWidth: true
                        spacing: 8

                        Repeater {
                            model: page.recentFamilies.slice(0, 4)

                            Chip {
                                id: recent
                                required property int index
                                required property string modelData
                                objectName: "recentFamily" + recent.index
                                text: recent.modelData
                                chosen: page.setup.family === recent.modelData
                                Accessible.name: qsTr("Family %1").arg(recent.modelData)
                                onClicked: {
                                    page.setup.family = recent.modelData
                                    family.text = recent.modelData
                                }
                            }
                        }

                        SecondaryButton {
                            objectName: "drawFamilyCode"
                            text: qsTr("A new code")
                            size: 16
                            Accessible.description: qsTr("Drawn at random, so that it says nothing about the family")
                            onClicked: {
                                page.setup.drawFamilyCode()
                                family.text = page.setup.family
                            }
                        }
                    }

                    Words {
                        Layout.fillWidth: true
                        text: qsTr("Where")
                        size: 15
                        color: Theme.ink2
                        Accessible.ignored: true
                    }

                    Segmented {
                        objectName: "place"
                        Layout.fillWidth: true
                        name: qsTr("Where")
                        options: [qsTr("Home visit"), qsTr("Day stay"), qsTr("Other")]
                        current: page.setup.place
                        onChosen: index => page.setup.place = index
                    }

                    GridLayout {
                        Layout.fillWidth: true
                        columns: Theme.large ? 1 : 2
                        columnSpacing: 12
                        rowSpacing: 10

                        TextFieldBox {
                            id: observer
                            objectName: "observer"
                            Layout.fillWidth: true
                            label: qsTr("Observer code")
                            longest: 16
                            onWritten: text => page.setup.observer = text
                            Component.onCompleted: observer.text = page.setup.observer
                        }

                        TextFieldBox {
                            id: practitioner
                            objectName: "practitioner"
                            Layout.fillWidth: true
                            label: qsTr("Practitioner code")
                            longest: 16
                            onWritten: text => page.setup.practitioner = text
                            Component.onCompleted: practitioner.text = page.setup.practitioner
                        }

                        TextFieldBox {
                            id: visit
                            objectName: "visit"
                            Layout.fillWidth: true
                            Layout.columnSpan: parent.columns
                            label: qsTr("Visit code, if there is one")
                            longest: 16
                            onWritten: text => page.setup.visit = text
                            Component.onCompleted: visit.text = page.setup.visit
                        }
                    }

                    Notice {
                        objectName: "doubt"
                        Layout.fillWidth: true
                        visible: page.setup.doubt !== ""
                        text: page.setup.doubt

                        SecondaryButton {
                            objectName: "isCode"
                            text: qsTr("Yes, a code")
                            size: 16
                            onClicked: page.setup.isCode()
                        }
                    }

                    SchemeChoice {
                        Layout.fillWidth: true
                        setup: page.setup
                    }

                    Item {
                        Layout.fillHeight: true
                    }
                }

                Card {
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredWidth: 350
                    Layout.columnSpan: page.wantedColumns === 2 ? 2 : 1
                    Layout.minimumHeight: implicitHeight

                    Heading {
                        Layout.fillWidth: true
                        text: qsTr("3 · Ready?")
                    }

                    Repeater {
                        model: [
                            { "title": page.setup.battery, "words": "" },
                            { "title": page.setup.space, "words": "" },
                            { "title": qsTr("The screen stays on"), "words": qsTr("while the visit is running, not in a pause") },
                            { "title": qsTr("Do not disturb"), "words": qsTr("Turn it on, so that no message shows") }
                        ]

                        ColumnLayout {
                            id: fact
                            required property var modelData
                            Layout.fillWidth: true
                            Layout.fillHeight: false
                            visible: fact.modelData.title !== ""
                            spacing: 0

                            Words {
                                Layout.fillWidth: true
                                text: fact.modelData.title
                                font.weight: Font.Bold
                            }

                            Words {
                                Layout.fillWidth: true
                                visible: text !== ""
                                text: fact.modelData.words
                                size: 15
                                color: Theme.ink2
                            }
                        }
                    }

                    Words {
                        Layout.fillWidth: true
                        Layout.topMargin: 4
                        text: qsTr("Hand you tap with")
                        size: 15
                        color: Theme.ink2
                        Accessible.ignored: true
                    }

                    Segmented {
                        objectName: "hand"
                        Layout.fillWidth: true
                        name: qsTr("Hand you tap with")
                        options: [qsTr("Left"), qsTr("Right")]
                        current: page.settings.leftHanded ? 0 : 1
                        onChosen: index => page.settings.leftHanded = index === 0
                    }

                    Item {
                        Layout.fillHeight: true
                    }

                    Notice {
                        Layout.fillWidth: true
                        visible: text !== ""
                        strong: true
                        text: page.problem
                    }

                    Words {
                        objectName: "missing"
                        Layout.fillWidth: true
                        visible: text !== ""
                        text: page.vault.state === Vault.Opening ? qsTr("Opening the library…") : page.setup.missing
                        font.weight: Font.Bold
                    }

                    PrimaryButton {
                        objectName: "startRecording"
                        Layout.fillWidth: true
                        Layout.preferredHeight: Math.max(88, implicitHeight)
                        text: qsTr("Start")
                        iconName: "play"
                        size: 24
                        enabled: page.ready
                        Accessible.description: page.setup.missing
                        onClicked: {
                            page.problem = ""
                            if (page.setup.start())
                                page.started()
                        }
                    }

                    Words {
                        Layout.fillWidth: true
                        text: qsTr("You can pause, undo and correct at any time.")
                        size: 15
                        color: Theme.ink2
                    }
                }
            }
        }
    }

    Item {
        anchors.fill: parent
        visible: more.open

        Rectangle {
            anchors.fill: parent
            color: Theme.ink
            opacity: 0.35

            MouseArea {
                anchors.fill: parent
            }
        }

        AgreementSheet {
            id: more
            objectName: "agreementSheet"
            anchors.centerIn: parent
            width: Math.min(parent.width - 40, 1000 * Math.max(1, Theme.textScale))
            height: Math.min(parent.height - 40, (more.beside ? 620 : 960) * Math.max(1, Theme.textScale))
            agreed: page.setup
            onClosed: {
                more.open = false
                page.forceActiveFocus()
            }
        }
    }
}
