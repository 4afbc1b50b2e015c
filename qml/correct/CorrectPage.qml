// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// The grid put right afterwards, square by square.
FocusScope {
    id: page

    required property Correct correct
    required property Settings settings
    readonly property bool wide: page.width > 1000 * Math.max(1, Math.min(1.5, Theme.textScale))
    readonly property bool covered: cut.open || moment.open
    readonly property bool byInterval: page.correct.lanes.length > 0
    property bool showChanges: false
    property int zoom: 0

    signal leaveAsked()

    objectName: "correctPage"
    Keys.onPressed: event => {
        if (page.covered)
            return
        const digit = event.key - Qt.Key_0
        if (event.matches(StandardKey.Undo)) {
            page.correct.undo()
        } else if (event.matches(StandardKey.Redo)) {
            page.correct.redo()
        } else if (event.key === Qt.Key_Escape) {
            page.leaveAsked()
        } else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter) {
            editor.focusFirst()
        } else if (digit === 0 && !page.byInterval) {
            page.correct.recode(Theme.cannotTell)
        } else if (digit > 0 && digit < page.correct.codes.length + (page.byInterval ? 1 : 0)) {
            page.correct.recode(page.correct.codes[digit - 1].index)
        } else if ([Qt.Key_Left, Qt.Key_Right, Qt.Key_Up, Qt.Key_Down, Qt.Key_Home, Qt.Key_End].includes(event.key)) {
            grid.forceActiveFocus(Qt.TabFocusReason)
        } else {
            return
        }
        event.accepted = true
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0
        enabled: !page.covered

        PageHeader {
            Layout.fillWidth: true
            z: 1  // over what scrolls
            title: qsTr("Correct the grid")
            subtitle: page.correct.title
            back: qsTr("Done")
            onBackAsked: page.leaveAsked()

            GridLayout {
                columns: page.width > 620 * Theme.textScale ? 3 : 1
                columnSpacing: 12
                rowSpacing: 6

                SaveBadge {
                    waiting: page.correct.waiting
                    color: Theme.ink2
                }

                SecondaryButton {
                    objectName: "undo"
                    Layout.fillWidth: true
                    text: qsTr("Undo")
                    iconName: "undo"
                    size: 16
                    enabled: page.correct.canUndo
                    onClicked: page.correct.undo()
                }

                SecondaryButton {
                    objectName: "redo"
                    Layout.fillWidth: true
                    text: qsTr("Redo")
                    iconName: "redo"
                    size: 16
                    enabled: page.correct.canRedo
                    onClicked: page.correct.redo()
                }
            }
        }

        ScrollPage {
            Layout.fillWidth: true
            Layout.fillHeight: true
            around: 20
            needed: sheet.implicitHeight

            GridLayout {
                id: sheet
                anchors.fill: parent
                columns: page.wide ? 2 : 1
                columnSpacing: 18
                rowSpacing: Theme.gap

                Notice {
                    objectName: "problem"
                    Layout.fillWidth: true
                    Layout.columnSpan: sheet.columns
                    visible: text !== ""
                    strong: true
                    text: page.correct.problem
                }

                Notice {
                    objectName: "correctTrouble"
                    Layout.fillWidth: true
                    Layout.columnSpan: sheet.columns
                    visible: page.correct.trouble !== ""
                    strong: true
                    text: qsTr("%1 What you correct is kept until then.").arg(page.correct.trouble)

                    SecondaryButton {
                        objectName: "tryAgain"
                        text: qsTr("Try again")
                        onClicked: page.correct.tryAgain()
                    }
                }

                Card {
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredWidth: 800
                    visible: page.correct.problem === ""
                    padding: 16

                    // Each group of a visit that was coded by intervals is put right alone.
                    Segmented {
                        objectName: "lane"
                        Layout.fillWidth: true
                        visible: page.correct.lanes.length > 1
                        name: qsTr("What is shown")
                        options: page.correct.lanes
                        current: page.correct.lane
                        onChosen: index => page.correct.lane = index
                    }

                    GridPane {
                        id: grid
                        objectName: "correctGridPane"
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        Layout.minimumHeight: 240
                        source: page.correct.grid
                        letters: page.settings.letters
                        zoom: page.zoom
                        showChanges: page.showChanges
                        selected: page.correct.selected
                        columns: page.zoom === 2 || Theme.large ? 10 : 20
                        name: qsTr("Picture of the visit")
                        words: page.correct.selected >= 0 ? qsTr("%1: %2").arg(page.correct.squareTitle).arg(page.correct.squareTime)
                            : qsTr("No square chosen")
                        onSquareAsked: square => page.correct.select(square)
                        onZoomAsked: zoom => page.zoom = zoom
                    }

                    Words {
                        objectName: "correctMessage"
                        Layout.fillWidth: true
                        text: page.correct.loading ? qsTr("Opening the visit…")
                            : page.correct.message !== "" ? page.correct.message
                            : qsTr("Tap a square, or use the arrow keys.")
                        size: 15
                        color: page.correct.message !== "" ? Theme.ink : Theme.ink2
                        Accessible.role: page.correct.message !== "" ? Accessible.AlertMessage : Accessible.StaticText
                    }

                    CorrectLists {
                        Layout.fillWidth: true
                        correct: page.correct
                        showChanges: page.showChanges
                        onMomentAsked: one => moment.begin(one)
                        onChangesAsked: shown => page.showChanges = shown
                    }
                }

                SquareEditor {
                    id: editor
                    Layout.fillWidth: true
                    Layout.fillHeight: page.wide
                    Layout.preferredWidth: 420
                    Layout.alignment: Qt.AlignTop
                    visible: page.correct.problem === ""
                    correct: page.correct
                    onCutAsked: adding => cut.begin(adding)
                }
            }
        }
    }

    Item {
        anchors.fill: parent
        visible: page.covered

        Rectangle {
            anchors.fill: parent
            color: Theme.ink
            opacity: 0.35

            MouseArea {
                anchors.fill: parent
            }
        }

        CutSheet {
            id: cut
            objectName: "cutSheet"
            anchors.centerIn: parent
            width: Math.min(parent.width - 40, 640)
            height: Math.min(parent.height - 40, (cut.adding ? 520 : 330) * Math.max(1, Theme.textScale))
            correct: page.correct
            onClosed: {
                cut.open = false
                page.forceActiveFocus()
            }
        }

        MomentSheet {
            id: moment
            objectName: "momentSheet"
            anchors.centerIn: parent
            width: Math.min(parent.width - 40, 720)
            height: Math.min(parent.height - 40, 330 * Math.max(1, Theme.textScale))
            correct: page.correct
            onClosed: {
                moment.open = false
                page.forceActiveFocus()
            }
        }
    }
}
