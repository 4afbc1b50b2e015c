// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/journal/consent_record.h"
#include "core/journal/entry.h"

#include <cstdint>
#include <optional>

namespace tessera {

class Journal;

// What a family says when it is asked once more, because its consent has ended. Days count from 1970-01-01 in
// UTC.
struct AgreedAnew {
    ConsentRecord said;  // its times and days are not read
    // The last day on which it holds; nothing: until it is taken back.
    std::optional<std::int64_t> lastDay;
    // The last day on which the visit is kept; nothing: not said.
    std::optional<std::int64_t> keptUntil;
};

// Whether a family can be asked once more about a visit: a real one that has ended, recorded with somebody's
// consent, which is over at `now`. `refused` in a sentence, also where the visit's own day is not known here.
[[nodiscard]] Status mayAskAnew(const Journal& journal, UtcTime now);

// The entry to append: a consent of its own that stands from now on, while the one before stays in the
// journal. It dates itself by whole days after the visit's start, so that it tells no time of day. Words may
// leave only where words were agreed to before the visit. `refused` as mayAskAnew() does, when the last day
// does not lie after today, and when what was said lets nobody record a visit.
[[nodiscard]] Result<Entry> agreedAnew(const Journal& journal, const AgreedAnew& asked, UtcTime now);

}  // namespace tessera
