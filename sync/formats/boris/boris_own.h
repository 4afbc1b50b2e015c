// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/journal/journal.h"
#include "sync/formats/boris/boris_project.h"
#include "sync/formats/reading/imported.h"

#include <map>
#include <optional>
#include <string>

// What this program writes beside its own observations, under the key "tessera", so that they come back
// whole: BORIS keeps keys it does not know. In the project: "schemes" (id -> scheme file) and "codes" (the
// codes of BORIS -> the scheme's). In an observation: "session" (UUID), "sign" (of its events, to see whether
// they were changed since), "header", "opened_ms" (how long before the clock's start the recording was
// opened), "pieces" ([onset, offset, code or null for can't tell, 0 new or 1 carried on, 0 or 1 for a pause
// before]), "reasons" ([onset, words] of pauses), "end_ms".
namespace tessera::boris {

inline constexpr const char* kOwnNote = "note";
inline constexpr const char* kOwnMarker = "marker";

[[nodiscard]] Json ownProject(const Scheme& scheme, const std::map<std::string, std::string>& codes);
[[nodiscard]] Json ownObservation(const Journal& journal, const std::vector<Event>& events);

// The session that stands there; nothing when nothing of ours does, it was changed since, or is not to be
// read. `changed` says whether it is one of ours whose events were changed.
[[nodiscard]] std::optional<StoredSession> ownSession(const Observation& observation, const Project& project,
                                                      bool& changed);

}  // namespace tessera::boris
