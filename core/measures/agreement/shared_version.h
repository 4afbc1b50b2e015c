// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/journal/journal.h"
#include "core/measures/agreement/common_time.h"
#include "core/measures/agreement/interval_sweep.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace tessera {

// Whose code stands for a difference.
enum class Chosen : std::uint8_t { first, second, cannotTell };

// The new session that two observers agreed on.
struct SharedParts {
    std::array<const Journal*, 2> journals{};  // of one scheme, which must outlive the call
    std::array<const Timeline*, 2> timelines{};
    const CommonTime* time = nullptr;          // of these two
    std::span<const PairedStretch> stretches;  // pairedStretches of its tracks
    std::span<const Chosen> chosen;            // one for each of differences(stretches)
    Uuid session, device;                      // of the new session; of this device
};

// Writes the journal of the shared version, all entries numbered and checked. It covers the time in which
// both were observing: a pause of either is a pause. Where both had the same code, and where the first was
// chosen, the squares are the first one's; where the second was chosen, the second one's; where neither was,
// it is can't-tell. The header is the first one's with both observers' codes, opened where the common time
// begins; behind it stands what the family agreed to, of two records what both allow and until the earlier of
// their ends; two entries name the sources. Markers and notes stay in the sources. Errc::refused when there
// is no common time, Errc::invalid when choices are missing.
[[nodiscard]] Result<std::vector<Entry>> sharedVersion(const SharedParts& parts);

}  // namespace tessera
