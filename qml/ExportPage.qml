// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// The visit as a file: what for, what goes in, and how it will look. Nothing that points to people is ticked at first.
FocusScope {
    id: page

    required property Exporter exporter
    required property Review review
    readonly property real room: page.width / Math.max(1, Theme.textScale)
    readonly property int wantedColumns: page.room > 1100 ? 3 : page.room > 740 ? 2 : 1
    readonly property bool pictured: page.exporter.format === Exporter.Pdf || page.exporter.format === Exporter.Png
        || page.exporter.format === Exporter.Svg

    signal leaveAsked()

    objectName: "exportPage"
    Keys.onEscapePressed: page.leaveAsked()
    // What the picture depends on; the folder is not part of it.
    readonly property string looks: `${page.pictured} ${page.exporter.grey} ${page.exporter.withNotes} `
        + `${page.exporter.withExactDate}`
    onLooksChanged: {
        if (page.pictured)
            page.exporter.renderPreview()
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        PageHeader {
            Layout.fillWidth: true
            title: qsTr("Export")
            subtitle: page.review.title
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
                anchors.fill: parent
                columns: page.wantedColumns
                columnSpacing: 18
                rowSpacing: 18

                Card {
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredWidth: 380
                    Layout.minimumHeight: implicitHeight

                    Heading {
                        Layout.fillWidth: true
                        text: qsTr("What for?")
                    }

                    Repeater {
                        model: [
                            { "format": Exporter.Pdf, "words": qsTr("Picture to print"), "kind": qsTr("one A4 page, PDF") },
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
                            Layout.fillHeight: true
                            Layout.minimumHeight: Math.max(64, implicitHeight)
                            Layout.maximumHeight: Math.max(112, implicitHeight)
                            text: choice.modelData.words
                            detail: choice.modelData.kind
                            wraps: true
                            fill: choice.chosen ? Theme.ink : Theme.card
                            ink: choice.chosen ? Theme.page : Theme.ink
                            edge: choice.chosen ? Theme.ink : Theme.control
                            Accessible.role: Accessible.RadioButton
                            Accessible.checkable: true
                            Accessible.checked: choice.chosen
                            onClicked: page.exporter.format = choice.modelData.format
                        }
                    }

                    Item {
                        Layout.fillHeight: true
                    }
                }

                Card {
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredWidth: 420
                    Layout.minimumHeight: implicitHeight

                    Heading {
                        Layout.fillWidth: true
                        text: qsTr("What goes in")
                    }

                    Words {
                        Layout.fillWidth: true
                        text: qsTr("The squares, the key and the minutes; codes, no names.")
                        color: Theme.ink2
                    }

                    CheckRow {
                        objectName: "withNotes"
                        Layout.fillWidth: true
                        text: qsTr("Notes")
                        detail: qsTr("they may describe people")
                        ticked: page.exporter.withNotes
                        onAsked: ticked => page.exporter.withNotes = ticked
                    }

                    CheckRow {
                        objectName: "withExactDate"
                        Layout.fillWidth: true
                        text: qsTr("The exact date")
                        detail: qsTr("without it, the month")
                        ticked: page.exporter.withExactDate
                        onAsked: ticked => page.exporter.withExactDate = ticked
                    }

                    CheckRow {
                        objectName: "grey"
                        Layout.fillWidth: true
                        visible: page.pictured
                        text: qsTr("Black and white")
                        detail: qsTr("marks stay on every square")
                        ticked: page.exporter.grey
                        onAsked: ticked => page.exporter.grey = ticked
                    }

                    TextFieldBox {
                        id: folder
                        objectName: "folder"
                        Layout.fillWidth: true
                        label: qsTr("Folder to save in")
                        onWritten: text => page.exporter.folder = text
                        Component.onCompleted: folder.text = page.exporter.folder
                    }

                    Item {
                        Layout.fillHeight: true
                    }

                    Notice {
                        objectName: "result"
                        Layout.fillWidth: true
                        visible: page.exporter.result !== ""
                        text: qsTr("Saved: %1").arg(page.exporter.result)
                    }

                    Notice {
                        objectName: "exportProblem"
                        Layout.fillWidth: true
                        visible: page.exporter.problem !== ""
                        strong: true
                        text: page.exporter.problem

                        SecondaryButton {
                            objectName: "replace"
                            text: qsTr("Save over it")
                            visible: page.exporter.problem !== ""
                            onClicked: page.exporter.save(true)
                        }
                    }

                    PrimaryButton {
                        objectName: "save"
                        Layout.fillWidth: true
                        text: page.exporter.busy ? qsTr("Saving…") : qsTr("Save")
                        enabled: !page.exporter.busy && folder.text !== ""
                        onClicked: page.exporter.save()
                    }
                }

                Card {
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredWidth: 400
                    Layout.columnSpan: page.wantedColumns === 2 ? 2 : 1
                    Layout.minimumHeight: page.wantedColumns === 3 ? 300 : 420

                    Heading {
                        Layout.fillWidth: true
                        text: qsTr("How it will look")
                    }

                    Words {
                        Layout.fillWidth: true
                        visible: !page.pictured
                        text: page.exporter.format === Exporter.Csv
                            ? qsTr("Tables with one line for each interaction and each stretch, and a list of the codes. Times are in seconds from the start.")
                            : qsTr("Everything that was tapped, with its times and corrections, in one signed file. Another Tessera can take it in.")
                        color: Theme.ink2
                    }

                    Rectangle {
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        visible: page.pictured
                        color: "#FFFFFF"
                        border.width: 1
                        border.color: Theme.control

                        Image {
                            anchors.fill: parent
                            anchors.margins: 2
                            source: page.exporter.preview
                            fillMode: Image.PreserveAspectFit
                            smooth: true
                            mipmap: true
                            asynchronous: true
                            Accessible.role: Accessible.Graphic
                            Accessible.name: qsTr("Preview of the page")
                        }
                    }

                    Item {
                        Layout.fillHeight: true
                        visible: !page.pictured
                    }
                }
            }
        }
    }
}
