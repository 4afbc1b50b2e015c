// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// Asks about words that may say who they are about, once somebody has stopped writing; it forbids nothing. Parts that
// were kept as they are, are not asked about again.
Rectangle {
    id: notice

    property string text: ""
    property string keptParts: ""
    readonly property bool asking: told.doubtful && told.parts !== notice.keptParts

    signal changeAsked()
    signal kept()

    // Looks at once; true when there is something to ask, which then stands on the screen.
    function asks(): bool {
        wait.stop()
        told.text = notice.text
        return notice.asking
    }

    visible: notice.asking
    implicitHeight: column.implicitHeight + 28
    implicitWidth: column.implicitWidth + 32
    radius: 12
    color: Theme.accentSoft
    border.width: 1
    border.color: Theme.accent
    onTextChanged: {
        // What is gone is not asked about; what is new waits for the end of a word.
        if (notice.asking || notice.text === "")
            told.text = notice.text
        else
            wait.restart()
    }

    ToldText {
        id: told
    }

    Timer {
        id: wait
        interval: 700
        onTriggered: told.text = notice.text
    }

    ColumnLayout {
        id: column
        anchors.fill: parent
        anchors.leftMargin: 16
        anchors.rightMargin: 16
        anchors.topMargin: 14
        anchors.bottomMargin: 14
        spacing: 10

        Words {
            Layout.fillWidth: true
            text: qsTr("This may say who it is about:")
            font.weight: Font.Bold
            Accessible.role: Accessible.AlertMessage
        }

        MarkedWords {
            objectName: notice.objectName + "Marked"
            Layout.fillWidth: true
            marked: told.marked
            plain: told.text
            parts: told.parts
        }

        Flow {
            Layout.fillWidth: true
            spacing: 10

            SecondaryButton {
                objectName: notice.objectName + "Change"
                text: qsTr("Change it")
                size: 16
                onClicked: notice.changeAsked()
            }

            SecondaryButton {
                objectName: notice.objectName + "Keep"
                text: qsTr("Keep it as it is")
                size: 16
                onClicked: {
                    notice.keptParts = told.parts
                    notice.kept()
                }
            }
        }
    }
}
