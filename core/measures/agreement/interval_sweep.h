// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/measures/agreement/coefficients.h"
#include "core/measures/agreement/common_time.h"

#include <cstddef>
#include <span>
#include <vector>

namespace tessera {

// A stretch during which neither observer changed.
struct PairedStretch {
    Symbol first = 0, second = 0;
    Millis onset{0}, offset{0};
    std::uint32_t piece = 0;
    [[nodiscard]] Millis length() const { return offset - onset; }
};

// Both tracks walked side by side: every border of either parts. Costs the number of stretches. Time that
// only one of the two tracks covers is passed over.
[[nodiscard]] std::vector<PairedStretch> pairedStretches(std::span<const CodedStretch> first,
                                                         std::span<const CodedStretch> second);

// Milliseconds by what the first and what the second observer had: the limit of the time-unit table for small
// units, without choosing one. `codes` is the size of the table.
[[nodiscard]] AgreementTable timeTable(std::span<const PairedStretch> stretches, std::size_t codes);

// A stretch, as long as it lasts, in which the observers had different codes: neighbouring stretches with the
// same two codes are one.
[[nodiscard]] std::vector<PairedStretch> differences(std::span<const PairedStretch> stretches);

}  // namespace tessera
