// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/journal/journal.h"
#include "sync/formats/reading/imported.h"

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

namespace tessera::test {

// All that a reader gave.
struct Taken {
    Status status;
    std::vector<StoredSession> sessions;
    std::vector<ImportFinding> findings;

    [[nodiscard]] std::size_t refused() const
    {
        return static_cast<std::size_t>(std::count_if(findings.begin(), findings.end(),
                                                      [](const ImportFinding& one) { return one.refuses; }));
    }
    // Whether any finding has these words.
    [[nodiscard]] bool says(const std::string& words) const
    {
        return std::any_of(findings.begin(), findings.end(), [&](const ImportFinding& one) {
            return describe(one).find(words) != std::string::npos;
        });
    }
};

template <class Reader>
Taken takenBy(const Reader& reader, const std::string& text, const ImportOptions& options = {})
{
    Taken taken;
    std::istringstream stream(text);
    taken.status =
        reader(stream, options, std::string("t"),
               ImportSink{[&taken](StoredSession session) -> Status {
                              taken.sessions.push_back(std::move(session));
                              return {};
                          },
                          [&taken](ImportFinding finding) { taken.findings.push_back(std::move(finding)); },
                          {}});
    return taken;
}

inline Journal journalOf(const StoredSession& session)
{
    Journal journal(session.id, session.scheme);
    for (const Entry& entry : session.entries) static_cast<void>(journal.restore(entry).ok());
    return journal;
}

// "R 0-4200, F 4200-9850" on the session's clock; a bout that follows on another directly is joined by a
// comma, behind a gap stands "|".
inline std::string boutsOf(const StoredSession& session)
{
    const Journal journal = journalOf(session);
    if (journal.fold().refused() != 0) return "refused entries";
    std::string text;
    for (const Bout& bout : journal.fold().timeline().bouts)
        text += (text.empty()   ? ""
                 : bout.adjoins ? ", "
                                : " | ") +
                session.scheme.code(bout.code).id + ' ' + std::to_string(bout.onset.count()) + '-' +
                std::to_string(bout.offset.count());
    return text;
}

// "call 6100, call 12020"
inline std::string markersOf(const StoredSession& session)
{
    const Journal journal = journalOf(session);
    std::string text;
    for (const Marker& marker : journal.fold().timeline().markers)
        text += (text.empty() ? "" : ", ") +
                (marker.code < session.scheme.codeCount() ? session.scheme.code(marker.code).id
                                                          : std::string("-")) +
                ' ' + std::to_string(marker.at.count());
    return text;
}

inline std::int64_t endOf(const StoredSession& session)
{
    return journalOf(session).fold().timeline().end.count();
}

}  // namespace tessera::test
