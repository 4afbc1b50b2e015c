// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/measures/distance/lcs.h"

#include <algorithm>
#include <array>
#include <bit>

namespace tessera {
namespace {

constexpr std::size_t kBits = 64;
// So many sequences go side by side: each step waits for the one before, and the processor fills the wait
// with others.
constexpr std::size_t kAbreast = 4;

// One step of the recurrence over all words. What is carried out of the last word is above the sequence's
// end.
inline void step(std::uint64_t* row, const std::uint64_t* matches, std::size_t words)
{
    std::uint64_t carry = 0;
    for (std::size_t word = 0; word < words; ++word) {
        const std::uint64_t here = row[word];
        const std::uint64_t matched = here & matches[word];
        const std::uint64_t sum = here + matched;
        const std::uint64_t carried = sum + carry;
        row[word] = carried | (here - matched);
        carry = static_cast<std::uint64_t>(sum < here) | static_cast<std::uint64_t>(carried < sum);
    }
}

std::size_t zeros(const std::uint64_t* row, std::size_t words, std::size_t size)
{
    std::size_t count = 0;
    for (std::size_t word = 0; word < words; ++word) {
        const std::size_t used = std::min(kBits, size - word * kBits);
        const std::uint64_t mask = used == kBits ? ~std::uint64_t{0} : (std::uint64_t{1} << used) - 1;
        count += static_cast<std::size_t>(std::popcount(~row[word] & mask));
    }
    return count;
}

}  // namespace

CommonSubsequence::CommonSubsequence(std::span<const Symbol> fixed, std::size_t codes)
    : size_(fixed.size()), words_((fixed.size() + kBits - 1) / kBits), matches_(codes * words_, 0)
{
    for (std::size_t at = 0; at < size_; ++at)
        matches_[fixed[at] * words_ + at / kBits] |= std::uint64_t{1} << (at % kBits);
}

std::size_t CommonSubsequence::compareLong(std::span<const Symbol> other) const
{
    std::vector<std::uint64_t> row(words_, ~std::uint64_t{0});
    for (const Symbol symbol : other) step(row.data(), matches_.data() + symbol * words_, words_);
    return zeros(row.data(), words_, size_);
}

std::size_t CommonSubsequence::with(std::span<const Symbol> other) const
{
    return compareLong(other);
}

template <std::size_t Words>
void CommonSubsequence::compareEach(std::span<const std::vector<Symbol>> others,
                                    std::vector<std::size_t>& lengths) const
{
    using Row = std::array<std::uint64_t, Words>;
    Row ones;
    ones.fill(~std::uint64_t{0});
    const std::uint64_t* const matches = matches_.data();
    std::size_t first = 0;
    for (; first + kAbreast <= others.size(); first += kAbreast) {
        const auto& a = others[first];
        const auto& b = others[first + 1];
        const auto& c = others[first + 2];
        const auto& d = others[first + 3];
        Row rowA = ones;
        Row rowB = ones;
        Row rowC = ones;
        Row rowD = ones;
        const std::size_t together = std::min({a.size(), b.size(), c.size(), d.size()});
        for (std::size_t at = 0; at < together; ++at) {
            step(rowA.data(), matches + a[at] * Words, Words);
            step(rowB.data(), matches + b[at] * Words, Words);
            step(rowC.data(), matches + c[at] * Words, Words);
            step(rowD.data(), matches + d[at] * Words, Words);
        }
        const std::array<Row*, kAbreast> rows{&rowA, &rowB, &rowC, &rowD};
        for (std::size_t lane = 0; lane < kAbreast; ++lane) {
            const auto& other = others[first + lane];
            for (std::size_t at = together; at < other.size(); ++at)
                step(rows[lane]->data(), matches + other[at] * Words, Words);
            lengths[first + lane] = zeros(rows[lane]->data(), Words, size_);
        }
    }
    for (; first < others.size(); ++first) {
        Row row = ones;
        for (const Symbol symbol : others[first]) step(row.data(), matches + symbol * Words, Words);
        lengths[first] = zeros(row.data(), Words, size_);
    }
}

std::vector<std::size_t> CommonSubsequence::withEach(std::span<const std::vector<Symbol>> others) const
{
    std::vector<std::size_t> lengths(others.size(), 0);
    switch (words_) {
        case 0:
            break;
        case 1:
            compareEach<1>(others, lengths);
            break;
        case 2:
            compareEach<2>(others, lengths);
            break;
        case 3:
            compareEach<3>(others, lengths);
            break;
        case 4:
            compareEach<4>(others, lengths);
            break;
        default:
            for (std::size_t index = 0; index < others.size(); ++index)
                lengths[index] = compareLong(others[index]);
    }
    return lengths;
}

}  // namespace tessera
