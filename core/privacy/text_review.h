// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace tessera {

// What the check of texts says of a session that is handed over; it travels with the session.
struct TextReview {
    std::uint32_t rules = 0;     // kTextRules of whoever checked; 0: not checked
    std::uint32_t texts = 0;     // that leave and were looked at
    std::uint32_t findings = 0;  // in these texts
    std::uint32_t blanked = 0;   // texts that would have left and whose words were left out
    bool confirmed = false;      // a person saw every text before it left

    bool operator==(const TextReview&) const = default;
};

}  // namespace tessera
