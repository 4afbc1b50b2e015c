// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/journal/journal.h"

namespace tessera {

Result<Entry> Journal::append(Entry entry)
{
    entry.number = static_cast<std::uint32_t>(entries_.size()) + 1;
    if (Status allowed = fold_.check(entry); !allowed) return allowed.error();
    fold_.step(entry);
    entries_.push_back(entry);
    return entry;
}

namespace {

Error missing()
{
    return Error{Errc::damaged, "an entry of this session is missing; import its bundle again", {}};
}

}  // namespace

Status Journal::restore(Entry entry)
{
    if (entry.number != entries_.size() + 1) return missing();
    fold_.step(entry);
    entries_.push_back(std::move(entry));
    return {};
}

Status Journal::restore(std::vector<Entry> entries)
{
    if (!entries_.empty()) return Error{Errc::refused, "this journal has entries already", {}};
    std::uint32_t number = 0;
    for (const Entry& entry : entries)
        if (entry.number != ++number) return missing();
    for (const Entry& entry : entries) fold_.step(entry);
    entries_ = std::move(entries);
    return {};
}

}  // namespace tessera
