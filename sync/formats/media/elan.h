// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/journal/journal.h"
#include "sync/formats/tables/exported.h"

namespace tessera {

// How long a moment lasts in a format whose annotations must have a length: one picture of 25 a second.
inline constexpr Millis kElanPoint{40};

// One session as an ELAN annotation document of format 2.7 (whose controlled vocabularies hold their words
// directly): the tiers of session_tiers.h, states and markers with a controlled vocabulary of the scheme's
// codes. Milliseconds on the session's clock. A point lasts kElanPoint, or until the next point of its tier;
// annotations of a tier never overlap. DATE is the session's start when the journal says it exactly, else
// 2000-01-01. One file, "session.eaf". Equal input gives equal bytes.
[[nodiscard]] Result<Exported> writeElan(const Journal& journal);

}  // namespace tessera
