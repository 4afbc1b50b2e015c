// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sync/bundle/bundle.h"
#include "tests/support/builders.h"

#include <string>
#include <utility>
#include <vector>

namespace tessera::test {

// Numbered 1, 2, 3 … under a header.
inline std::vector<Entry> numbered(std::vector<Entry> entries, const Header& top = header())
{
    entries.insert(entries.begin(), headerEntry(top));
    std::uint32_t number = 0;
    for (Entry& entry : entries) entry.number = ++number;
    return entries;
}

inline BundleContent contentOf(std::vector<Entry> entries)
{
    BundleContent content;
    content.session.id = *Uuid::parse("6f1c2b7e-0b5a-4c1d-9e2f-3a4b5c6d7e8f");
    content.session.scheme = partnershipActivities();
    content.session.entries = numbered(std::move(entries));
    content.device = *Uuid::parse("0a1b2c3d-4e5f-4a6b-8c7d-8e9fa0b1c2d3");
    content.program = "Tessera test";
    return content;
}

// Every kind of entry, and every field that an entry can have.
inline BundleContent everyKind()
{
    std::vector<Entry> entries{activity(0, 0), activity(12'345, 1)};
    Entry slip = activity(20'000, 2);
    slip.cause = Cause::slip;
    slip.onset = Millis{19'000};
    entries.push_back(slip);
    Entry pause = simple(EntryKind::pause, 60'000);
    pause.text = "the phone rang";
    entries.insert(entries.end(),
                   {simple(EntryKind::cannotTell, 30'000), marker(31'000, 5), marker(31'000, kNoCode),
                    note(40'000,
                         "she turned to the cot, \xC3\xA9tonn\xC3\xA9"
                         "e"),
                    earlier(41'000, 3'000), pause, simple(EntryKind::resume, 90'000),
                    simple(EntryKind::undo, 91'000), simple(EntryKind::redo, 91'500)});
    entries[3].code = kCannotTell;
    for (const EntryKind kind : {EntryKind::recode, EntryKind::retime, EntryKind::split, EntryKind::join,
                                 EntryKind::insert, EntryKind::remove, EntryKind::reword}) {
        entries.push_back(correction(kind, 100'000, 3, 1, 12'000));
    }
    entries.back().text = "other words";
    Entry away = simple(EntryKind::away, 200'000);
    away.amount = Millis{92'000};
    away.cause = Cause::approximate;
    Header corrected = header("F08");
    corrected.place = PlaceKind::dayStay;
    corrected.kind = SessionKind::practice;
    corrected.consent = Consent::noNotes;
    corrected.zoneMinutes = -210;
    corrected.device = *Uuid::parse("11111111-2222-4333-8444-555555555555");
    corrected.bootId = "boot-7";
    corrected.site = "North";
    corrected.study = "S1";
    corrected.sourceId = "row 12";
    Entry again = headerEntry(corrected);
    again.at = again.onset = Millis{210'000};
    Entry strange = activity(211'000, kNoCode);
    strange.unknown = "bytes of a later library";
    Entry coded = simple(EntryKind::interval, 212'000);
    coded.code = 2;
    coded.onset = Millis{210'000};
    Entry tag = correction(EntryKind::tag, 213'000, 7, 6);
    tag.tags = 5;
    tag.text = "the nights";
    Entry sure = simple(EntryKind::sureness, 214'000);
    sure.tags = 3;
    Entry source = simple(EntryKind::source, 215'000);
    source.text = "22222222-3333-4444-8555-666666666666";
    entries.insert(entries.end(),
                   {away, again, strange, coded, tag, sure, source, simple(EntryKind::end, 220'000),
                    simple(EntryKind::reopen, 300'000), simple(EntryKind::end, 310'000)});
    BundleContent content = contentOf(std::move(entries));
    Entry fork = activity(12'346, 3);
    fork.number = 3;
    content.session.forks.push_back(fork);
    return content;
}

inline bool same(const BundleContent& a, const BundleContent& b)
{
    return a.session.id == b.session.id && a.session.scheme == b.session.scheme &&
           a.session.entries == b.session.entries && a.session.forks == b.session.forks &&
           a.session.unknown == b.session.unknown && a.device == b.device &&
           a.devicePublicText == b.devicePublicText && a.program == b.program && a.unknown == b.unknown;
}

}  // namespace tessera::test
