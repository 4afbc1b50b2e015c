// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/privacy/leave.h"

#include "core/journal/journal.h"
#include "sync/bundle/bundle_file.h"
#include "sync/bundle/exchange.h"

#include <algorithm>

namespace tessera {

Result<Leave> Leave::ask(const Journal& journal, std::optional<UtcTime> now)
{
    return ask(StoredSession{journal.session(), journal.fold().scheme(), journal.entries(), {}, {}}, now);
}

Result<Leave> Leave::ask(const StoredSession& session, std::optional<UtcTime> now)
{
    const auto may = mayLeave(session, now);
    if (!may) return may.error();
    return Leave(session.id, *may);
}

Leave Leave::toItsFamily(const StoredSession& session)
{
    return {session.id, MayLeave{}};
}

bool Leave::covers(const Uuid& session) const
{
    return std::find(sessions_.begin(), sessions_.end(), session) != sessions_.end();
}

void Leave::add(const Leave& other)
{
    sessions_.insert(sessions_.end(), other.sessions_.begin(), other.sessions_.end());
    may_.notes = may_.notes && other.may_.notes;
    may_.reflections = may_.reflections && other.may_.reflections;
    may_.exactDate = may_.exactDate && other.may_.exactDate;
}

Status Leave::write(const std::filesystem::path& target, std::string_view bytes, bool replace) const
{
    return writeFileDurably(target, bytes, replace);
}

}  // namespace tessera
