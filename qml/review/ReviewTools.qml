// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Tessera.App
import Tessera.Controls

// How the visit is looked at: what a square means, how large, as a picture or as a list.
Flow {
    id: tools

    required property Review review
    property int zoom: 0
    property bool asList: false

    property bool showChanges: false

    signal zoomAsked(int zoom)
    signal changesAsked(bool shown)
    signal listAsked(bool asList)

    spacing: 7

    // Each group of a visit that was coded by intervals is looked at alone.
    Segmented {
        objectName: "lane"
        width: Math.min(implicitWidth, tools.width)
        visible: tools.review.lanes.length > 0
        name: qsTr("What is shown")
        options: tools.review.lanes
        current: tools.review.lane
        onChosen: index => tools.review.lane = index
    }

    Chip {
        objectName: "byInteraction"
        text: tools.review.lanes.length > 0 ? qsTr("One square = one interval") : qsTr("One square = one interaction")
        chosen: !tools.review.byTime
        spokenRole: Accessible.RadioButton
        onClicked: tools.review.byTime = false
    }

    Chip {
        objectName: "byTime"
        text: qsTr("One square = %n seconds", "", tools.review.unitSeconds)
        chosen: tools.review.byTime
        spokenRole: Accessible.RadioButton
        onClicked: tools.review.byTime = true
    }

    Row {
        visible: tools.review.byTime
        spacing: 6

        Repeater {
            model: [10, 15, 20, 30, 60]

            Chip {
                id: unit
                required property int modelData
                objectName: "unit" + unit.modelData
                leftPadding: 10
                rightPadding: 10
                text: qsTr("%1 s").arg(unit.modelData)
                chosen: tools.review.unitSeconds === unit.modelData
                spokenRole: Accessible.RadioButton
                Accessible.name: qsTr("One square = %n seconds", "", unit.modelData)
                onClicked: tools.review.unitSeconds = unit.modelData
            }
        }
    }

    Chip {
        objectName: "asList"
        text: qsTr("As a list")
        chosen: tools.asList
        onClicked: tools.listAsked(!tools.asList)
    }

    Chip {
        objectName: "longer"
        visible: !tools.asList
        text: qsTr("Longer stretches")
        chosen: tools.review.longer
        onClicked: tools.review.longer = !tools.review.longer
    }

    Chip {
        objectName: "quick"
        visible: !tools.asList
        text: qsTr("Quick shifts")
        chosen: tools.review.quick
        onClicked: tools.review.quick = !tools.review.quick
    }

    Chip {
        objectName: "showChanges"
        visible: tools.review.changes.length > 0 && !tools.asList
        text: qsTr("Show changes")
        chosen: tools.showChanges
        onClicked: tools.changesAsked(!tools.showChanges)
    }

    Row {
        visible: !tools.asList
        spacing: 7

        Chip {
            objectName: "smaller"
            text: "−"
            enabled: tools.zoom > 0
            spokenCheckable: false
            Accessible.name: qsTr("Smaller squares")
            onClicked: tools.zoomAsked(tools.zoom - 1)
        }

        Chip {
            objectName: "larger"
            text: "+"
            enabled: tools.zoom < 2
            spokenCheckable: false
            Accessible.name: qsTr("Larger squares")
            onClicked: tools.zoomAsked(tools.zoom + 1)
        }
    }
}
