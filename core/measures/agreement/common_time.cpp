// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/measures/agreement/common_time.h"

#include <algorithm>

namespace tessera {
namespace {

struct Stretch {
    Symbol code = 0;
    Millis onset{0}, offset{0};
};

std::vector<Symbol> symbolsOf(const Scheme& scheme)
{
    std::vector<Symbol> symbols(scheme.codeCount(), 0);
    Symbol next = 0;
    for (const CodeIndex code : scheme.states()) symbols[code] = next++;
    return symbols;
}

// Bouts and can't-tells of a session, in order, on the common clock.
std::vector<Stretch> stretchesOf(const Timeline& timeline, const std::vector<Symbol>& symbols,
                                 Symbol cannotTell, Millis shift)
{
    std::vector<Stretch> unsure;
    for (const Piece& piece : timeline.pieces) {
        if (piece.code != kCannotTell || piece.offset == piece.onset) continue;
        const bool goesOn =
            !unsure.empty() && !piece.afterBreak && unsure.back().offset == piece.onset + shift;
        if (goesOn)
            unsure.back().offset = piece.offset + shift;
        else
            unsure.push_back({cannotTell, piece.onset + shift, piece.offset + shift});
    }
    std::vector<Stretch> bouts;
    bouts.reserve(timeline.bouts.size() + unsure.size());
    for (const Bout& bout : timeline.bouts)
        bouts.push_back({symbols[bout.code], bout.onset + shift, bout.offset + shift});
    const auto middle = static_cast<std::ptrdiff_t>(bouts.size());
    bouts.insert(bouts.end(), unsure.begin(), unsure.end());
    std::inplace_merge(bouts.begin(), bouts.begin() + middle, bouts.end(),
                       [](const Stretch& a, const Stretch& b) { return a.onset < b.onset; });
    return bouts;
}

// What was observed, parted wherever something was not: at each pause, even one of 0 ms.
std::vector<TimePiece> observedOf(const Timeline& timeline, Millis shift)
{
    std::vector<TimePiece> spans;
    for (const Piece& piece : timeline.pieces) {
        const bool goesOn = !spans.empty() && !piece.afterBreak && spans.back().to == piece.onset + shift;
        if (goesOn)
            spans.back().to = piece.offset + shift;
        else
            spans.push_back({piece.onset + shift, piece.offset + shift});
    }
    std::erase_if(spans, [](const TimePiece& span) { return span.from == span.to; });
    return spans;
}

// Between two neighbouring ends of anybody's spans, who observes does not change.
std::vector<TimePiece> sharedPieces(const std::vector<std::vector<TimePiece>>& observed)
{
    std::vector<Millis> borders;
    for (const auto& spans : observed)
        for (const TimePiece& span : spans) borders.insert(borders.end(), {span.from, span.to});
    std::sort(borders.begin(), borders.end());
    borders.erase(std::unique(borders.begin(), borders.end()), borders.end());

    std::vector<std::size_t> next(observed.size(), 0);
    std::vector<TimePiece> pieces;
    for (std::size_t i = 0; i + 1 < borders.size(); ++i) {
        std::size_t watching = 0;
        for (std::size_t who = 0; who < observed.size(); ++who) {
            const auto& spans = observed[who];
            while (next[who] < spans.size() && spans[next[who]].to <= borders[i]) ++next[who];
            if (next[who] < spans.size() && spans[next[who]].from <= borders[i]) ++watching;
        }
        if (watching >= 2) pieces.push_back({borders[i], borders[i + 1]});
    }
    return pieces;
}

std::vector<CodedStretch> cut(const std::vector<Stretch>& stretches, const std::vector<TimePiece>& pieces)
{
    std::vector<CodedStretch> answer;
    answer.reserve(stretches.size());
    std::size_t next = 0;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        while (next < stretches.size() && stretches[next].offset <= pieces[i].from) ++next;
        for (std::size_t j = next; j < stretches.size() && stretches[j].onset < pieces[i].to; ++j) {
            const Millis onset = std::max(stretches[j].onset, pieces[i].from);
            const Millis offset = std::min(stretches[j].offset, pieces[i].to);
            if (onset < offset)
                answer.push_back({stretches[j].code, onset, offset, static_cast<std::uint32_t>(i)});
        }
    }
    return answer;
}

}  // namespace

Millis CommonTime::length() const
{
    Millis sum{0};
    for (const TimePiece& piece : pieces) sum += piece.length();
    return sum;
}

CommonTime commonTime(std::span<const Recording> recordings, const Scheme& scheme)
{
    CommonTime answer;
    const std::vector<Symbol> symbols = symbolsOf(scheme);
    answer.codes = scheme.states().size() + 1;
    answer.byUtc = std::all_of(recordings.begin(), recordings.end(),
                               [](const Recording& one) { return one.opened.has_value(); });

    for (const Recording& one : recordings)
        answer.shift.push_back(one.timeline->clockStart + Millis{answer.byUtc ? one.opened->ms : 0});
    const auto earliest = std::min_element(answer.shift.begin(), answer.shift.end());
    const Millis zero = earliest == answer.shift.end() ? Millis{0} : *earliest;
    for (Millis& shift : answer.shift) shift -= zero;

    std::vector<std::vector<TimePiece>> observed;
    for (std::size_t i = 0; i < recordings.size(); ++i)
        observed.push_back(observedOf(*recordings[i].timeline, answer.shift[i]));
    answer.pieces = sharedPieces(observed);
    for (std::size_t i = 0; i < recordings.size(); ++i)
        answer.tracks.push_back(
            cut(stretchesOf(*recordings[i].timeline, symbols, answer.cannotTell(), answer.shift[i]),
                answer.pieces));
    return answer;
}

}  // namespace tessera
