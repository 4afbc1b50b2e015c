// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sync/formats/figures.h"
#include "sync/formats/figures_tree.h"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>

namespace tessera::tree {

// What the sessions written together have in common, by scheme: turbulence is normalised against it.
class DataSet {
public:
    DataSet() = default;
    explicit DataSet(std::span<const SessionFigures> sessions);

    // Units of the longest session of this one's scheme.
    [[nodiscard]] std::uint64_t longest(const SessionFigures& figures) const;
    // Turbulence of the alphabet repeated up to that length.
    [[nodiscard]] std::optional<double> greatestTurbulence(const SessionFigures& figures) const;

private:
    struct OfScheme {
        std::size_t codes = 0;
        std::uint64_t longest = 0;
        std::optional<double> greatest;
    };
    std::map<std::string, OfScheme> schemes_;
};

// The object "sequence" of `contract.md` section 5: its keys first, then those beyond it.
[[nodiscard]] Json sequence(const SessionFigures& figures, const FigureSettings& settings,
                            const DataSet& dataSet);
// The definitions behind it, to be added to the settings.
void addSequenceSettings(Json& settings, std::uint64_t longest);

}  // namespace tessera::tree
