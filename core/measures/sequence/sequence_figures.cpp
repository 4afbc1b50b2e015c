// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/measures/sequence/sequence_figures.h"

#include "core/measures/sequence/entropy.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

namespace tessera {
namespace {

// One bit (the highest of each byte) for every one of eight neighbouring symbols that differs from the one
// before it.
std::uint64_t changesAt(const Symbol* symbols)
{
    std::uint64_t here = 0;
    std::uint64_t before = 0;
    std::memcpy(&here, symbols, sizeof here);
    std::memcpy(&before, symbols - 1, sizeof before);
    const std::uint64_t differs = here ^ before;
    constexpr std::uint64_t kLow = 0x7F7F7F7F7F7F7F7FU;
    return (((differs & kLow) + kLow) | differs) & ~kLow;
}

}  // namespace

void SequenceTally::restart()
{
    for (std::size_t code = 0; code < codes_; ++code) units_[code] = 0;
    nonEmpty_ = {};
    length_ = pieces_ = spells_ = squares_ = 0;
}

inline void SequenceTally::endSpell(Symbol symbol, std::uint64_t units)
{
    units_[symbol] += units;
    squares_ += units * units;
    ++spells_;
    phi_.step(symbol);
}

void SequenceTally::add(std::span<const Symbol> piece)
{
    if (piece.empty()) return;
    phi_.restart();
    const Symbol* const symbols = piece.data();
    const std::size_t size = piece.size();
    std::size_t onset = 0;
    std::size_t at = 1;
    if constexpr (std::endian::native == std::endian::little) {
        for (; at + 8 <= size; at += 8) {
            for (std::uint64_t changes = changesAt(symbols + at); changes != 0; changes &= changes - 1) {
                const std::size_t end = at + static_cast<std::size_t>(std::countr_zero(changes) / 8);
                endSpell(symbols[onset], end - onset);
                onset = end;
            }
        }
    }
    for (; at < size; ++at) {
        if (symbols[at] == symbols[at - 1]) continue;
        endSpell(symbols[onset], at - onset);
        onset = at;
    }
    endSpell(symbols[onset], size - onset);
    length_ += size;
    countPiece();
}

void SequenceTally::beginPiece()
{
    phi_.restart();
    runningUnits_ = 0;
}

void SequenceTally::addUnits(Symbol symbol, std::uint64_t units)
{
    if (runningUnits_ > 0 && symbol != running_) {
        endSpell(running_, runningUnits_);
        runningUnits_ = 0;
    }
    running_ = symbol;
    runningUnits_ += units;
    length_ += units;
}

void SequenceTally::endPiece()
{
    if (runningUnits_ == 0) return;
    endSpell(running_, runningUnits_);
    countPiece();
}

void SequenceTally::countPiece()
{
    ++pieces_;
    LargeCount found = phi_.count();
    if (found.exponent == 0) found.value -= 1;  // the empty one; of a larger count it is no digit
    nonEmpty_.add(found);
}

// Population variance of the spells' lengths and of so many lengths of 0. Lengths are taken from the whole
// number nearest to their mean, so that nothing large is subtracted from its like.
double SequenceTally::spellVariance(std::uint64_t unvisited) const
{
    const std::uint64_t all = spells_ + unvisited;
    const std::uint64_t near = (length_ + all / 2) / all;
    // Modulo 2^64: the sum itself fits, whatever its terms do.
    const std::uint64_t squares = squares_ - 2 * near * length_ + all * near * near;
    const auto rest = static_cast<double>(static_cast<std::int64_t>(length_ - all * near));
    const auto n = static_cast<double>(all);
    return (static_cast<double>(squares) - rest * rest / n) / n;
}

// The same when all spells but one are one unit long.
double SequenceTally::greatestSpellVariance(std::uint64_t unvisited) const
{
    const auto spells = static_cast<double>(spells_);
    const auto none = static_cast<double>(unvisited);
    const double mean = static_cast<double>(length_) / (spells + none);
    const double shorter = 1 - mean;
    if (unvisited == 0) return (spells - 1) * shorter * shorter;
    const double longest = static_cast<double>(length_ - spells_ + 1) - mean;
    return ((spells - 1) * shorter * shorter + longest * longest + none * mean * mean) / (spells + none);
}

SequenceFigures SequenceTally::figures() const
{
    SequenceFigures answer;
    answer.length = length_;
    answer.spells = spells_;
    if (length_ == 0) return answer;
    const auto length = static_cast<double>(length_);
    double entropy = 0;
    for (std::size_t code = 0; code < codes_; ++code) {
        if (units_[code] == 0) continue;
        ++answer.visited;
        entropy += entropyTerm(static_cast<double>(units_[code]), length);
    }
    answer.transitions = spells_ - pieces_;
    const std::uint64_t pairs = length_ - pieces_;
    const double changing =
        pairs == 0 ? 0 : static_cast<double>(answer.transitions) / static_cast<double>(pairs);
    answer.transitionsNormalised = changing;
    answer.entropy = entropy;
    if (codes_ > 1) {
        const double normalised = entropy / std::log(static_cast<double>(codes_));
        answer.entropyNormalised = normalised;
        answer.complexity = std::sqrt(changing * normalised);
        answer.volatility =
            static_cast<double>(answer.visited - 1) / static_cast<double>(codes_ - 1) / 2 + changing / 2;
    }

    LargeCount phi = nonEmpty_;
    phi.add({1, 0});
    answer.subsequences = phi;
    const double phiLog2 = phi.log2();
    answer.subsequencesLog2 = phiLog2;
    if (length_ >> 32U != 0) return answer;
    const double variance = spellVariance(0);
    const double greatest = greatestSpellVariance(0);
    answer.spellVariance = variance;
    answer.greatestSpellVariance = greatest;
    answer.turbulence = phiLog2 + std::log2((greatest + 1) / (variance + 1));
    // The greatest variance of type 2 is reached with as few codes as so many spells need: one or two.
    const std::uint64_t least = std::min<std::uint64_t>({spells_, 2, codes_});
    answer.turbulenceType2 = phiLog2 + std::log2((greatestSpellVariance(codes_ - least) + 1) /
                                                 (spellVariance(codes_ - answer.visited) + 1));
    return answer;
}

SequenceFigures sequenceFigures(const CodeRuns& session)
{
    SequenceTally tally(session.codes);
    for (const auto& run : session.runs) tally.add(run);
    return tally.figures();
}

SequenceFigures sequenceFigures(const Timeline& timeline, const Scheme& scheme, Millis unit)
{
    const Alphabet alphabet(scheme);
    SequenceTally tally(alphabet.size());
    Millis next{0};  // start of the unit that comes next
    bool begun = false;
    for (const Bout& bout : timeline.bouts) {
        if (!bout.adjoins || !begun) {
            if (begun) tally.endPiece();
            tally.beginPiece();
            next = bout.onset;
            begun = true;
        }
        if (next >= bout.offset) continue;
        const auto units = (bout.offset - next + unit - Millis{1}) / unit;
        tally.addUnits(alphabet.of(bout.code), static_cast<std::uint64_t>(units));
        next += units * unit;
    }
    if (begun) tally.endPiece();
    return tally.figures();
}

std::optional<double> greatestTurbulence(std::size_t codes, std::uint64_t longest)
{
    if (longest == 0 || codes == 0) return std::nullopt;
    if (codes == 1) return 1;  // one spell, however long: two subsequences and no variance
    Subsequences phi(codes);
    std::size_t symbol = 0;
    for (std::uint64_t unit = 0; unit < longest; ++unit) {
        phi.step(static_cast<Symbol>(symbol));
        symbol = symbol + 1 == codes ? 0 : symbol + 1;
    }
    return phi.count().log2();
}

std::optional<double> normalisedTurbulence(std::optional<double> turbulence, std::optional<double> greatest)
{
    if (!turbulence || !greatest || *greatest <= 1) return std::nullopt;
    return (*turbulence - 1) / (*greatest - 1);
}

}  // namespace tessera
