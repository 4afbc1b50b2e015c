// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls
import Tessera.Render

// The chosen square: what it is, when it began, its neighbours, and what can be done with it.
Card {
    id: editor

    required property Correct correct
    readonly property bool chosen: editor.correct.selected >= 0
    // Intervals stay where they are.
    readonly property bool fixed: editor.correct.lanes.length > 0
    readonly property bool narrow: editor.width < 380 * Theme.textScale

    signal cutAsked(bool adding)

    function focusFirst(): void {
        codes.focusFirst()
    }

    Heading {
        objectName: "squareTitle"
        Layout.fillWidth: true
        text: editor.chosen ? editor.correct.squareTitle : qsTr("No square chosen")
    }

    Words {
        objectName: "squareTime"
        Layout.fillWidth: true
        text: editor.chosen ? editor.correct.squareTime : qsTr("Touch one in the grid, or go through it with the arrow keys.")
        size: 15
        color: Theme.ink2
    }

    Words {
        objectName: "squareFirst"
        Layout.fillWidth: true
        visible: text !== ""
        text: editor.correct.squareFirst
        size: 15
        color: Theme.ink2
    }

    CodeChoices {
        id: codes
        Layout.fillWidth: true
        enabled: editor.chosen
        before: "recode"
        codes: editor.correct.codes
        chosen: editor.correct.squareCode
        onAsked: code => editor.correct.recode(code)
    }

    TimeSteps {
        Layout.fillWidth: true
        visible: !editor.fixed
        enabled: editor.chosen
        label: qsTr("Began")
        before: "began"
        time: editor.correct.began
        back: editor.correct.canBack
        on: editor.correct.canOn
        onMoveAsked: seconds => editor.correct.move(seconds)
    }

    // The square among its neighbours, along the clock.
    Item {
        id: strip
        objectName: "around"
        Layout.fillWidth: true
        implicitHeight: 40
        visible: editor.chosen
        LayoutMirroring.childrenInherit: true
        Accessible.role: Accessible.Graphic
        Accessible.name: qsTr("The square and its neighbours")

        Repeater {
            model: editor.correct.around

            Rectangle {
                id: part
                required property var modelData
                readonly property real from: strip.width * part.modelData.from
                readonly property real to: strip.width * part.modelData.to
                x: strip.LayoutMirroring.enabled ? strip.width - part.to : part.from
                y: part.modelData.chosen ? 0 : 5
                width: Math.max(3, part.to - part.from - 2)
                height: part.modelData.chosen ? 40 : 30
                radius: 5
                color: part.modelData.empty ? "transparent" : Theme.fillOf(part.modelData.look)
                border.width: part.modelData.chosen ? 3 : 1
                border.color: part.modelData.chosen ? Theme.ink
                    : part.modelData.empty ? Theme.cannotTellEdge : Theme.edgeOf(part.modelData.look)

                MarkItem {
                    anchors.centerIn: parent
                    width: 16
                    height: 16
                    visible: part.width > 26 && part.modelData.look.mark !== undefined
                    mark: part.modelData.look.mark ?? 0
                    colour: Theme.inkOn(part.color)
                }

                Words {
                    anchors.centerIn: parent
                    visible: part.width > 26 && part.modelData.look.index === Theme.cannotTell
                    text: "?"
                    font.weight: Font.Bold
                    Accessible.ignored: true
                }
            }
        }
    }

    GridLayout {
        Layout.fillWidth: true
        columns: editor.narrow ? 1 : 2
        columnSpacing: 10
        rowSpacing: 10

        Pressable {
            objectName: "split"
            visible: !editor.fixed
            Layout.fillWidth: true
            Layout.preferredWidth: 100
            Layout.preferredHeight: Math.max(56, implicitHeight)
            enabled: editor.correct.canCut
            wraps: true
            text: qsTr("Cut in two")
            onClicked: editor.cutAsked(false)
        }

        Pressable {
            objectName: "join"
            visible: !editor.fixed
            Layout.fillWidth: true
            Layout.preferredWidth: 100
            Layout.preferredHeight: Math.max(56, implicitHeight)
            enabled: editor.correct.canJoin
            wraps: true
            text: qsTr("Join with the one before")
            onClicked: editor.correct.join()
        }

        Pressable {
            objectName: "insert"
            visible: !editor.fixed
            Layout.fillWidth: true
            Layout.preferredWidth: 100
            Layout.preferredHeight: Math.max(56, implicitHeight)
            enabled: editor.correct.canCut
            wraps: true
            text: qsTr("Add a square")
            onClicked: editor.cutAsked(true)
        }

        Pressable {
            objectName: "remove"
            Layout.fillWidth: true
            Layout.preferredWidth: 100
            Layout.preferredHeight: Math.max(56, implicitHeight)
            enabled: editor.correct.canRemove
            wraps: true
            text: qsTr("Take it away")
            onClicked: editor.correct.remove()
        }
    }

    Words {
        objectName: "cannot"
        Layout.fillWidth: true
        visible: text !== ""
        text: editor.correct.cannot
        size: 15
        color: Theme.ink2
    }

    Item {
        Layout.fillHeight: true
    }

    Words {
        objectName: "changeCount"
        Layout.fillWidth: true
        text: editor.correct.changes.length === 0
            ? qsTr("Every change is kept with its time, so the first version stays.")
            : qsTr("Every change is kept with its time, so the first version stays. %n change(s) so far.", "", editor.correct.changes.length)
        size: 15
        color: Theme.ink2
    }
}
