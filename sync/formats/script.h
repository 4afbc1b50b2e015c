// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/journal/entry.h"
#include "core/journal/journal.h"
#include "core/scheme/scheme.h"

#include <string>
#include <string_view>
#include <vector>

namespace tessera {

// A visit script (`contract.md` section 3).
struct ScriptLine {
    Entry entry;           // `at` and `onset` are the script's time; for earlier, `amount` is set
    std::size_t line = 0;  // in the file, from 1
};
struct Script {
    bool illustrative = false;  // a leading "# Illustrative" comment
    std::vector<ScriptLine> lines;
};

// Reads the text of a script; `where` names the file in errors ("visit.csv:12"). Checks the form of each
// line, the words, the codes and that times never go back; whether an entry may stand where it does is for
// the journal to say.
[[nodiscard]] Result<Script> readScript(std::string_view text, const Scheme& scheme,
                                        const std::string& where);

// The journal that tapping the script would have made: `header` first, then each line under the journal's own
// rules and the header's consent. `scheme` must outlive the journal. The first line that cannot be is the
// error.
[[nodiscard]] Result<Journal> journalFromScript(const Script& script, const Header& header,
                                                const Uuid& session, const Scheme& scheme,
                                                const std::string& where);

}  // namespace tessera
