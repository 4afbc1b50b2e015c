// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/journal/entry.h"
#include "core/journal/fold.h"

#include <vector>

namespace tessera {

// One session's append-only record, in memory, with what it says now beside it. It numbers entries, refuses
// what cannot be, and never changes or drops a line. Not thread-safe.
class Journal {
public:
    // `scheme` must outlive the journal. The first entry appended must be a header.
    Journal(const Uuid& session, const Scheme& scheme) : session_(session), fold_(scheme) {}

    [[nodiscard]] const Uuid& session() const { return session_; }

    // Numbers the entry, checks it, adds it and answers with the entry as it now stands in the journal.
    // Refused (nothing changes) when the session rules say no, or when time would go back.
    Result<Entry> append(Entry entry);

    // Takes an entry that has its number already, as it was read back. Refused when the number leaves a hole.
    Status restore(Entry entry);
    // Takes a whole journal as it was read back, without a copy. Only while there are no entries yet.
    Status restore(std::vector<Entry> entries);

    [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }
    [[nodiscard]] const Fold& fold() const { return fold_; }
    [[nodiscard]] const Header& header() const { return fold_.header(); }

private:
    Uuid session_;
    std::vector<Entry> entries_;
    Fold fold_;
};

}  // namespace tessera
