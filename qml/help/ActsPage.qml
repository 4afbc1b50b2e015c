// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// What was done with the visits, day by day, the latest first. However long the log is, only the lines that are seen
// are made.
FocusScope {
    id: page

    required property Acts acts

    signal leaveAsked()

    objectName: "actsPage"
    Keys.onEscapePressed: page.leaveAsked()
    Component.onCompleted: page.acts.load()

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        PageHeader {
            Layout.fillWidth: true
            title: qsTr("What was done with the visits")
            subtitle: page.acts.summary
            back: qsTr("Back")
            onBackAsked: page.leaveAsked()
        }

        ListView {
            id: list
            objectName: "actList"
            Layout.fillWidth: true
            Layout.fillHeight: true
            leftMargin: 24
            rightMargin: 24
            topMargin: 20
            bottomMargin: 20
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            activeFocusOnTab: false
            model: page.acts
            ScrollBar.vertical: ScrollBar {
                policy: list.contentHeight > list.height + 1 ? ScrollBar.AlwaysOn : ScrollBar.AlwaysOff
            }
            Accessible.role: Accessible.List
            Accessible.name: qsTr("What was done with the visits")

            // Files of their own, which know the list they stand in: in Qt 6.4 a list cannot make a bound header.
            header: ActsHeader {}
            section.property: "day"
            section.delegate: ActsDay {}
            delegate: ActRow {}
        }
    }
}
