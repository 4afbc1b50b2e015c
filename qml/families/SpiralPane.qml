// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Tessera.App
import Tessera.Controls
import Tessera.Render

// The drawn spiral, with a place to touch at each of its dots and where the next one will be.
FocusScope {
    id: pane

    required property Family family

    signal addAsked()
    signal listAsked()

    // A dot answers to the finger and to the keyboard; it is drawn by the spiral under it.
    component Touch: AbstractButton {
        id: touch

        property point middle

        // The screen reader's press.
        function pressedFromOutside(): void {
            if (touch.enabled)
                touch.clicked()
        }

        x: touch.middle.x - width / 2
        y: touch.middle.y - height / 2
        width: Math.max(Theme.target, spiral.targetSize)
        height: width
        focusPolicy: Qt.TabFocus
        activeFocusOnTab: true
        Accessible.role: Accessible.Button
        Accessible.onPressAction: touch.pressedFromOutside()
        Keys.onReturnPressed: touch.clicked()
        Keys.onEnterPressed: touch.clicked()

        background: Item {
            FocusRing {
                shown: touch.visualFocus
                around: touch.width / 2
            }
        }
    }

    SpiralItem {
        id: spiral
        objectName: "spiral"
        anchors.fill: parent
        source: pane.family.spiral
        dark: Theme.dark
        textScale: Theme.textScale
        mirrored: pane.LayoutMirroring.enabled
        Accessible.role: Accessible.Graphic
        Accessible.name: qsTr("The partnership so far, as a spiral")
        Accessible.description: pane.family.steps.length === 1 ? qsTr("One step")
            : qsTr("%n steps", "", pane.family.steps.length)
    }

    Repeater {
        model: spiral.targets

        Touch {
            id: dot
            required property var modelData

            readonly property var said: pane.family.steps[dot.modelData.step] ?? ({})

            objectName: "dot" + dot.modelData.step
            middle: Qt.point(dot.modelData.x, dot.modelData.y)
            Accessible.name: dot.said.words ?? ""
            Accessible.checkable: true
            Accessible.checked: pane.family.chosen === dot.modelData.step
            onClicked: pane.family.chosen = pane.family.chosen === dot.modelData.step ? -1 : dot.modelData.step
        }
    }

    Touch {
        objectName: "foldedSteps"
        visible: spiral.folded > 0
        middle: spiral.foldAt
        Accessible.name: qsTr("%n earlier steps; show them as a list", "", spiral.folded)
        onClicked: pane.listAsked()
    }

    Touch {
        objectName: "nextStep"
        visible: !pane.family.loading
        middle: spiral.nextAt
        Accessible.name: qsTr("Add a step here")
        onClicked: pane.addAsked()

        Rectangle {
            anchors.centerIn: parent
            width: 34
            height: 34
            radius: 17
            color: Theme.card
            border.width: 1.5
            border.color: Theme.accent

            Icon {
                anchors.centerIn: parent
                name: "plus"
                size: 20
                colour: Theme.accent
            }
        }
    }
}
