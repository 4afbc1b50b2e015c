// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/measures/agreement/events/alignment_rows.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace tessera {
namespace {

constexpr std::size_t kBits = 64;

// As many rows a stride as there are strides: both then need the root of the whole.
std::size_t strideFor(std::size_t rows)
{
    return std::max<std::size_t>(1, static_cast<std::size_t>(std::sqrt(static_cast<double>(rows + 1))));
}

}  // namespace

UnitCostRows::UnitCostRows(std::span<const Symbol> first, std::span<const Symbol> second)
    : first_(first),
      second_(second),
      words_((second.size() + kBits - 1) / kBits),
      stride_(strideFor(first.size()))
{
    Symbol most = 0;
    for (const Symbol code : first) most = std::max(most, code);
    for (const Symbol code : second) most = std::max(most, code);
    matches_.assign(std::size_t{most} + 1, std::vector<Word>(words_, 0));
    for (std::size_t j = 0; j < second.size(); ++j) matches_[second[j]][j / kBits] |= Word{1} << (j % kBits);

    Row row{std::vector<Word>(words_, ~Word{0}), std::vector<Word>(words_, 0)};
    kept_.push_back(row);
    for (std::size_t i = 0; i < first.size(); ++i) {
        advance(row, first[i]);
        if ((i + 1) % stride_ == 0) kept_.push_back(row);
    }
}

// From one row to the next, 64 cells at a time. What leaves a word at its top enters the next at its bottom;
// into the first word enters the left border, where a row is always one more than the row above.
void UnitCostRows::advance(Row& row, Symbol code) const
{
    Word plusIn = 1, minusIn = 0;
    const std::vector<Word>& match = matches_[code];
    for (std::size_t w = 0; w < words_; ++w) {
        const Word plus = row.plus[w], minus = row.minus[w];
        const Word level = match[w] | minus;
        const Word equal = match[w] | minusIn;
        const Word carried = (((equal & plus) + plus) ^ plus) | equal;
        Word up = minus | ~(carried | plus);
        Word down = plus & carried;
        const Word plusOut = up >> (kBits - 1), minusOut = down >> (kBits - 1);
        up = (up << 1) | plusIn;
        down = (down << 1) | minusIn;
        row.plus[w] = down | ~(level | up);
        row.minus[w] = up & level;
        plusIn = plusOut;
        minusIn = minusOut;
    }
}

void UnitCostRows::reach(std::size_t i)
{
    const std::size_t stride = (i - 1) / stride_;
    if (!loaded_.empty() && stride * stride_ == from_) return;
    from_ = stride * stride_;
    loaded_.assign(1, kept_[stride]);
    for (std::size_t next = from_; next < std::min(from_ + stride_, first_.size()); ++next) {
        loaded_.push_back(loaded_.back());
        advance(loaded_.back(), first_[next]);
    }
}

// D(i, j): the left border is i, and the slopes lead from there to j.
std::int64_t UnitCostRows::valueAt(std::size_t i, std::size_t j) const
{
    const Row& at = loaded_[i - from_];
    auto value = static_cast<std::int64_t>(i);
    const std::size_t whole = j / kBits;
    for (std::size_t w = 0; w < whole; ++w) value += std::popcount(at.plus[w]) - std::popcount(at.minus[w]);
    if (const std::size_t rest = j % kBits; rest > 0) {
        const Word mask = (Word{1} << rest) - 1;
        value += std::popcount(at.plus[whole] & mask) - std::popcount(at.minus[whole] & mask);
    }
    return value;
}

int UnitCostRows::slope(const Row& row, std::size_t j)
{
    const std::size_t bit = (j - 1) % kBits, word = (j - 1) / kBits;
    return static_cast<int>((row.plus[word] >> bit) & 1U) - static_cast<int>((row.minus[word] >> bit) & 1U);
}

AlignmentStep UnitCostRows::step(std::size_t i, std::size_t j)
{
    if (i == 0) return AlignmentStep::commission;
    if (j == 0) return AlignmentStep::omission;
    if (first_[i - 1] == second_[j - 1]) return AlignmentStep::pair;  // never dearer than any other step here
    reach(i);
    const std::int64_t here = valueAt(i, j);
    const std::int64_t above = valueAt(i - 1, j);
    if (here == above - slope(loaded_[i - 1 - from_], j) + 1) return AlignmentStep::pair;
    return here == above + 1 ? AlignmentStep::omission : AlignmentStep::commission;
}

AnyCostRows::AnyCostRows(std::span<const Symbol> first, std::span<const Symbol> second,
                         const AlignmentCosts& costs)
    : first_(first), second_(second), costs_(costs), stride_(strideFor(first.size()))
{
    Row row(second.size() + 1, 0);
    for (std::size_t j = 0; j < row.size(); ++j) row[j] = static_cast<std::int64_t>(j) * costs_.gap;
    kept_.push_back(row);
    for (std::size_t i = 1; i <= first.size(); ++i) {
        advance(row, i);
        if (i % stride_ == 0) kept_.push_back(row);
    }
}

void AnyCostRows::advance(Row& row, std::size_t i) const
{
    std::int64_t diagonal = row[0];
    row[0] += costs_.gap;
    for (std::size_t j = 1; j < row.size(); ++j) {
        const std::int64_t pair = diagonal + (first_[i - 1] == second_[j - 1] ? 0 : costs_.substitution);
        diagonal = row[j];
        row[j] = std::min({pair, row[j] + costs_.gap, row[j - 1] + costs_.gap});
    }
}

void AnyCostRows::reach(std::size_t i)
{
    const std::size_t stride = (i - 1) / stride_;
    if (!loaded_.empty() && stride * stride_ == from_) return;
    from_ = stride * stride_;
    loaded_.assign(1, kept_[stride]);
    for (std::size_t next = from_ + 1; next <= std::min(from_ + stride_, first_.size()); ++next) {
        loaded_.push_back(loaded_.back());
        advance(loaded_.back(), next);
    }
}

AlignmentStep AnyCostRows::step(std::size_t i, std::size_t j)
{
    if (i == 0) return AlignmentStep::commission;
    if (j == 0) return AlignmentStep::omission;
    reach(i);
    const std::int64_t here = loaded_[i - from_][j];
    const std::int64_t pair = first_[i - 1] == second_[j - 1] ? 0 : costs_.substitution;
    const Row& above = loaded_[i - 1 - from_];
    if (here == above[j - 1] + pair) return AlignmentStep::pair;
    return here == above[j] + costs_.gap ? AlignmentStep::omission : AlignmentStep::commission;
}

}  // namespace tessera
