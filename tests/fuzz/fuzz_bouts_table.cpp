// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
// Any bytes as a table of bouts: refused with a sentence, or sessions whose entries a journal takes without
// objection.
#include "core/journal/journal.h"
#include "sync/formats/bouts_table.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto table = tessera::readBoutsTable(text, {}, "fuzz.csv");
    if (!table) {
        if (table.error().what.empty()) std::abort();
        return 0;
    }
    if (!table->sessions.empty() && !tessera::validate(table->scheme)) std::abort();
    for (const tessera::StoredSession& session : table->sessions) {
        tessera::Journal journal(session.id, session.scheme);
        for (const tessera::Entry& entry : session.entries)
            if (!journal.restore(entry)) std::abort();
        if (journal.fold().refused() != 0 || !journal.fold().ended()) std::abort();
    }
    return 0;
}
