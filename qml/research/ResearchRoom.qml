// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Tessera.App
import Tessera.Controls

// Where a researcher is: at the entry, bringing visits in, or looking at the study.
PagePlace {
    id: room

    required property Research research
    required property Settings settings
    property string part: "entry"  // entry, import, study

    signal compareAsked()

    function turnTo(part: string): void {
        room.part = part
    }

    objectName: "researchRoom"
    wanted: room.part === "import" ? importPage : room.part === "study" ? studyPage : entryPage

    Component {
        id: entryPage
        ResearchPage {
            anchors.fill: parent
            research: room.research
            onImportAsked: {
                room.research.importing.begin()
                room.turnTo("import")
            }
            onStudyAsked: room.turnTo("study")
            onCompareAsked: room.compareAsked()
        }
    }

    Component {
        id: importPage
        ImportPage {
            anchors.fill: parent
            research: room.research
            onLeaveAsked: room.turnTo("entry")
            onStudyAsked: room.turnTo("study")
        }
    }

    Component {
        id: studyPage
        StudyPage {
            anchors.fill: parent
            research: room.research
            settings: room.settings
            onLeaveAsked: room.turnTo("entry")
            onImportAsked: {
                room.research.importing.begin()
                room.turnTo("import")
            }
        }
    }
}
