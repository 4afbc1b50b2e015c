// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/measures/agreement/time_units.h"

#include <algorithm>

namespace tessera {
namespace {

std::vector<Symbol> symbolsAt(const UnitSheet& sheet, std::span<const CodedStretch> track)
{
    std::vector<Symbol> symbols(sheet.size(), kNotObserved);
    std::size_t next = 0;
    for (std::size_t i = 0; i < sheet.size(); ++i) {
        while (next < track.size() && track[next].offset <= sheet.starts[i]) ++next;
        if (next < track.size() && track[next].onset <= sheet.starts[i]) symbols[i] = track[next].code;
    }
    return symbols;
}

// How many units around the middle one carry each code; the window slides within one piece.
class Window {
public:
    Window(const std::vector<Symbol>& track, std::size_t codes, std::size_t from, std::size_t to,
           std::size_t around)
        : track_(&track), counts_(codes, 0), from_(from), to_(to), around_(around), entered_(from)
    {
    }

    [[nodiscard]] bool holds(std::size_t middle, Symbol code)
    {
        const std::size_t last = std::min(to_, middle + around_ + 1);
        for (; entered_ < last; ++entered_) count(entered_, 1);
        if (middle > from_ + around_) count(middle - around_ - 1, -1);
        return counts_[code] > 0;
    }

private:
    void count(std::size_t unit, std::int64_t change)
    {
        if ((*track_)[unit] != kNotObserved) counts_[(*track_)[unit]] += change;
    }

    const std::vector<Symbol>* track_;
    std::vector<std::int64_t> counts_;
    std::size_t from_, to_, around_, entered_;
};

}  // namespace

std::int64_t unitCount(const CommonTime& time, Millis unit)
{
    std::int64_t count = 0;
    for (const TimePiece& piece : time.pieces) count += (piece.length() + unit - Millis{1}) / unit;
    return count;
}

UnitSheet unitSheet(const CommonTime& time, Millis unit)
{
    UnitSheet sheet;
    sheet.unit = unit;
    const auto count = static_cast<std::size_t>(unitCount(time, unit));
    sheet.starts.reserve(count);
    sheet.pieces.reserve(count);
    for (std::size_t i = 0; i < time.pieces.size(); ++i) {
        for (Millis at = time.pieces[i].from; at < time.pieces[i].to; at += unit) {
            sheet.starts.push_back(at);
            sheet.pieces.push_back(static_cast<std::uint32_t>(i));
        }
    }
    for (const auto& track : time.tracks) sheet.tracks.push_back(symbolsAt(sheet, track));
    return sheet;
}

AgreementTable unitTable(const UnitSheet& sheet, std::size_t first, std::size_t second, std::size_t codes)
{
    AgreementTable table(codes);
    for (std::size_t i = 0; i < sheet.size(); ++i) {
        const Symbol a = sheet.tracks[first][i], b = sheet.tracks[second][i];
        if (a != kNotObserved && b != kNotObserved) table.add(a, b, 1);
    }
    return table;
}

AgreementTable toleranceTable(const UnitSheet& sheet, std::size_t reference, std::size_t other,
                              std::size_t codes, std::size_t around)
{
    AgreementTable table(codes);
    const auto& own = sheet.tracks[reference];
    const auto& theirs = sheet.tracks[other];
    around = std::min(around, sheet.size());
    for (std::size_t from = 0; from < sheet.size();) {
        std::size_t to = from;
        while (to < sheet.size() && sheet.pieces[to] == sheet.pieces[from]) ++to;
        Window window(theirs, codes, from, to, around);
        for (std::size_t i = from; i < to; ++i) {
            if (own[i] == kNotObserved || theirs[i] == kNotObserved) continue;
            table.add(own[i], window.holds(i, own[i]) ? own[i] : theirs[i], 1);
        }
        from = to;
    }
    return table;
}

NominalAlpha alphaOf(const UnitSheet& sheet, std::size_t codes, std::size_t from, std::size_t to)
{
    NominalAlpha alpha(codes);
    std::vector<std::uint32_t> counts(codes);
    for (std::size_t i = from; i < std::min(to, sheet.size()); ++i) {
        std::fill(counts.begin(), counts.end(), 0U);
        for (const auto& track : sheet.tracks)
            if (track[i] != kNotObserved) ++counts[track[i]];
        alpha.add(counts);
    }
    return alpha;
}

}  // namespace tessera
