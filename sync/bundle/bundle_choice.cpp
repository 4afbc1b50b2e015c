// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/bundle/bundle.h"

#include <chrono>
#include <utility>

namespace tessera {
namespace {

UtcTime firstOfMonth(UtcTime time)
{
    using namespace std::chrono;
    const sys_days day = floor<days>(sys_time<milliseconds>{milliseconds{time.ms}});
    const year_month_day date{day};
    const sys_time<milliseconds> first = sys_days{date.year() / date.month() / 1};
    return UtcTime{first.time_since_epoch().count()};
}

void withhold(Entry& entry, const BundleChoice& choice)
{
    // A tag's issue is words like a note's; the id of a source is none.
    const bool words =
        entry.kind != EntryKind::source &&
        (entry.kind == EntryKind::note || entry.kind == EntryKind::reword || !entry.text.empty());
    if (words && !choice.notes) {
        entry.text.clear();
        entry.withheld = true;
    }
    if (entry.header && !choice.exactDate) {
        Header header = *entry.header;
        header.start = firstOfMonth(header.start);
        // Sessions of one boot are of a few days: together they would tell more than the month.
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
    return content;
}

std::string bundleFileName(const BundleContent& content)
{
    return entriesDigest(content.session.entries).substr(0, 32) + ".tessera";
}

}  // namespace tessera
