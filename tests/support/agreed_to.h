// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/journal/consent_record.h"
#include "core/store/library.h"
#include "tests/support/builders.h"

namespace tessera::test {

// Everything was agreed to by a parent and the child, for as long as nobody takes it back.
[[nodiscard]] inline ConsentRecord everythingAgreed()
{
    ConsentRecord record;
    record.form = "HB-2026/1";
    record.by = static_cast<std::uint8_t>(ConsentBy::parents);
    record.assent = Assent::given;
    record.observe = record.teaching = record.reuse = true;
    record.grid = record.notes = record.reflections = record.exactDate = true;
    return record;
}

// The session with what its family agreed to behind its header, as the app writes it.
[[nodiscard]] inline StoredSession agreedTo(StoredSession session, const ConsentRecord& record)
{
    session.entries.insert(session.entries.begin() + 1, entryOf(record));
    for (std::size_t i = 0; i < session.entries.size(); ++i) {
        Entry& entry = session.entries[i];
        entry.number = static_cast<std::uint32_t>(i + 1);
        if (i > 1 && entry.target > 1) ++entry.target;
    }
    return session;
}

}  // namespace tessera::test
