// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// The picture that is shown as a file.
Card {
    id: card

    required property Study study

    Heading {
        Layout.fillWidth: true
        text: qsTr("Save this picture")
    }

    TextFieldBox {
        id: folder
        objectName: "studyFolder"
        Layout.fillWidth: true
        Layout.maximumWidth: 760 * Theme.textScale
        label: qsTr("Folder to save in")
        longest: 1000
        onWritten: text => card.study.folder = text
        Component.onCompleted: folder.text = card.study.folder
    }

    Flow {
        Layout.fillWidth: true
        spacing: 10

        Repeater {
            model: [
                { "format": Study.Svg, "words": qsTr("SVG"), "what": qsTr("a picture that stays sharp") },
                { "format": Study.Png, "words": qsTr("PNG"), "what": qsTr("a picture for a document") },
                { "format": Study.Pdf, "words": qsTr("PDF"), "what": qsTr("a page to print") },
                { "format": Study.Csv, "words": qsTr("CSV"), "what": qsTr("the figures as a table") }
            ]

            Pressable {
                required property var modelData
                objectName: "saveAs" + modelData.format
                text: modelData.words
                detail: modelData.what
                enabled: !card.study.saving && folder.text !== ""
                onClicked: card.study.save(modelData.format)
            }
        }
    }

    Notice {
        objectName: "studySaved"
        Layout.fillWidth: true
        visible: card.study.result !== ""
        text: qsTr("Saved: %1").arg(card.study.result)
    }

    Notice {
        objectName: "studySaveProblem"
        Layout.fillWidth: true
        visible: card.study.saveProblem !== ""
        strong: true
        text: card.study.saveProblem

        SecondaryButton {
            objectName: "saveOver"
            text: qsTr("Save over it")
            visible: card.study.replaceable
            onClicked: card.study.saveOver()
        }
    }
}
