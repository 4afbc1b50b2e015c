// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/journal/timeline.h"
#include "core/scheme/scheme.h"

#include <cstdint>
#include <vector>

namespace tessera {

// A code as the measures count it: its place among the states of the scheme (not among all its codes).
using Symbol = std::uint8_t;

// The states of a scheme as symbols, in the alphabet's order.
class Alphabet {
public:
    explicit Alphabet(const Scheme& scheme);
    // Requires a state of the scheme.
    [[nodiscard]] Symbol of(CodeIndex code) const { return symbols_[code]; }
    [[nodiscard]] std::size_t size() const { return size_; }

private:
    std::vector<Symbol> symbols_;  // by code
    Symbol size_ = 0;
};

// A session as codes one after another. What a pause or a can't-tell parts stands in different runs: nothing
// is counted from one run to the next. Sums and shares go over all runs.
struct CodeRuns {
    std::vector<std::vector<Symbol>> runs;  // none is empty
    std::size_t codes = 0;                  // size of the alphabet: every symbol is below it
    [[nodiscard]] std::size_t length() const;
};

// The session as bouts: within a run no symbol follows itself.
[[nodiscard]] CodeRuns boutRuns(const Timeline& timeline, const Scheme& scheme);

// The session as time units (`contract.md` section 5): a unit takes the code at its start; units start anew
// at each resume and after each can't-tell; a unit exists when its start is observed. Requires unit > 0.
[[nodiscard]] CodeRuns unitRuns(const Timeline& timeline, const Scheme& scheme, Millis unit);

}  // namespace tessera
