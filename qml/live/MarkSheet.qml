// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// What a mark was about: the step of building a partnership, what it offered, the issue. The mark itself is kept
// already. It lies over the grid alone, so that the pads go on working.
Sheet {
    id: sheet

    required property Live live
    property bool brief: false  // above an on-screen keyboard
    property var mark: null
    property int step: -1
    property int tags: 0
    readonly property var kinds: [
        { "bit": 1, "words": qsTr("help") },
        { "bit": 2, "words": qsTr("challenge") },
        { "bit": 4, "words": qsTr("possibility") }
    ]
    readonly property bool changed: sheet.mark !== null && (sheet.step !== sheet.mark.step || sheet.tags !== sheet.mark.tags
        || issue.text !== sheet.mark.issue)

    function begin(): void {
        sheet.choose(sheet.live.marks[0] ?? null)
        sheet.open = sheet.mark !== null
    }

    function choose(mark: var): void {
        sheet.mark = mark
        sheet.step = mark ? mark.step : -1
        sheet.tags = mark ? mark.tags : 0
        issue.put(mark ? mark.issue : "")
    }

    function keep(): void {
        if (sheet.changed)
            sheet.live.sayMark(sheet.mark.entry, sheet.step, sheet.tags, issue.text)
    }

    title: sheet.brief || !sheet.mark ? "" : qsTr("Mark at %1").arg(sheet.mark.clock)

    Flow {
        Layout.fillWidth: true
        visible: !sheet.brief && sheet.live.marks.length > 1
        spacing: 10

        Words {
            height: Theme.target
            text: qsTr("Which mark?")
            font.weight: Font.Bold
            verticalAlignment: Text.AlignVCenter
        }

        Repeater {
            model: sheet.live.marks

            Chip {
                id: one
                required property int index
                required property var modelData
                objectName: "whichMark" + one.index
                text: one.modelData.clock
                chosen: sheet.mark !== null && one.modelData.entry === sheet.mark.entry
                Accessible.name: one.modelData.stepLabel === "" ? qsTr("Mark at %1").arg(one.modelData.clock)
                    : qsTr("Mark at %1, %2").arg(one.modelData.clock).arg(one.modelData.stepLabel)
                onClicked: {
                    const asked = one.modelData
                    sheet.keep()
                    sheet.choose(asked)
                }
            }
        }
    }

    Words {
        Layout.fillWidth: true
        visible: !sheet.brief && sheet.live.steps.length > 0
        text: qsTr("Which step of building the partnership?")
        font.weight: Font.Bold
    }

    Flow {
        Layout.fillWidth: true
        visible: !sheet.brief && sheet.live.steps.length > 0
        spacing: 10

        Repeater {
            model: sheet.live.steps

            Chip {
                id: which
                required property int index
                required property var modelData
                objectName: "step" + which.index
                text: which.modelData.shortLabel || which.modelData.label
                chosen: which.modelData.index === sheet.step
                onClicked: sheet.step = which.chosen ? -1 : which.modelData.index
            }
        }
    }

    Flow {
        Layout.fillWidth: true
        visible: !sheet.brief
        spacing: 10

        Words {
            height: Theme.target
            text: qsTr("There was")
            font.weight: Font.Bold
            verticalAlignment: Text.AlignVCenter
        }

        Repeater {
            model: sheet.kinds

            Chip {
                id: kind
                required property int index
                required property var modelData
                objectName: "tag" + kind.index
                text: kind.modelData.words
                chosen: (sheet.tags & kind.modelData.bit) !== 0
                onClicked: sheet.tags = sheet.tags ^ kind.modelData.bit
            }
        }
    }

    TextFieldBox {
        id: issue
        objectName: "issue"
        Layout.fillWidth: true
        visible: sheet.live.notesAllowed
        longest: 80
        free: true
        label: qsTr("The issue it was about")
        onEntered: {
            sheet.keep()
            sheet.close()
        }
    }

    Words {
        Layout.fillWidth: true
        visible: !sheet.live.notesAllowed
        text: qsTr("Words were not agreed to for this visit.")
        size: 15
        color: Theme.ink2
    }

    actions: Flow {
        Layout.fillWidth: true
        spacing: 12

        PrimaryButton {
            objectName: "keepMark"
            text: qsTr("Keep")
            enabled: sheet.changed
            onClicked: {
                sheet.keep()
                sheet.close()
            }
        }

        SecondaryButton {
            objectName: "markLater"
            height: 64
            text: qsTr("Later")
            onClicked: sheet.close()
        }
    }

    Item {
        Layout.fillHeight: true
    }
}
