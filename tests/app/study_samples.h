// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/ids.h"
#include "sync/archive/archive.h"
#include "tests/support/builders.h"

#include <filesystem>
#include <memory>
#include <string>

namespace tessera::test {

// A session of the built-in scheme: a letter a minute, L M J P, "|" a pause, "?" can't tell.
[[nodiscard]] inline StoredSession minutesOf(const std::string& letters, const Header& top)
{
    StoredSession session;
    session.id = randomUuid();
    session.scheme = partnershipActivities();
    session.entries.push_back(headerEntry(top));
    std::int64_t at = 0;
    for (const char letter : letters) {
        const auto code = std::string("LMJP").find(letter);
        if (code != std::string::npos) session.entries.push_back(activity(at, static_cast<CodeIndex>(code)));
        if (letter == '|') session.entries.push_back(simple(EntryKind::pause, at));
        if (letter == '?') session.entries.push_back(simple(EntryKind::cannotTell, at));
        at += 60'000;
    }
    session.entries.push_back(simple(EntryKind::end, at));
    std::uint32_t number = 0;
    for (Entry& entry : session.entries) entry.number = ++number;
    return session;
}

[[nodiscard]] inline Header visitOf(const std::string& family, const std::string& visit, int minutesLater = 0,
                                    const std::string& site = "North", const std::string& study = "S1")
{
    Header top = header(family);
    top.visit = visit;
    top.study = study;
    top.site = site;
    top.observer = "O1";
    top.start.ms += minutesLater * 60'000LL;
    return top;
}

// Takes sessions into the archive of this name; false when one was not taken in.
[[nodiscard]] inline bool put(const std::filesystem::path& place, const std::vector<StoredSession>& sessions)
{
    auto archive = Archive::open(place.string(), ArchiveUse::import);
    if (!archive) return false;
    std::vector<OfferedSession> offered;
    for (const StoredSession& session : sessions) offered.push_back({session, randomUuid(), false});
    const auto taken = (*archive)->takeIn(offered, {}, {});
    if (!taken) return false;
    for (const TakenInSession& one : *taken)
        if (one.how != TakenIn::imported) return false;
    return true;
}

}  // namespace tessera::test
