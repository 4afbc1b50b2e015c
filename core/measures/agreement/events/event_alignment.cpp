// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/measures/agreement/events/event_alignment.h"

#include "core/measures/agreement/events/alignment_rows.h"

#include <algorithm>

namespace tessera {
namespace {

// Walks back from the end of both sequences over rows that can be asked for in falling order.
template <class Rows>
std::vector<AlignedPair> wayBack(Rows& rows, std::size_t i, std::size_t j)
{
    std::vector<AlignedPair> pairs;
    pairs.reserve(std::max(i, j));
    while (i > 0 || j > 0) {
        switch (rows.step(i, j)) {
            case AlignmentStep::pair:
                pairs.push_back({static_cast<std::uint32_t>(--i), static_cast<std::uint32_t>(--j)});
                break;
            case AlignmentStep::omission:
                pairs.push_back({static_cast<std::uint32_t>(--i), kNil});
                break;
            case AlignmentStep::commission:
                pairs.push_back({kNil, static_cast<std::uint32_t>(--j)});
                break;
        }
    }
    std::reverse(pairs.begin(), pairs.end());
    return pairs;
}

}  // namespace

std::vector<AlignedPair> alignEvents(std::span<const Symbol> first, std::span<const Symbol> second,
                                     const AlignmentCosts& costs)
{
    if (costs.substitution == 1 && costs.gap == 1) {
        UnitCostRows rows(first, second);
        return wayBack(rows, first.size(), second.size());
    }
    AnyCostRows rows(first, second, costs);
    return wayBack(rows, first.size(), second.size());
}

AgreementTable alignmentTable(std::span<const AlignedPair> pairs, std::span<const Symbol> first,
                              std::span<const Symbol> second, std::size_t codes)
{
    AgreementTable table(codes + 1);
    for (const AlignedPair& pair : pairs)
        table.add(pair.first == kNil ? codes : first[pair.first],
                  pair.second == kNil ? codes : second[pair.second], 1);
    return table;
}

std::vector<double> nilExpected(const AgreementTable& table)
{
    const std::size_t size = table.codes();
    std::vector<double> expected(size * size, 0);
    if (size == 0) return expected;
    const auto rows = table.rowSums();
    const auto columns = table.columnSums();
    const std::size_t nil = size - 1;
    const auto total = static_cast<double>(table.total());
    const auto nilRow = static_cast<double>(rows[nil]), nilColumn = static_cast<double>(columns[nil]);
    const double codedRows = total - nilRow, codedColumns = total - nilColumn;
    const double both = codedRows - nilColumn;
    for (std::size_t i = 0; i < nil; ++i) {
        const auto row = static_cast<double>(rows[i]), column = static_cast<double>(columns[i]);
        if (codedRows > 0) expected[i * size + nil] = row / codedRows * nilColumn;
        if (codedColumns > 0) expected[nil * size + i] = column / codedColumns * nilRow;
        for (std::size_t j = 0; j < nil; ++j)
            if (codedRows > 0 && codedColumns > 0)
                expected[i * size + j] =
                    row / codedRows * (static_cast<double>(columns[j]) / codedColumns) * both;
    }
    return expected;
}

std::optional<double> nilKappa(const AgreementTable& table)
{
    const std::int64_t total = table.total();
    if (total <= 0) return std::nullopt;
    const auto rows = table.rowSums();
    const auto columns = table.columnSums();
    for (std::size_t i = 0; i < table.codes(); ++i)
        if (rows[i] == total && columns[i] == total)
            return std::nullopt;  // one code alone: nothing to tell apart
    const std::vector<double> expected = nilExpected(table);
    double chance = 0;
    for (std::size_t i = 0; i < table.codes(); ++i) chance += expected[i * table.codes() + i];
    chance /= static_cast<double>(total);
    const double observed = static_cast<double>(table.agreed()) / static_cast<double>(total);
    return (observed - chance) / (1 - chance);
}

}  // namespace tessera
