// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tessera.App
import Tessera.Controls

// What the codes of tables and other programs' files stand for. None is ever dropped.
Card {
    id: card

    required property Importing importing

    Heading {
        Layout.fillWidth: true
        text: qsTr("Codes of tables and other programs")
    }

    Segmented {
        objectName: "importCodes"
        Layout.fillWidth: true
        name: qsTr("Take them as")
        options: [qsTr("The four activities"), qsTr("Codes of their own")]
        current: card.importing.asInFile ? 1 : 0
        onChosen: index => card.importing.asInFile = index === 1
    }

    Repeater {
        model: card.importing.unknown

        ColumnLayout {
            id: line
            required property var modelData
            required property int index

            Layout.fillWidth: true
            spacing: 6

            Words {
                Layout.fillWidth: true
                text: line.modelData.chosen < 0 ? qsTr("“%1” is none of them. What does it stand for?").arg(line.modelData.code)
                    : qsTr("“%1” stands for:").arg(line.modelData.code)
                font.weight: Font.Bold
            }

            Segmented {
                objectName: "stands" + line.index + "_"
                Layout.fillWidth: true
                name: line.modelData.code
                options: card.importing.codes
                current: line.modelData.chosen
                onChosen: place => card.importing.map(line.modelData.code, place === line.modelData.chosen ? -1 : place)
            }
        }
    }

    TextFieldBox {
        id: study
        objectName: "importStudy"
        Layout.fillWidth: true
        Layout.maximumWidth: 420 * Theme.textScale
        label: qsTr("Study that these files belong to")
        hint: qsTr("May stay empty. Handed-over visits name their own.")
        onWritten: text => card.importing.study = text
        onEntered: card.importing.lookAgain()
        Component.onCompleted: study.text = card.importing.study
    }
}
