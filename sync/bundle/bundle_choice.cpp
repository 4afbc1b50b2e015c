// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/content_digest.h"
#include "core/store/own_pages/reflection_codec.h"
#include "sync/bundle/bundle.h"
#include "sync/bundle/pages/bundle_pages.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace tessera {
namespace {

UtcTime cutTo(UtcTime time, DateGrain grain)
{
    using namespace std::chrono;
    const sys_days day = floor<days>(sys_time<milliseconds>{milliseconds{time.ms}});
    const year_month_day date{day};
    const sys_days start =
        grain == DateGrain::week ? day - (weekday{day} - Monday) : sys_days{date.year() / date.month() / 1};
    // The first week of 1970 began in 1969, before which there is no start.
    const sys_time<milliseconds> first = std::max(start, sys_days{});
    return UtcTime{first.time_since_epoch().count()};
}

void withhold(Entry& entry, const BundleChoice& choice)
{
    // A tag's issue is words like a note's; the id of a source and the version of a form are none.
    const bool words =
        entry.kind != EntryKind::source && entry.kind != EntryKind::consent &&
        (entry.kind == EntryKind::note || entry.kind == EntryKind::reword || !entry.text.empty());
    if (words && (!choice.notes || choice.blankedEntries.count(entry.number) > 0)) {
        entry.text.clear();
        entry.withheld = true;
    }
    if (entry.header && !choice.exactDate) {
        Header header = *entry.header;
        header.start = cutTo(header.start, choice.coarse);
        // Sessions of one boot are of a few days: together they would tell more than the month or week.
        header.bootId.clear();
        entry.header = std::make_shared<const Header>(std::move(header));
        entry.withheld = true;
    }
    // What a later version wrote there might be just the words that stay behind.
    if (entry.withheld) entry.unknown.clear();
}

}  // namespace

BundleContent chosen(BundleContent content, const BundleChoice& choice)
{
    for (Entry& entry : content.session.entries) withhold(entry, choice);
    for (Entry& entry : content.session.forks) withhold(entry, choice);
    if (!choice.reflections) content.pages = {};
    const auto blanked = [&choice](const auto& page) { return choice.blankedPages.count(page.id) > 0; };
    std::erase_if(content.pages.reflections, blanked);
    std::erase_if(content.pages.cards, blanked);
    if (!choice.exactDate) cutDates(content.pages, choice.coarse);
    return content;
}

std::string bundleFileName(const BundleContent& content)
{
    std::string digest = entriesDigest(content.session.entries);
    if (!content.pages.empty()) {
        // With what was written about it, it is another file.
        for (const Reflection& one : content.pages.reflections) digest += encodeOwnPage(one);
        for (const ActionCard& one : content.pages.cards) digest += encodeOwnPage(one);
        digest = sha256Hex(digest);
    }
    return fileDigest(content.session.id, digest) + ".tessera";
}

}  // namespace tessera
