// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/measures/agreement/coefficients.h"
#include "core/measures/agreement/common_time.h"
#include "core/measures/agreement/raters.h"
#include "core/measures/sequence/positions.h"

#include <cstdint>
#include <span>
#include <vector>

namespace tessera {

// Common time cut into equal units. Units start anew with each piece; one exists when its start lies in a
// piece, so the last of a piece may reach beyond it. A unit takes the code that holds its start.
struct UnitSheet {
    Millis unit{1000};
    std::vector<Millis> starts;               // on the common clock
    std::vector<std::uint32_t> pieces;        // of each unit: index into CommonTime::pieces
    std::vector<std::vector<Symbol>> tracks;  // of each record, one symbol a unit, or kNotObserved

    [[nodiscard]] std::size_t size() const { return starts.size(); }
};

// How many units there would be. Requires unit > 0.
[[nodiscard]] std::int64_t unitCount(const CommonTime& time, Millis unit);
[[nodiscard]] UnitSheet unitSheet(const CommonTime& time, Millis unit);

// Units by what two records had; units that one of them did not observe are passed over.
[[nodiscard]] AgreementTable unitTable(const UnitSheet& sheet, std::size_t first, std::size_t second,
                                       std::size_t codes);

// The same with a tolerance (after Bakeman, Deckner & Quera 2005): a unit counts as agreed when the other
// observer had the reference's code anywhere within `around` units before or after, in the same piece;
// otherwise it counts as what both had in it. Rows are the reference's codes, so the table of (b, a) is not
// that of (a, b).
[[nodiscard]] AgreementTable toleranceTable(const UnitSheet& sheet, std::size_t reference, std::size_t other,
                                            std::size_t codes, std::size_t around);

// Over all records at once, unit by unit from `from` to before `to`: who did not observe a unit is missing
// from it.
[[nodiscard]] NominalAlpha alphaOf(const UnitSheet& sheet, std::size_t codes, std::size_t from,
                                   std::size_t to);

}  // namespace tessera
