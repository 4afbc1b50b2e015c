// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/builders.h"

#include <cstdio>
#include <cstdlib>

namespace tessera::test {

Header header(const std::string& family)
{
    Header content;
    content.family = family;
    content.practitioner = "P3";
    content.observer = "O1";
    content.visit = "V12";
    content.consent = Consent::all;
    content.start = UtcTime{1'772'445'600'000};
    content.scheme = partnershipActivities().id;
    return content;
}

Entry simple(EntryKind kind, std::int64_t at)
{
    Entry entry;
    entry.kind = kind;
    entry.at = entry.onset = Millis{at};
    return entry;
}

Entry headerEntry(const Header& content)
{
    Entry entry = simple(EntryKind::header, 0);
    entry.header = std::make_shared<const Header>(content);
    return entry;
}

Entry activity(std::int64_t at, CodeIndex code)
{
    Entry entry = simple(EntryKind::activity, at);
    entry.code = code;
    return entry;
}

Entry marker(std::int64_t at, CodeIndex code)
{
    Entry entry = simple(EntryKind::marker, at);
    entry.code = code;
    return entry;
}

Entry note(std::int64_t at, const std::string& text)
{
    Entry entry = simple(EntryKind::note, at);
    entry.text = text;
    return entry;
}

Entry earlier(std::int64_t at, std::int64_t by)
{
    Entry entry = simple(EntryKind::earlier, at);
    entry.amount = Millis{by};
    return entry;
}

Entry correction(EntryKind kind, std::int64_t at, std::uint32_t target, CodeIndex code, std::int64_t onset)
{
    Entry entry = simple(kind, at);
    entry.target = target;
    entry.code = code;
    entry.onset = Millis{onset};
    return entry;
}

Journal journalOf(const std::vector<Entry>& entries)
{
    Journal journal(randomUuid(), partnershipActivities());
    const auto add = [&journal](const Entry& entry) {
        const auto added = journal.append(entry);
        if (!added) {
            std::fprintf(stderr, "refused: %s\n", added.error().what.c_str());
            std::abort();
        }
    };
    if (entries.empty() || entries.front().kind != EntryKind::header) add(headerEntry());
    for (const Entry& entry : entries) add(entry);
    return journal;
}

Journal visit(const std::string& letters, std::int64_t step)
{
    std::vector<Entry> entries;
    std::int64_t at = 0;
    for (const char letter : letters) {
        const auto code = std::string("LMJP").find(letter);
        if (code == std::string::npos) continue;
        entries.push_back(activity(at, static_cast<CodeIndex>(code)));
        at += step;
    }
    entries.push_back(simple(EntryKind::end, at));
    return journalOf(entries);
}

}  // namespace tessera::test
