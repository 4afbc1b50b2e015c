// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/privacy/text_check.h"
#include "core/privacy/text_review.h"
#include "sync/bundle/bundle.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tessera {

// One text that somebody wrote, in a session or about it.
struct SaidText {
    enum class Kind : std::uint8_t { note, pause, issue, reflection, action };

    Kind kind = Kind::note;
    std::uint32_t entry = 0;  // its number; 0: it stands on a page of its own
    Uuid page;
    // An entry that a later one reworded or took away: its words do not show any more, and a bundle has them.
    bool superseded = false;
    std::string_view text;  // of what it was read from
    std::vector<TextFinding> findings;
};
// "note", "pause", "issue", "reflection", "action", as scripts read them.
[[nodiscard]] std::string_view name(SaidText::Kind kind);

// Every text of a session that has words, those of forks too, and of its pages (question, words and answers
// one by one), as the check finds them; the scheme's own words are no names. Both must outlive what comes
// back.
[[nodiscard]] std::vector<SaidText> saidTexts(const StoredSession& session, const OwnPages& pages);

// The choice, with every text blanked in which something is found.
[[nodiscard]] BundleChoice blankedWhereFound(const StoredSession& session, const OwnPages& pages,
                                             BundleChoice choice);

// What the check says of `leaving`, which was `whole` before the choice was made.
[[nodiscard]] TextReview reviewed(const BundleContent& whole, const BundleContent& leaving,
                                  const BundleChoice& choice);

}  // namespace tessera
