// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/journal/journal.h"
#include "core/measures/agreement/common_time.h"

#include <optional>
#include <string>

namespace tessera {

// When a session's recording was opened; empty when nobody knows: a table without dates, or a bundle that
// left the exact date behind.
[[nodiscard]] std::optional<UtcTime> openedAt(const Journal& journal);

// Why two recordings cannot be of one visit; empty when nothing speaks against it. What was not written down
// (no visit code, no family, an unknown start) speaks neither way. Against it speak: two visit codes, two
// families, or two days. Two days are not counted against recordings that overlap: a visit may go on past
// midnight.
[[nodiscard]] std::optional<std::string> whyNotOneVisit(const Header& first, const Recording& firstRecording,
                                                        const Header& second,
                                                        const Recording& secondRecording);

}  // namespace tessera
