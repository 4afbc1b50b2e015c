// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Tessera.App
import Tessera.Controls

// Where a researcher is: at the entry, bringing visits in, or looking at the study.
FocusScope {
    id: room

    required property Research research
    required property Settings settings
    property string part: "entry"  // entry, import, study

    signal compareAsked()

    objectName: "researchRoom"

    function turn(part: string): void {
        const before = place.current
        room.part = part
        place.current = (part === "import" ? importPage : part === "study" ? studyPage : entryPage).createObject(place)
        if (before) {
            before.visible = false
            before.parent = null
            before.destroy()
        }
        place.current.forceActiveFocus()
    }

    Component.onCompleted: {
        if (!place.current)
            room.turn("entry")
    }

    FocusScope {
        id: place
        property Item current: null
        anchors.fill: parent
        focus: true
    }

    Component {
        id: entryPage
        ResearchPage {
            anchors.fill: parent
            research: room.research
            onImportAsked: {
                room.research.importing.begin()
                room.turn("import")
            }
            onStudyAsked: room.turn("study")
            onCompareAsked: room.compareAsked()
        }
    }

    Component {
        id: importPage
        ImportPage {
            anchors.fill: parent
            research: room.research
            onLeaveAsked: room.turn("entry")
            onStudyAsked: room.turn("study")
        }
    }

    Component {
        id: studyPage
        StudyPage {
            anchors.fill: parent
            research: room.research
            settings: room.settings
            onLeaveAsked: room.turn("entry")
            onImportAsked: {
                room.research.importing.begin()
                room.turn("import")
            }
        }
    }
}
