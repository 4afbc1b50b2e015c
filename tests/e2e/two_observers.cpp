// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/two_observers.h"

#include "sync/bundle/bundle_file.h"
#include "sync/formats/script.h"

namespace tessera::test {
namespace {

constexpr CodeIndex kMeaning = 1, kJointAction = 2;

Entry entryOf(EntryKind kind, Millis at, CodeIndex code = kNoCode)
{
    Entry entry;
    entry.kind = kind;
    entry.code = code;
    entry.at = entry.onset = at;
    return entry;
}

Result<Journal> recorded(const Timeline& seen, Header header, const std::string& observer, bool otherEyes)
{
    header.observer = observer;
    Journal journal(randomUuid(), partnershipActivities());
    Entry first = entryOf(EntryKind::header, Millis{0});
    first.header = std::make_shared<const Header>(header);
    if (const auto added = journal.append(first); !added) return added.error();
    CodeIndex before = kNoCode;
    for (std::size_t i = 0; i < seen.interactions.size(); ++i) {
        const Interaction& one = seen.interactions[i];
        CodeIndex code = one.code;
        Millis at = one.onset;
        if (otherEyes && i > 0) at += Millis{3'000 + static_cast<std::int64_t>(i * 7 % 5) * 1'000};
        if (otherEyes && one.code == kJointAction && i > 64 && i < 76) code = kMeaning;
        if (otherEyes && i == 30 && before != kNoCode) code = before;
        if (const auto added = journal.append(entryOf(EntryKind::activity, at, code)); !added)
            return added.error();
        before = code;
    }
    if (const auto added = journal.append(entryOf(EntryKind::end, seen.end)); !added) return added.error();
    return journal;
}

}  // namespace

bool addTwoObservers(AppWindow& app, bool alike, const QString& family)
{
    const std::string file = TESSERA_SOURCE_DIR "/app/data/illustrative/day-stay.csv";
    const auto text = readFile(file, 1'000'000);
    const auto script = text ? readScript(*text, partnershipActivities(), file) : text.error();
    if (!script) return false;
    Header header;
    header.kind = SessionKind::illustrative;
    header.consent = Consent::all;
    header.place = PlaceKind::dayStay;
    header.family = family.toStdString();
    header.start = parseIso("2026-03-02T10:00:00Z").value_or(UtcTime{});
    const auto seen = journalFromScript(*script, header, randomUuid(), partnershipActivities(), file);
    if (!seen) return false;
    std::vector<StoredSession> both;
    for (const bool other : {false, true}) {
        const auto journal = recorded(seen->fold().timeline(), header, other ? "RS" : "KB", other && !alike);
        if (!journal) return false;
        both.push_back({journal->session(), partnershipActivities(), journal->entries(), {}, {}});
    }
    int merged = 0;
    for (const StoredSession& stored : both)
        app.app().vault()->ask(
            [stored](Library& library) -> Result<Summary> {
                if (const auto outcome = library.merge(stored); !outcome) return outcome.error();
                return library.summary(stored.id);
            },
            [&app, &merged](const Result<Summary>& summary) {
                if (!summary) return;
                app.app().visits()->put(*summary);
                ++merged;
            });
    return app.waitUntil([&merged] { return merged == 2; });
}

}  // namespace tessera::test
