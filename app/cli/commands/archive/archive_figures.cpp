// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands/archive/archive_figures.h"

#include "core/journal/journal.h"

#include <utility>

namespace tessera::cli {

Result<std::unique_ptr<Archive>> askedArchive(const Arguments& arguments)
{
    return Archive::open(arguments.value("--archive"), ArchiveUse::ask);
}

Result<std::vector<Uuid>> archivedSessions(Archive& archive, const Arguments& arguments, bool all,
                                           SessionKind kind)
{
    if (all) return archive.sessionsOfKind(kind, {});
    std::vector<Uuid> chosen;
    for (const std::string& text : arguments.operands()) {
        const auto found = archive.find(text);
        if (!found) return found.error();
        if (found->empty())
            return Error{Errc::notFound,
                         "no such session in the archive; sessions --archive lists those that are there",
                         text};
        if (found->size() > 1)
            return Error{Errc::notFound,
                         std::to_string(found->size()) + " sessions answer to this; give the whole UUID",
                         text};
        chosen.push_back(found->front());
    }
    return chosen;
}

Result<SessionFigures> archivedFigures(Archive& archive, const Uuid& session, const FigureSettings& settings)
{
    auto stored = archive.loadSettled(session);
    if (!stored) return stored.error();
    Journal journal(stored->id, stored->scheme);
    if (Status restored = journal.restore(std::move(stored->entries)); !restored) return restored.error();
    return figuresOf(journal, settings);
}

Result<std::vector<Summary>> archivedSummaries(Archive& archive)
{
    auto listed = archive.list();
    if (!listed) return listed.error();
    std::vector<Summary> summaries;
    for (ListedSession& one : *listed) {
        Summary& summary = summaries.emplace_back();
        summary.session = one.session;
        summary.header = std::move(one.header);
        summary.state = one.state == "forked"  ? SessionState::forked
                        : one.state == "ended" ? SessionState::ended
                                               : SessionState::open;
        summary.observed = Millis{one.observedMs};
        summary.interactions = static_cast<std::uint32_t>(one.interactions);
    }
    return summaries;
}

}  // namespace tessera::cli
