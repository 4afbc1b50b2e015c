// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/measures/code_runs.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace tessera {

// Length of the longest common subsequence with one fixed sequence, bit by bit in words of 64 (Hyyrö 2004,
// "Bit-parallel LCS-length computation revisited"): V' = (V + (V & M)) | (V & ~M) for each symbol of the
// other; the answer is the number of zeros in V. Exact for any lengths. Time: words of the fixed sequence *
// length of the other. Symbols are below `codes`. Immutable once made; any thread may ask.
class CommonSubsequence {
public:
    CommonSubsequence(std::span<const Symbol> fixed, std::size_t codes);

    [[nodiscard]] std::size_t with(std::span<const Symbol> other) const;
    // With each of several; quicker than one by one.
    [[nodiscard]] std::vector<std::size_t> withEach(std::span<const std::vector<Symbol>> others) const;

private:
    template <std::size_t Words>
    void compareEach(std::span<const std::vector<Symbol>> others, std::vector<std::size_t>& lengths) const;
    [[nodiscard]] std::size_t compareLong(std::span<const Symbol> other) const;

    std::size_t size_, words_;
    std::vector<std::uint64_t> matches_;  // by symbol, then word: where the fixed sequence holds that symbol
};

}  // namespace tessera
