// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/measures/code_runs.h"
#include "core/measures/sequence/subsequences.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace tessera {

// Figures of one session as a sequence of time units. Formulas: `measures.md` section 2.2 (L = length, A =
// size of the alphabet, unused codes among it; m = spells, that is longest stretches of one code within a
// piece).
//
// A session that pauses or can't-tells cut is several pieces. Sums run over them and nothing is taken across:
//   length, entropy, visited   over all units;
//   spells, transitions        added over the pieces (a code that goes on after a pause begins a new spell);
//   transitionsNormalised      q / number of neighbouring pairs, which is L - pieces; 0 when there are none;
//   subsequences               those that lie within one piece, added over the pieces; the empty one counts
//   once; turbulence                 from that number and from the lengths of all spells.
// For one piece these are the ordinary definitions. Empty where undefined: everything but the counts for a
// session without units; what is divided by ln A or A - 1 for an alphabet of one code.
struct SequenceFigures {
    std::uint64_t length = 0;       // units
    std::uint64_t spells = 0;       // m
    std::uint64_t visited = 0;      // codes that occur
    std::uint64_t transitions = 0;  // q
    std::optional<double> transitionsNormalised;
    std::optional<double> entropy;            // longitudinal, nats
    std::optional<double> entropyNormalised;  // / ln A
    std::optional<LargeCount> subsequences;   // phi
    std::optional<double> subsequencesLog2;
    std::optional<double> spellVariance;          // s2: of the spells' lengths, divisor m
    std::optional<double> greatestSpellVariance;  // s2 when all spells but one are one unit long
    std::optional<double> turbulence;       // log2(phi (s2max + 1) / (s2 + 1)), Elzinga & Liefbroer 2007
    std::optional<double> turbulenceType2;  // codes never visited count as spells of no length
    std::optional<double>
        complexity;  // sqrt(transitionsNormalised * entropyNormalised), Gabadinho et al. 2010
    std::optional<double>
        volatility;  // (visited - 1) / (A - 1) / 2 + transitionsNormalised / 2, Brzinsky-Fay 2018
};

// Counts a session piece by piece, in one pass and without memory of its own; the time is that of its bytes
// and spells. Every symbol is below `codes`, which is at most 256; a session is shorter than 2^32 units. One
// a thread.
class SequenceTally {
public:
    explicit SequenceTally(std::size_t codes) : codes_(codes), phi_(codes) { restart(); }

    void restart();
    void add(std::span<const Symbol> piece);
    // The same from lengths: a piece begins, then so many units (above 0) of a code after those before.
    void beginPiece();
    void addUnits(Symbol symbol, std::uint64_t units);
    void endPiece();
    [[nodiscard]] SequenceFigures figures() const;

private:
    void endSpell(Symbol symbol, std::uint64_t units);
    void countPiece();
    [[nodiscard]] double spellVariance(std::uint64_t unvisited) const;
    [[nodiscard]] double greatestSpellVariance(std::uint64_t unvisited) const;

    std::size_t codes_;
    Subsequences phi_;
    LargeCount nonEmpty_;  // subsequences but the empty one, of all pieces
    Symbol running_ = 0;
    std::uint64_t runningUnits_ = 0;  // of the spell that addUnits has begun
    std::uint64_t length_ = 0, pieces_ = 0, spells_ = 0, squares_ = 0;
    std::array<std::uint64_t, 256> units_;  // by symbol, filled by restart() as far as there are codes
};

[[nodiscard]] SequenceFigures sequenceFigures(const CodeRuns& session);
// The same as of unitRuns(timeline, scheme, unit), in time and memory of the bouts, however small the unit.
[[nodiscard]] SequenceFigures sequenceFigures(const Timeline& timeline, const Scheme& scheme, Millis unit);

// Turbulence of the alphabet repeated up to that length: the greatest that a data set whose longest session
// has that many units could hold. Empty for length 0.
[[nodiscard]] std::optional<double> greatestTurbulence(std::size_t codes, std::uint64_t longest);
// (T - 1) / (Tmax - 1): it changes with the data set. Empty when either is, or when Tmax is 1.
[[nodiscard]] std::optional<double> normalisedTurbulence(std::optional<double> turbulence,
                                                         std::optional<double> greatest);

}  // namespace tessera
