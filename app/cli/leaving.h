// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/arguments.h"
#include "core/base/result.h"
#include "core/journal/consent_record.h"
#include "core/store/library.h"
#include "sync/bundle/bundle.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tessera::cli {

// What --with lets leave: notes, reflections, exact-date, with commas. Errc::invalid in words for another.
[[nodiscard]] Result<BundleChoice> readChoice(const Arguments& arguments);

// What becomes of words in which something may say who they are about.
enum class OnFinding : std::uint8_t { warn, refuse, blank };
// Of --check-notes; Errc::invalid in words for another word.
[[nodiscard]] Result<OnFinding> readOnFinding(const Arguments& arguments);

// Looks at every text of a session that the choice and the family's consent let leave, and says on stderr
// what may tell who it is about: where and of what kind, a line each, never the words. Comes back with the
// choice, or with the texts in question blanked; Errc::refused where they are not to leave. `asJournal`:
// words leave that were reworded or taken away, as bundles have them.
[[nodiscard]] Result<BundleChoice> lookedAt(Library& library, const Uuid& session, const BundleChoice& choice,
                                            OnFinding onFinding, bool asJournal);
// The same where it is known already what may leave.
[[nodiscard]] Result<BundleChoice> lookedAt(Library& library, const StoredSession& stored,
                                            const BundleChoice& choice, const MayLeave& may,
                                            OnFinding onFinding, bool asJournal);

// Why --as cannot be this: missing or unknown. Empty when it can.
[[nodiscard]] std::string formatProblem(std::string_view format, const std::vector<std::string_view>& known);

}  // namespace tessera::cli
