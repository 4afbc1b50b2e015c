// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls
import Tessera.PrivacyUi

// A step that nobody marked at the time: in which visit and when, what it was, what it was about.
Sheet {
    id: sheet

    required property Family family
    property int visit: 0
    property int kind: 0
    property int tags: 0
    property int seconds: 0
    readonly property var there: sheet.family.visits[sheet.visit] ?? null
    readonly property int length: sheet.there ? sheet.there.length : 0
    readonly property bool words: sheet.there !== null && sheet.there.notesAllowed
    readonly property var essence: [
        { "bit": 1, "words": qsTr("help") },
        { "bit": 2, "words": qsTr("challenge") },
        { "bit": 4, "words": qsTr("possibility") }
    ]

    function begin(): void {
        sheet.kind = 0
        sheet.tags = 0
        issue.text = ""
        sheet.turnTo(sheet.family.visits.length - 1)
        sheet.open = true
    }

    function turnTo(visit: int): void {
        sheet.visit = Math.max(0, Math.min(visit, sheet.family.visits.length - 1))
        sheet.seconds = sheet.length
    }

    function move(seconds: int): void {
        sheet.seconds = Math.max(0, Math.min(sheet.length, sheet.seconds + seconds))
    }

    function keep(): void {
        if (sheet.family.addStep(sheet.visit, sheet.kind, sheet.seconds, sheet.tags, sheet.words ? issue.text : ""))
            sheet.close()
    }

    title: qsTr("Add a step")

    Words {
        Layout.fillWidth: true
        text: qsTr("Which step was it?")
        font.weight: Font.Bold
    }

    Flow {
        Layout.fillWidth: true
        spacing: 8

        Repeater {
            model: sheet.family.kinds

            Chip {
                id: which
                required property var modelData
                objectName: "addKind" + which.modelData.number
                text: qsTr("%1 · %2").arg(which.modelData.number).arg(which.modelData.label)
                wraps: true
                width: Math.min(implicitWidth, parent ? parent.width : implicitWidth)
                chosen: sheet.kind === which.modelData.number
                onClicked: sheet.kind = which.modelData.number
            }
        }
    }

    Words {
        Layout.fillWidth: true
        text: sheet.there ? qsTr("%1 · %2").arg(sheet.there.title).arg(sheet.there.subtitle) : ""
        font.weight: Font.Bold
    }

    Flow {
        Layout.fillWidth: true
        spacing: 8

        SecondaryButton {
            objectName: "visitBefore"
            text: qsTr("The visit before")
            size: 16
            enabled: sheet.visit > 0
            onClicked: sheet.turnTo(sheet.visit - 1)
        }

        SecondaryButton {
            objectName: "visitAfter"
            text: qsTr("The visit after")
            size: 16
            enabled: sheet.visit < sheet.family.visits.length - 1
            onClicked: sheet.turnTo(sheet.visit + 1)
        }
    }

    Words {
        objectName: "addAt"
        Layout.fillWidth: true
        text: sheet.seconds >= sheet.length ? qsTr("At the end of the visit, or after it")
            : qsTr("At %1").arg(sheet.family.clockAt(sheet.visit, sheet.seconds))
        font.weight: Font.Bold
    }

    Flow {
        Layout.fillWidth: true
        spacing: 8

        Repeater {
            model: [
                { "seconds": -600, "words": qsTr("10 min earlier") },
                { "seconds": -60, "words": qsTr("1 min earlier") },
                { "seconds": 60, "words": qsTr("1 min later") },
                { "seconds": 600, "words": qsTr("10 min later") }
            ]

            SecondaryButton {
                id: by
                required property int index
                required property var modelData
                objectName: "addMove" + by.index
                text: by.modelData.words
                size: 16
                enabled: by.modelData.seconds < 0 ? sheet.seconds > 0 : sheet.seconds < sheet.length
                onClicked: sheet.move(by.modelData.seconds)
            }
        }
    }

    Words {
        Layout.fillWidth: true
        text: qsTr("It fed back to the centre as (any, or none)")
        font.weight: Font.Bold
    }

    Flow {
        Layout.fillWidth: true
        spacing: 8

        Repeater {
            model: sheet.essence

            Chip {
                id: fed
                required property int index
                required property var modelData
                objectName: "addTag" + fed.index
                text: fed.modelData.words
                chosen: (sheet.tags & fed.modelData.bit) !== 0
                onClicked: sheet.tags = sheet.tags ^ fed.modelData.bit
            }
        }
    }

    TextFieldBox {
        id: issue
        objectName: "addIssue"
        Layout.fillWidth: true
        visible: sheet.words
        free: true
        longest: 80
        label: qsTr("The issue it was about")
    }

    DoubtNotice {
        objectName: "issueDoubt"
        Layout.fillWidth: true
        text: sheet.words ? issue.text : ""
        onChangeAsked: issue.field.forceActiveFocus(Qt.OtherFocusReason)
    }

    Flow {
        Layout.fillWidth: true
        visible: sheet.words
        spacing: 8

        Repeater {
            model: sheet.family.issues

            Chip {
                id: known
                required property string modelData
                required property int index
                objectName: "addKnown" + known.index
                visible: known.index >= sheet.family.issues.length - 6  // the ones that came up last
                text: known.modelData
                wraps: true
                width: Math.min(implicitWidth, parent ? parent.width : implicitWidth)
                chosen: issue.text === known.modelData
                onClicked: issue.text = known.modelData
            }
        }
    }

    Words {
        Layout.fillWidth: true
        visible: !sheet.words
        text: qsTr("Words were not agreed to for this visit.")
        size: 15
        color: Theme.ink2
    }

    Notice {
        objectName: "addProblem"
        Layout.fillWidth: true
        visible: text !== "" && sheet.open
        text: sheet.family.message
    }

    actions: Flow {
        Layout.fillWidth: true
        spacing: 12

        PrimaryButton {
            objectName: "keepStep"
            text: qsTr("Add it")
            enabled: sheet.kind > 0
            onClicked: sheet.keep()
        }

        SecondaryButton {
            objectName: "leaveStep"
            height: 64
            text: qsTr("Leave it")
            onClicked: sheet.close()
        }
    }

    Item {
        Layout.fillHeight: true
    }
}
