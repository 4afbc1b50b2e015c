// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Tessera.App
import Tessera.Controls

// What the keys do while a visit is coded. Those that write something can be switched off; with Ctrl they always act.
QtObject {
    id: keys

    required property Live live
    property bool singleKeys: true
    readonly property var earlierSteps: ({ [Qt.Key_5]: 5, [Qt.Key_1]: 10, [Qt.Key_2]: 20, [Qt.Key_3]: 30 })
    property bool awaitsEarlier: false  // B was pressed: how much earlier?

    signal helpAsked()
    signal nothingAsked()  // to let go of a square
    signal moveAsked(int key)
    signal noteAsked(real stamp)

    function tap(place: int): void {
        const codes = keys.live.codes
        if (place < codes.length)
            keys.live.tap(codes[place].index, keys.live.stamp())
    }

    function pauseOrCarryOn(): void {
        if (keys.live.state === Live.Paused)
            keys.live.carryOn(keys.live.stamp())
        else if (keys.live.state === Live.Running)
            keys.live.pause(keys.live.stamp())
    }

    function undo(): void {
        if (keys.live.canUndo)
            keys.live.undo()
    }

    // The answer to B; another key lets go of the question.
    function earlier(key: int): bool {
        const seconds = keys.earlierSteps[key]
        keys.awaitsEarlier = false
        if (seconds !== undefined && keys.live.canEarlier)
            keys.live.earlier(seconds)
        return seconds !== undefined
    }

    // Answers whether the key meant something here.
    function handle(key: int, modifiers: int): bool {
        const ctrl = (modifiers & Qt.ControlModifier) !== 0
        const digit = key - Qt.Key_1
        if ([Qt.Key_Shift, Qt.Key_Control, Qt.Key_Alt, Qt.Key_AltGr, Qt.Key_Meta].includes(key))
            return false
        if (keys.awaitsEarlier && !ctrl && keys.earlier(key))
            return true
        if (digit >= 0 && digit < 8 && (ctrl || keys.singleKeys)) {
            keys.tap(digit)
            return true
        }
        if (ctrl && key === Qt.Key_Z) {
            if (!(modifiers & Qt.ShiftModifier))
                keys.undo()
            else if (keys.live.canRedo)
                keys.live.redo()
            return true
        }
        if (ctrl || (modifiers & Qt.AltModifier))
            return false
        switch (key) {
        case Qt.Key_F1:
            keys.helpAsked()
            return true
        case Qt.Key_Escape:
            keys.nothingAsked()
            return true
        case Qt.Key_Left:
        case Qt.Key_Right:
        case Qt.Key_Up:
        case Qt.Key_Down:
        case Qt.Key_Home:
        case Qt.Key_End:
            keys.moveAsked(key)
            return true
        }
        return keys.singleKeys && keys.handleSingle(key)
    }

    function handleSingle(key: int): bool {
        switch (key) {
        case Qt.Key_0:
            if (keys.live.activeCode !== Theme.cannotTell || keys.live.state === Live.Paused)
                keys.live.cannotTell(keys.live.stamp())
            return true
        case Qt.Key_Space:
            keys.pauseOrCarryOn()
            return true
        case Qt.Key_Backspace:
            keys.undo()
            return true
        case Qt.Key_B:
            keys.awaitsEarlier = true
            return true
        case Qt.Key_M:
            keys.live.mark(keys.live.stamp())
            return true
        case Qt.Key_N:
            if (keys.live.notesAllowed)
                keys.noteAsked(keys.live.stamp())
            return true
        }
        return false
    }
}
