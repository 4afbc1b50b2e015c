// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/journal/entry.h"
#include "core/scheme/scheme.h"

#include <QString>

namespace tessera::words {

// The sentences that pages, reports and spoken messages share. Translatable; none of them judges.

[[nodiscard]] QString text(const std::string& utf8);
[[nodiscard]] QString clock(Millis length);               // "31:58"
[[nodiscard]] QString minutes(Millis length);             // "64 minutes", "less than a minute"
[[nodiscard]] QString minutesBriefly(Millis length);      // "64 min", "under 1 min"
[[nodiscard]] QString interactions(std::uint64_t count);  // "115 interactions"
[[nodiscard]] QString place(PlaceKind place);
[[nodiscard]] QString title(const Header& header);  // "Family 014 · home visit"
[[nodiscard]] QString day(const Header& header);    // "2 March 2026", at the place's own time
[[nodiscard]] QString month(const Header& header);  // "March 2026"
[[nodiscard]] QString kind(SessionKind kind);       // "Illustrative: a made-up visit"; empty for a real one
[[nodiscard]] QString shortLabel(const Scheme& scheme, CodeIndex code);
[[nodiscard]] QString caption(Millis unit);  // "One square = one interaction"; unit 0 is by interaction
// "There is no best pattern. These are descriptions to think with, not marks."
[[nodiscard]] QString noBestPattern();
// A failure as people read it: a whole sentence.
[[nodiscard]] QString problem(const Error& error);

}  // namespace tessera::words
