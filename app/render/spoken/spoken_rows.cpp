// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/render/spoken/spoken_rows.h"

#include "app/words/counted.h"
#include "app/words/words.h"
#include "core/grid/reading.h"

#include <QCoreApplication>

#include <algorithm>

namespace tessera {

namespace {

class Spoken {
    Q_DECLARE_TR_FUNCTIONS(Spoken)
};

QString seconds(int n)
{
    return words::counted(Spoken::tr("%n second(s)", nullptr, n), n);
}

// What a square shows: a code, or that its interval was missed.
QString labelOf(const Scheme& scheme, CodeIndex code)
{
    return code == kNoCode ? Spoken::tr("Not coded") : words::shortLabel(scheme, code);
}

// Lengths of the squares by interaction, pauses within left out.
std::vector<Millis> lengthsOf(const std::vector<Square>& squares, const Timeline& timeline)
{
    std::vector<Millis> lengths;
    lengths.reserve(squares.size());
    auto next = timeline.interactions.begin();
    for (const Square& square : squares) {
        const bool tapped = next != timeline.interactions.end() && next->entry == square.entry;
        lengths.push_back(tapped ? next->length() : square.offset - square.onset);
        if (tapped) ++next;
    }
    return lengths;
}

}  // namespace

QString SpokenRow::all() const
{
    return at.isEmpty() ? words : Spoken::tr("%1, %2").arg(at, words);
}

QString spokenLength(Millis length)
{
    const auto whole = static_cast<int>(std::max<std::int64_t>(0, length.count()) / 1000);
    const int minutes = whole / 60;
    if (minutes == 0) return seconds(whole);
    const QString first = words::counted(Spoken::tr("%n minute(s)", nullptr, minutes), minutes);
    return whole % 60 == 0 ? first : Spoken::tr("%1 %2").arg(first).arg(whole % 60);
}

std::vector<SpokenRow> spokenRuns(const Timeline& timeline, const Scheme& scheme, bool open)
{
    const auto squares = squaresByInteraction(timeline);
    const auto lengths = lengthsOf(squares, timeline);
    std::vector<SpokenRow> rows;
    for (std::size_t first = 0; first < squares.size();) {
        std::size_t beyond = first + 1;
        while (beyond < squares.size() && squares[beyond].joinsPrevious) ++beyond;
        while (squares[first].code == kNoCode && beyond < squares.size() && squares[beyond].code == kNoCode)
            ++beyond;
        SpokenRow row;
        row.first = first;
        row.count = beyond - first;
        row.from = squares[first].runningOnset;
        row.at = words::clock(row.from);
        row.label = labelOf(scheme, squares[first].code);
        const auto n = static_cast<int>(row.count);
        const QString many = scheme.interval ? words::counted(Spoken::tr("%n interval(s)", nullptr, n), n)
                                             : words::interactions(row.count);
        Millis length{0};
        for (std::size_t square = first; square < beyond; ++square) length += lengths[square];
        row.words = open && beyond == squares.size()
                        ? Spoken::tr("%1, %2, going on").arg(row.label, many)
                        : Spoken::tr("%1, %2, %3").arg(row.label, many, spokenLength(length));
        rows.push_back(std::move(row));
        first = beyond;
    }
    return rows;
}

QString spokenSquare(const std::vector<Square>& squares, std::size_t square, const Scheme& scheme, Millis end)
{
    const Square& shown = squares[square];
    const Millis until = shown.runningOnset + runningLength(squares, square, end);
    QString text =
        Spoken::tr("Square %1 of %2, %3, %4 to %5")
            .arg(square + 1)
            .arg(squares.size())
            .arg(labelOf(scheme, shown.code), words::clock(shown.runningOnset), words::clock(until));
    if (shown.notes > 0)
        text += words::counted(Spoken::tr(", %n note(s)", nullptr, shown.notes), shown.notes);
    if (shown.markers > 0)
        text += words::counted(Spoken::tr(", %n mark(s)", nullptr, shown.markers), shown.markers);
    return text;
}

}  // namespace tessera
