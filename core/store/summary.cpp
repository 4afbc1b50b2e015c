// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/summary.h"

#include "core/journal/consent_record.h"

#include <algorithm>

namespace tessera {

std::string_view name(SessionState state)
{
    switch (state) {
        case SessionState::open:
            return "open";
        case SessionState::ended:
            return "ended";
        case SessionState::forked:
            return "forked";
    }
    return "open";
}

Summary summarise(const Journal& journal)
{
    const Timeline timeline = journal.fold().timeline();
    Summary summary;
    summary.session = journal.session();
    summary.header = journal.header();
    summary.state = timeline.ended ? SessionState::ended : SessionState::open;
    if (!journal.entries().empty()) summary.entries = journal.entries().back().number;
    summary.observed = timeline.observed();
    summary.picture.reserve(timeline.interactions.size());
    for (const Interaction& interaction : timeline.interactions) summary.picture.push_back(interaction.code);
    summary.interactions = static_cast<std::uint32_t>(std::count_if(
        summary.picture.begin(), summary.picture.end(), [](CodeIndex code) { return code != kCannotTell; }));
    summary.notes = static_cast<std::uint32_t>(timeline.notes.size());
    summary.markers = static_cast<std::uint32_t>(timeline.markers.size());
    if (const auto consent = standingConsent(journal.entries())) summary.keepDays = consent->keepDays;
    return summary;
}

}  // namespace tessera
