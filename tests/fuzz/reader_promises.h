// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/journal/journal.h"
#include "sync/formats/reading/imported.h"

#include <cstdlib>
#include <string>

// What every reader of sessions promises, whatever bytes it is fed.
namespace tessera::test {

inline void holds(bool promise)
{
    if (!promise) std::abort();
}

inline void isSentence(const std::string& what)
{
    holds(!what.empty() && what.find('\n') == std::string::npos);
}

// A session that a journal takes without objection.
inline Status taken(const StoredSession& session)
{
    holds(validate(session.scheme).ok());
    Journal journal(session.id, session.scheme);
    for (const Entry& entry : session.entries) holds(journal.restore(entry).ok());
    holds(journal.fold().refused() == 0 && journal.fold().ended());
    return {};
}

inline ImportSink sinkThatChecks()
{
    return {[](const StoredSession& session) { return taken(session); },
            [](const ImportFinding& finding) { isSentence(finding.what); },
            {}};
}

}  // namespace tessera::test
