// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls
import Tessera.PeopleUi
import Tessera.PrivacyUi

// The visit as a file: what for, what goes in, and how it will look. Nothing that points to people is ticked at first.
FocusScope {
    id: page

    required property Exporter exporter
    required property Review review
    required property HandOver handOver
    readonly property real room: page.width / Math.max(1, Theme.textScale)
    readonly property int wantedColumns: page.room > 1100 ? 3 : page.room > 740 ? 2 : 1
    readonly property bool pictured: page.exporter.format !== Exporter.Csv && page.exporter.format !== Exporter.Bundle

    signal leaveAsked()
    signal sendingAsked()

    objectName: "exportPage"
    Keys.onEscapePressed: page.leaveAsked()

    Connections {
        target: page.exporter
        function onStudyAsked() {
            page.sendingAsked()
        }
        function onChanged() {
            if (page.pictured)
                page.exporter.renderPreview()
        }
        function onWordsChanged() {
            if (page.pictured)
                page.exporter.renderPreview()
        }
    }

    Component.onCompleted: page.exporter.renderPreview()

    ColumnLayout {
        anchors.fill: parent
        spacing: 0
        visible: !page.exporter.lastLook.open
        enabled: !handing.open && !page.exporter.lastLook.open

        PageHeader {
            Layout.fillWidth: true
            title: page.exporter.forSupervision ? qsTr("Take to supervision") : qsTr("Export")
            subtitle: page.review.title
            back: qsTr("Back")
            onBackAsked: page.leaveAsked()
        }

        ScrollPage {
            id: scroll
            Layout.fillWidth: true
            Layout.fillHeight: true
            around: 20
            needed: sheet.implicitHeight

            GridLayout {
                id: sheet
                anchors.fill: parent
                columns: page.wantedColumns
                columnSpacing: 18
                rowSpacing: 18

                Card {
                    Layout.fillWidth: true
                    Layout.preferredWidth: 380
                    Layout.minimumHeight: implicitHeight
                    Layout.alignment: Qt.AlignTop

                    Heading {
                        Layout.fillWidth: true
                        text: page.exporter.forSupervision ? qsTr("On paper or on a screen?") : qsTr("What for?")
                    }

                    Repeater {
                        model: [
                            { "format": Exporter.Pdf, "words": qsTr("A page to take along"), "kind": qsTr("to print, A4, PDF") },
                            { "format": Exporter.Html, "words": qsTr("A page for any browser"), "kind": qsTr("one file, HTML") },
                            { "format": Exporter.Png, "words": qsTr("Picture for a document"), "kind": qsTr("PNG") },
                            { "format": Exporter.Svg, "words": qsTr("Picture to enlarge"), "kind": qsTr("SVG, sharp at any size") },
                            { "format": Exporter.Csv, "words": qsTr("Table for a spreadsheet"), "kind": qsTr("CSV") },
                            { "format": Exporter.Bundle, "words": qsTr("Whole visit for a researcher"), "kind": qsTr("Tessera bundle") }
                        ]

                        Pressable {
                            id: choice
                            required property var modelData
                            readonly property bool chosen: page.exporter.format === choice.modelData.format

                            objectName: "format" + choice.modelData.format
                            Layout.fillWidth: true
                            visible: !page.exporter.forSupervision || choice.modelData.format === Exporter.Pdf
                                || choice.modelData.format === Exporter.Html
                            Layout.minimumHeight: Math.max(56, implicitHeight)
                            text: choice.modelData.words
                            detail: choice.modelData.kind
                            wraps: true
                            fill: choice.chosen ? Theme.ink : Theme.card
                            ink: choice.chosen ? Theme.page : Theme.ink
                            edge: choice.chosen ? Theme.ink : Theme.control
                            spokenRole: Accessible.RadioButton
                            spokenCheckable: true
                            spokenChecked: choice.chosen
                            onClicked: page.exporter.format = choice.modelData.format
                        }
                    }

                    Pressable {
                        objectName: "handToPractitioner"
                        Layout.fillWidth: true
                        visible: !page.exporter.forSupervision
                        Layout.minimumHeight: Math.max(56, implicitHeight)
                        text: qsTr("Whole visit for its practitioner")
                        detail: qsTr("their own Library takes it in")
                        wraps: true
                        onClicked: handing.begin(page.review.sessionId)
                    }

                    Pressable {
                        objectName: "handToStudy"
                        Layout.fillWidth: true
                        visible: !page.exporter.forSupervision
                        Layout.minimumHeight: Math.max(56, implicitHeight)
                        text: qsTr("Whole visit to its study")
                        detail: qsTr("sealed, on a stick or to the study’s server")
                        wraps: true
                        onClicked: page.exporter.askForStudy()
                    }
                }

                Card {
                    Layout.fillWidth: true
                    Layout.preferredWidth: 420
                    Layout.minimumHeight: implicitHeight
                    Layout.alignment: Qt.AlignTop

                    Heading {
                        Layout.fillWidth: true
                        text: qsTr("What goes in")
                    }

                    Words {
                        Layout.fillWidth: true
                        text: page.exporter.forSupervision
                            ? qsTr("Take what you would like to talk about, and leave the rest. Codes, no names; what you wrote goes along only when you tick it.")
                            : page.pictured ? qsTr("The key stands beside the pictures. Codes, no names.")
                            : qsTr("The squares, the key and the minutes; codes, no names.")
                        color: Theme.ink2
                    }

                    ExportPictures {
                        Layout.fillWidth: true
                        visible: page.pictured
                        exporter: page.exporter
                        review: page.review
                    }

                    ExportWords {
                        Layout.fillWidth: true
                        exporter: page.exporter
                        paged: page.pictured
                    }
                }

                // What decides stands at the end of the choices, and in view where there is room for all three.
                ColumnLayout {
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredWidth: 400
                    Layout.columnSpan: page.wantedColumns === 2 ? 2 : 1
                    Layout.maximumHeight: Math.max(implicitHeight, page.wantedColumns === 3 ? scroll.height - 40 : 0)
                    Layout.alignment: Qt.AlignTop
                    spacing: 18

                    ExportPreview {
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        Layout.minimumHeight: Math.max(implicitHeight, page.wantedColumns === 3 ? 300 : 480)
                        exporter: page.exporter
                        pictured: page.pictured
                    }

                    Card {
                        Layout.fillWidth: true

                        ExportSave {
                            Layout.fillWidth: true
                            exporter: page.exporter
                        }
                    }
                }
            }
        }
    }

    LastLookPage {
        anchors.fill: parent
        look: page.exporter.lastLook
        onLeaveAsked: {
            page.exporter.leaveLook()
            page.forceActiveFocus()
        }
        onHandOverAsked: {
            page.exporter.handOver()
            page.forceActiveFocus()
        }
    }

    Item {
        anchors.fill: parent
        visible: handing.open
        enabled: !page.handOver.lastLook.open

        Rectangle {
            anchors.fill: parent
            color: Theme.ink
            opacity: 0.35

            MouseArea {
                anchors.fill: parent
            }
        }

        HandOverSheet {
            id: handing
            objectName: "handOverSheet"
            anchors.centerIn: parent
            width: Math.min(parent.width - 40, 620 * Math.max(1, Math.min(1.5, Theme.textScale)))
            height: Math.min(parent.height - 40, 520 * Math.max(1, Theme.textScale))
            handOver: page.handOver
            onClosed: {
                handing.open = false
                page.forceActiveFocus()
            }
        }
    }

    LastLookPage {
        anchors.fill: parent
        look: page.handOver.lastLook
        onLeaveAsked: {
            page.handOver.leaveLook()
            handing.forceActiveFocus()
        }
        onHandOverAsked: {
            page.handOver.makeLookedAt()
            handing.forceActiveFocus()
        }
    }
}
