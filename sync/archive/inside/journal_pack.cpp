// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/archive/inside/journal_pack.h"

#include "core/store/content_digest.h"
#include "core/store/sealing/entry_codec.h"
#include "core/store/sealing/wire.h"

#include <algorithm>
#include <utility>

namespace tessera::archive {

namespace {

constexpr char kPackVersion = 1;

Error damaged()
{
    return {
        Errc::damaged, "The journal of a session is damaged; import its bundle again after erasing it.", {}};
}

bool readEntries(std::string_view section, std::vector<Entry>& entries)
{
    WireReader reader(section);
    while (!reader.done()) {
        const std::string_view plain = reader.text();
        if (reader.failed() || !decodeEntry(plain, entries.emplace_back())) return false;
    }
    return !reader.failed();
}

// The three parts of a payload: what stands, forks, what a later version said of the session.
struct Parts {
    std::string_view entries, forks, unknown;
};

bool split(std::string_view payload, Parts& parts)
{
    if (payload.empty() || payload.front() != kPackVersion) return false;
    WireReader reader(payload.substr(1));
    parts.entries = reader.text();
    parts.forks = reader.text();
    parts.unknown = reader.text();
    return !reader.failed() && reader.rest().empty();
}

}  // namespace

PackedJournal pack(const StoredSession& session)
{
    std::string section, plain;
    section.reserve(session.entries.size() * 12 + 64);
    for (const Entry& entry : session.entries) {
        plain.clear();
        encodeEntry(entry, plain);
        putText(section, plain);
    }
    PackedJournal packed;
    packed.digest = sha256Hex(section);
    packed.payload.reserve(section.size() + 16);
    packed.payload.push_back(kPackVersion);
    putText(packed.payload, section);

    std::vector<std::pair<std::uint32_t, std::string>> forks;
    for (const Entry& fork : session.forks) forks.emplace_back(fork.number, encodeEntry(fork));
    std::sort(forks.begin(), forks.end());
    section.clear();
    for (const auto& fork : forks) putText(section, fork.second);
    putText(packed.payload, section);
    putText(packed.payload, session.unknown);
    return packed;
}

Result<StoredSession> unpack(std::string_view payload)
{
    Parts parts;
    StoredSession session;
    if (!split(payload, parts) || !readEntries(parts.entries, session.entries) ||
        !readEntries(parts.forks, session.forks))
        return damaged();
    session.unknown = parts.unknown;
    return session;
}

Result<StoredSession> unpack(std::string_view payload, std::string_view digest)
{
    Parts parts;
    if (!split(payload, parts) || sha256Hex(parts.entries) != digest) return damaged();
    return unpack(payload);
}

Result<std::vector<std::pair<std::uint32_t, std::string>>> plainEntries(std::string_view payload)
{
    Parts parts;
    if (!split(payload, parts)) return damaged();
    std::vector<std::pair<std::uint32_t, std::string>> plains;
    for (const std::string_view section : {parts.entries, parts.forks}) {
        WireReader reader(section);
        while (!reader.done()) {
            const std::string_view plain = reader.text();
            Entry entry;
            if (reader.failed() || !decodeEntry(plain, entry)) return damaged();
            plains.emplace_back(entry.number, std::string(plain));
        }
    }
    return plains;
}

}  // namespace tessera::archive
