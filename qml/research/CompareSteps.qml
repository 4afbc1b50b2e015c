// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// The moments in which two observers differ, one after another, and what is agreed on for each.
Card {
    id: steps

    required property Compare compare
    readonly property var now: steps.compare.difference
    readonly property var unsure: ({ "index": Theme.cannotTell, "shortLabel": qsTr("Can't tell") })
    readonly property bool any: steps.compare.count > 0
    readonly property int open: steps.compare.count - steps.compare.decided

    padding: 16

    Words {
        Layout.fillWidth: true
        visible: !steps.any
        text: qsTr("There is no moment in which they differ.")
    }

    Flow {
        Layout.fillWidth: true
        visible: steps.any
        spacing: 12

        SecondaryButton {
            objectName: "previousDifference"
            text: qsTr("Previous")
            size: 16
            enabled: steps.compare.current > 0
            onClicked: steps.compare.step(-1)
        }

        SecondaryButton {
            objectName: "nextDifference"
            text: qsTr("Next")
            size: 16
            enabled: steps.compare.current < steps.compare.count - 1
            onClicked: steps.compare.step(1)
        }

        Column {
            width: Math.max(Theme.px(215), where.implicitWidth)
            spacing: 0

            Words {
                objectName: "differencePlace"
                text: qsTr("Difference %1 of %2").arg(steps.compare.current + 1).arg(steps.compare.count)
                font.weight: Font.Bold
            }

            Words {
                id: where
                objectName: "differenceWords"
                wrapMode: Text.NoWrap
                text: qsTr("%1, for %2").arg(steps.now.at ?? "").arg(steps.now.length ?? "")
                color: Theme.ink2
                Accessible.name: steps.now.words ?? ""
            }
        }

        CompareChoice {
            objectName: "takeFirst"
            who: steps.compare.firstName
            code: steps.now.first ?? steps.unsure
            chosen: steps.now.choice === 0
            onClicked: steps.compare.decide(0)
        }

        CompareChoice {
            objectName: "takeSecond"
            who: steps.compare.secondName
            code: steps.now.second ?? steps.unsure
            chosen: steps.now.choice === 1
            onClicked: steps.compare.decide(1)
        }

        CompareChoice {
            objectName: "takeCannotTell"
            code: steps.unsure
            chosen: steps.now.choice === 2
            onClicked: steps.compare.decide(2)
        }
    }

    Rectangle {
        Layout.fillWidth: true
        Layout.preferredHeight: 1
        color: Theme.line
    }

    Words {
        objectName: "sharedWords"
        Layout.fillWidth: true
        text: !steps.any ? qsTr("A shared version would be the same as both records.")
            : steps.compare.decided === 0 ? qsTr("Agree on a shared version: choose above what stands for each difference. It becomes a new visit that names both records; they stay as they are.")
            : steps.open > 0 ? qsTr("%1 of %2 settled. What stays open becomes can't tell.").arg(steps.compare.decided).arg(steps.compare.count)
            : qsTr("All %1 settled.").arg(steps.compare.count)
        color: Theme.ink2
        size: 15
    }

    Words {
        Layout.fillWidth: true
        visible: text !== ""
        text: steps.compare.shareProblem
        font.weight: Font.Bold
    }

    Flow {
        Layout.fillWidth: true
        spacing: 12

        SecondaryButton {
            objectName: "restFirst"
            visible: steps.open > 0
            text: qsTr("%1 for the rest").arg(steps.compare.firstName)
            size: 16
            onClicked: steps.compare.decideRest(0)
        }

        SecondaryButton {
            objectName: "restSecond"
            visible: steps.open > 0
            text: qsTr("%1 for the rest").arg(steps.compare.secondName)
            size: 16
            onClicked: steps.compare.decideRest(1)
        }

        SecondaryButton {
            objectName: "makeShared"
            text: steps.open > 0 ? qsTr("Finish the shared version") : qsTr("Make the shared version")
            iconName: "check"
            size: 16
            weight: Font.Bold
            enabled: !steps.compare.loading && (steps.compare.decided > 0 || !steps.any)
            onClicked: steps.compare.share()
        }
    }
}
