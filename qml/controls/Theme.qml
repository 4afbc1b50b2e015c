// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
pragma Singleton
pragma ComponentBehavior: Bound

import QtQuick

// Every colour, size and lettering of the app. Main sets the first group from the settings.
QtObject {
    property bool dark: false
    property bool leftHanded: false
    property double textScale: 1.0
    property string family: "Lato"
    property bool lessMotion: false
    property var ownLight: []  // the service's own fills, by the position of the code
    property var ownDark: []

    readonly property var own: dark ? ownDark : ownLight
    readonly property bool large: textScale > 1.3

    readonly property color page: dark ? "#121518" : "#FAF7F2"
    readonly property color card: dark ? "#1A1E23" : "#FFFFFF"
    readonly property color soft: dark ? "#23292F" : "#F3ECE1"
    readonly property color line: dark ? "#30373E" : "#E3DACD"
    readonly property color control: dark ? "#7D8792" : "#877D70"
    readonly property color ink: dark ? "#ECEEF0" : "#1B1F24"
    readonly property color ink2: dark ? "#A7AFB8" : "#5A5F66"
    readonly property color accent: dark ? "#E7B98A" : "#7A4A21"
    readonly property color accentSoft: dark ? "#3A2C20" : "#F6E9DA"
    readonly property color accentInk: dark ? "#121518" : "#FFFFFF"
    readonly property color focus: dark ? "#8AB4F8" : "#0B57D0"
    readonly property color markInk: dark ? "#121518" : "#1B1F24"
    readonly property color markWhite: "#FFFFFF"
    readonly property color cannotTellFill: dark ? "#3A4149" : "#D8D2C8"
    readonly property color cannotTellEdge: dark ? "#A7AFB8" : "#6F6A63"

    readonly property int gap: 14
    readonly property int margin: 20
    readonly property int target: 48
    readonly property int radius: 16
    readonly property int railWidth: Math.round(112 * Math.min(1.5, Math.max(1, textScale)))
    readonly property int barHeight: Math.round(72 * Math.min(1.4, Math.max(1, textScale)))

    readonly property int cannotTell: 65535
    readonly property var fills: dark
        ? ["#7B87BF", "#FFDE98", "#47D1C5", "#A45270", "#C09C30", "#9FB28F", "#D5F4DA", "#DCC1FD"]
        : ["#1F519E", "#EFB443", "#3A9C90", "#5B1D38", "#B44355", "#464A05", "#C494F8", "#B7E0E5"]
    readonly property var edges: dark
        ? fills
        : ["#153A73", "#8A5A00", "#1F6A61", "#3E1226", "#7E2F3B", "#313403", "#4A5A60", "#4A5A60"]

    // A size of lettering or of something that holds words, at the person's text size.
    function px(size: real): int {
        return Math.round(size * textScale)
    }

    // A code is one of the maps that the app hands over: its own colours when it brings them, else by its place. The
    // service's colours stand in for the app's, never for a scheme's own.
    function fillOf(code: var): color {
        if (!code || code.index === cannotTell)
            return cannotTellFill
        const usual = fills[code.index % fills.length]
        const brought = dark ? code.dark : code.light
        if (brought && !Qt.colorEqual(brought, usual))
            return Qt.color(brought)
        const ours = own[code.index]
        return Qt.color(ours ? ours : usual)
    }

    function edgeOf(code: var): color {
        if (!code || code.index === cannotTell)
            return cannotTellEdge
        const fill = fillOf(code)
        for (let i = 0; i < fills.length; ++i) {
            if (Qt.colorEqual(fill, fills[i]))
                return Qt.color(edges[i])
        }
        return edgeAround(fill)
    }

    // The fill moved away from the page until it stands out from it.
    function edgeAround(fill: color): color {
        const away = dark ? Qt.rgba(1, 1, 1, 1) : Qt.rgba(0, 0, 0, 1)
        for (let tenths = 3; tenths < 10; ++tenths) {
            const edge = mixed(away, fill, tenths / 10)
            if (contrast(edge, page) >= 3)
                return edge
        }
        return away
    }

    function contrast(first: color, second: color): real {
        const a = luminance(first) + 0.05
        const b = luminance(second) + 0.05
        return a > b ? a / b : b / a
    }

    // White or ink, whichever stands out more from the fill.
    function inkOn(fill: color): color {
        const light = luminance(fill)
        return 1.05 / (light + 0.05) > (light + 0.05) / (luminance(markInk) + 0.05) ? markWhite : markInk
    }

    function luminance(colour: color): real {
        return 0.2126 * linear(colour.r) + 0.7152 * linear(colour.g) + 0.0722 * linear(colour.b)
    }

    function linear(channel: real): real {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4)
    }

    function mixed(top: color, under: color, share: real): color {
        return Qt.rgba(top.r * share + under.r * (1 - share), top.g * share + under.g * (1 - share),
                       top.b * share + under.b * (1 - share), 1)
    }

    // What is said of an activity, in typographic quotes; nothing when it has no phrase.
    function quoted(phrase: string): string {
        return phrase === "" ? "" : qsTr("“%1”").arg(phrase.replace(/'/g, "’"))
    }
}
