// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/review/opened_visit.h"

#include <utility>

namespace tessera {

OpenedVisit openVisit(const Library& library, const Uuid& session)
{
    OpenedVisit visit;
    auto stored = library.load(session);
    if (!stored) {
        visit.problem = stored.error();
        return visit;
    }
    visit.forked = !stored->forks.empty();
    if (visit.forked) return visit;
    visit.scheme = std::make_unique<Scheme>(std::move(stored->scheme));
    visit.journal = std::make_unique<Journal>(stored->id, *visit.scheme);
    for (Entry& entry : stored->entries) {
        if (const Status status = visit.journal->restore(std::move(entry)); !status) {
            visit.problem = status.error();
            break;
        }
    }
    visit.lanes = lanesOf(visit.journal->fold());
    visit.findings = findingsOf(visit.lanes.front().timeline, visit.lanes.front().scheme);
    visit.changes = changesOf(*visit.journal);
    if (!visit.changes.empty()) {
        visit.first = lanesOf(firstVersion(*visit.journal));
        markTakenAway(visit.lanes, visit.first);
    }
    return visit;
}

}  // namespace tessera
