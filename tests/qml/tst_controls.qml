// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtTest
import Tessera.Controls

TestCase {
    id: test

    property real now: 1000
    property var taps: []

    readonly property var codes: [
        { "index": 0, "label": "Locating and orienting change", "shortLabel": "Locating", "phrase": "Show me the ball", "mark": 0 },
        { "index": 1, "label": "Creating meaning for change", "shortLabel": "Meaning", "phrase": "Let's look differently at the ball", "mark": 1 },
        { "index": 2, "label": "Change through joint live action", "shortLabel": "Joint action", "phrase": "", "mark": 2 },
        { "index": 3, "label": "Planning for change", "shortLabel": "Planning", "phrase": "", "mark": 3 }
    ]

    name: "Controls"
    when: windowShown
    visible: true
    width: 900
    height: 700

    Component {
        id: blockMaker
        PadBlock {
            width: 540
            height: 680
            codes: test.codes
            clock: () => test.now
            onAccepted: (code, stamp) => test.taps.push([code, stamp])
        }
    }

    Component {
        id: toolMaker
        LiveTool {
            property real acted: -1
            text: "Pause"
            clock: () => test.now
            onAct: stamp => acted = stamp
        }
    }

    Component {
        id: checkMaker
        CheckRow {
            id: check
            text: "The parent has said yes"
            detail: "aloud"
            onAsked: ticked => check.ticked = ticked
        }
    }

    Component {
        id: choiceMaker
        Segmented {
            id: choice
            width: 500
            objectName: "place"
            name: "Where"
            options: ["Home visit", "Day stay", "Other"]
            onChosen: index => choice.current = index
        }
    }

    Component {
        id: badgeMaker
        SaveBadge {}
    }

    Component {
        id: sheetMaker
        Sheet {
            id: sheet
            width: 300
            height: 300
            title: "Note"
            onClosed: sheet.open = false
        }
    }

    Component {
        id: longSheetMaker
        Sheet {
            id: longSheet
            width: 300
            title: "Note"
            open: true
            onClosed: longSheet.open = false

            Repeater {
                model: 12

                CheckRow {
                    required property int index
                    objectName: "row" + index
                    Layout.fillWidth: true
                    text: "Row " + index
                }
            }

            actions: PrimaryButton {
                objectName: "done"
                Layout.fillWidth: true
                text: "Done"
                onClicked: longSheet.close()
            }
        }
    }

    Component {
        id: railMaker
        Rail {
            property string wanted: ""
            entries: [{ "page": "home", "words": "Home", "icon": "home" }, { "page": "library", "words": "Library", "icon": "library" }]
            page: "home"
            onAsked: page => wanted = page
        }
    }

    function init(): void {
        Theme.dark = false
        Theme.textScale = 1
        test.now = 1000
        test.taps = []
    }

    function makeBlock(): PadBlock {
        const block = createTemporaryObject(blockMaker, test) as PadBlock
        verify(block)
        tryVerify(() => block.width > 0 && findChild(block, "pad3") !== null && findChild(block, "pad3").width > 0)
        return block
    }

    function test_aTapTakesTheMomentOfTheFingerComingDown(): void {
        const block = makeBlock()
        const pad = findChild(block, "pad1")
        const touch = touchEvent(pad)
        touch.press(1, pad, 60, 60).commit()
        compare(test.taps.length, 0)
        test.now = 1450
        touch.release(1, pad, 60, 60).commit()
        compare(test.taps.length, 1)
        compare(test.taps[0][0], 1)
        compare(test.taps[0][1], 1000)
    }

    function test_movingWithinThePadIsStillATap(): void {
        const block = makeBlock()
        const pad = findChild(block, "pad2")
        const touch = touchEvent(pad)
        touch.press(1, pad, 40, 40).commit()
        touch.move(1, pad, 120, 160).commit()
        touch.release(1, pad, 120, 160).commit()
        compare(test.taps.length, 1)
        compare(test.taps[0][0], 2)
    }

    function test_slidingOffTakesTheTapBack(): void {
        const block = makeBlock()
        const pad = findChild(block, "pad0")
        const touch = touchEvent(pad)
        touch.press(1, pad, 60, 60).commit()
        touch.move(1, pad, 60, -200).commit()
        touch.move(1, test, 800, 650).commit()
        touch.release(1, test, 800, 650).commit()
        compare(test.taps.length, 0)
        compare(pad.held, false)
    }

    function test_slidingOntoAnotherPadTapsNeither(): void {
        const block = makeBlock()
        const first = findChild(block, "pad0")
        const second = findChild(block, "pad1")
        const touch = touchEvent(first)
        touch.press(1, first, 60, 60).commit()
        touch.move(1, second, 60, 60).commit()
        touch.release(1, second, 60, 60).commit()
        compare(test.taps.length, 0)
    }

    function test_aSecondFingerIsIgnoredWhileOneIsDown(): void {
        const block = makeBlock()
        const first = findChild(block, "pad0")
        const second = findChild(block, "pad3")
        const touch = touchEvent(first)
        touch.press(1, first, 60, 60).commit()
        verify(first.held)
        touch.stationary(1).press(2, second, 60, 60).commit()
        touch.stationary(1).release(2, second, 60, 60).commit()
        compare(test.taps.length, 0)
        touch.release(1, first, 60, 60).commit()
        compare(test.taps.length, 1)
        compare(test.taps[0][0], 0)
    }

    function test_afterASecondFingerThePadsAnswerAgain(): void {
        const block = makeBlock()
        const first = findChild(block, "pad0")
        const second = findChild(block, "pad3")
        const touch = touchEvent(first)
        touch.press(1, first, 60, 60).commit()
        touch.release(1, first, 60, 60).commit()
        touch.press(3, second, 60, 60).commit()
        touch.release(3, second, 60, 60).commit()
        compare(test.taps.map(tap => tap[0]), [0, 3])
    }

    function test_aLongPressIsATapToo(): void {
        const block = makeBlock()
        const pad = findChild(block, "pad1")
        mousePress(pad, 60, 60)
        mouseRelease(pad, 60, 60, Qt.LeftButton, Qt.NoModifier, 2000)
        compare(test.taps.length, 1)
    }

    function test_enterOnAFocusedPadTapsIt(): void {
        const block = makeBlock()
        const pad = findChild(block, "pad2")
        pad.forceActiveFocus(Qt.TabFocusReason)
        keyClick(Qt.Key_Return)
        compare(test.taps.length, 1)
        compare(test.taps[0][0], 2)
    }

    function test_tabWalksThePadsInTheirOrder(): void {
        const block = makeBlock()
        findChild(block, "pad0").forceActiveFocus(Qt.TabFocusReason)
        for (const next of ["pad1", "pad2", "pad3"]) {
            keyClick(Qt.Key_Tab)
            verify(findChild(block, next).activeFocus, next)
        }
    }

    function test_aPadSaysItsNameItsPhraseAndWhetherItRuns(): void {
        const block = makeBlock()
        block.active = 1
        const pad = findChild(block, "pad1")
        compare(pad.Accessible.role, Accessible.Button)
        compare(pad.Accessible.name, "Creating meaning for change")
        compare(pad.Accessible.description, "“Let’s look differently at the ball”")
        verify(pad.Accessible.checked)
        verify(!findChild(block, "pad0").Accessible.checked)
    }

    function test_padsKeepTheirLeastSizeAndGap(): void {
        const block = makeBlock()
        const first = findChild(block, "pad0")
        const beside = findChild(block, "pad1")
        const below = findChild(block, "pad2")
        verify(first.width >= 200 && first.height >= 150)
        verify(beside.x - first.x - first.width >= 14)
        verify(below.y - first.y - first.height >= 14)
        compare(first.x, below.x)
        compare(first.y, beside.y)
    }

    function test_onePadRowForAnOnScreenKeyboard(): void {
        const block = makeBlock()
        block.oneRow = true
        tryVerify(() => findChild(block, "pad3").y === findChild(block, "pad0").y)
        verify(findChild(block, "pad3").width >= 72)
    }

    function test_aToolActsWithTheMomentOfItsPress(): void {
        const tool = createTemporaryObject(toolMaker, test) as LiveTool
        mousePress(tool)
        test.now = 1300
        compare(tool.acted, -1)
        mouseRelease(tool)
        compare(tool.acted, 1000)
        verify(tool.height >= 76)
    }

    function test_aToolLeftBeforeTheFingerLiftsDoesNothing(): void {
        const tool = createTemporaryObject(toolMaker, test) as LiveTool
        mousePress(tool)
        mouseMove(tool, tool.width + 200, tool.height + 200)
        mouseRelease(tool, tool.width + 200, tool.height + 200)
        compare(tool.acted, -1)
    }

    function test_aToolAnswersToTheKeyboard(): void {
        const tool = createTemporaryObject(toolMaker, test) as LiveTool
        tool.forceActiveFocus(Qt.TabFocusReason)
        test.now = 1700
        keyClick(Qt.Key_Return)
        compare(tool.acted, 1700)
        compare(tool.Accessible.name, "Pause")
        compare(tool.Accessible.role, Accessible.Button)
    }

    function test_aBoxIsTickedByTouchAndByKey(): void {
        const row = createTemporaryObject(checkMaker, test) as CheckRow
        mouseClick(row)
        verify(row.ticked)
        verify(row.Accessible.checked)
        row.forceActiveFocus(Qt.TabFocusReason)
        keyClick(Qt.Key_Space)
        verify(!row.ticked)
        compare(row.Accessible.name, "The parent has said yes")
        compare(row.Accessible.description, "aloud")
        verify(row.height >= 48)
    }

    function test_oneOfAFewChoicesIsChosen(): void {
        const choice = createTemporaryObject(choiceMaker, test) as Segmented
        const day = findChild(choice, "place1")
        mouseClick(day)
        compare(choice.current, 1)
        verify(day.Accessible.checked)
        compare(day.Accessible.role, Accessible.RadioButton)
        compare(day.Accessible.name, "Where: Day stay")
        verify(day.height >= 48 && day.width >= 48)
    }

    function test_theBadgeSaysWhatIsNotSaved(): void {
        const badge = createTemporaryObject(badgeMaker, test) as SaveBadge
        compare(badge.text, "saved")
        badge.waiting = 3
        compare(badge.text, "3 not saved yet")
        compare(badge.Accessible.name, "3 not saved yet")
    }

    function test_escapeClosesASheet(): void {
        const sheet = createTemporaryObject(sheetMaker, test) as Sheet
        sheet.open = true
        tryVerify(() => sheet.activeFocus)
        keyClick(Qt.Key_Escape)
        verify(!sheet.open)
    }

    function lowestOf(item: Item, sheet: Item): real {
        return item.mapToItem(sheet, 0, item.height).y
    }

    function test_theButtonThatDecidesStaysInViewWhileTheRestScrolls(): void {
        const sheet = createTemporaryObject(longSheetMaker, test, { "height": 400 }) as Sheet
        const done = findChild(sheet, "done")
        tryVerify(() => done.height > 0 && lowestOf(done, sheet) <= sheet.height)
        const last = findChild(sheet, "row11")
        verify(lowestOf(last, sheet) > sheet.height)
        last.forceActiveFocus(Qt.TabFocusReason)
        tryVerify(() => lowestOf(last, sheet) <= done.mapToItem(sheet, 0, 0).y)
        verify(lowestOf(done, sheet) <= sheet.height)
        mouseClick(done)
        verify(!sheet.open)
    }

    function test_aSheetTooLowForItsButtonScrollsItAlong(): void {
        const sheet = createTemporaryObject(longSheetMaker, test, { "height": 120 }) as Sheet
        const done = findChild(sheet, "done")
        tryVerify(() => done.height > 0 && lowestOf(done, sheet) > sheet.height)
        done.forceActiveFocus(Qt.TabFocusReason)
        tryVerify(() => lowestOf(done, sheet) <= sheet.height)
    }

    function test_theRailGoesToAPageAndSaysWhichIsOpen(): void {
        const rail = createTemporaryObject(railMaker, test, { "width": 112, "height": 600 }) as Rail
        const library = findChild(rail, "rail-library")
        mouseClick(library)
        compare(rail.wanted, "library")
        compare(library.Accessible.name, "Library")
        compare(library.Accessible.role, Accessible.PageTab)
        verify(findChild(rail, "rail-home").Accessible.selected)
    }

    function test_wordsOnEveryFillStandOut(): void {
        for (const dark of [false, true]) {
            Theme.dark = dark
            for (let index = 0; index < 4; ++index) {
                const fill = Theme.fillOf({ "index": index })
                const light = Theme.luminance(fill)
                const ink = Theme.luminance(Theme.inkOn(fill))
                const contrast = (Math.max(light, ink) + 0.05) / (Math.min(light, ink) + 0.05)
                verify(contrast >= 4.5, "code " + index + ", " + contrast)
            }
        }
    }

    function test_textGrowsWithThePersonsSize(): void {
        const tool = createTemporaryObject(toolMaker, test) as LiveTool
        const before = tool.implicitWidth
        Theme.textScale = 2
        tryVerify(() => tool.implicitWidth > before)
    }
}
