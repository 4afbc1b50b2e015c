// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/compare/comparison.h"

#include "core/measures/agreement/one_visit.h"

#include <algorithm>
#include <utility>

namespace tessera {

Result<ComparedRecords> readRecords(const Library& library, const std::vector<Uuid>& sessions)
{
    auto records = std::make_shared<std::vector<ComparedRecord>>();
    for (const Uuid& session : sessions) {
        auto stored = library.load(session);
        if (!stored) return stored.error();
        auto journal = library.journal(*stored);
        if (!journal) return journal.error();
        ComparedRecord record;
        record.scheme = std::make_unique<Scheme>(std::move(stored->scheme));
        record.journal = std::make_unique<Journal>(session, *record.scheme);
        if (Status status = record.journal->restore(std::move(stored->entries)); !status)
            return status.error();
        record.timeline = record.journal->fold().timeline();
        record.opened = openedAt(*record.journal);
        records->push_back(std::move(record));
    }
    const auto agreedOn = [](const ComparedRecord& record) { return !record.timeline.sources.empty(); };
    if (records->size() -
            static_cast<std::size_t>(std::count_if(records->begin(), records->end(), agreedOn)) >=
        2)
        std::erase_if(*records, agreedOn);
    if (records->size() < 2) return Error{Errc::refused, "there is one record of this visit", {}};
    for (const ComparedRecord& record : *records)
        if (record.scheme->id != records->front().scheme->id)
            return Error{Errc::refused, "the records were made with different schemes", {}};
    return ComparedRecords(std::move(records));
}

std::shared_ptr<const Comparison> compared(ComparedRecords records, std::size_t first, std::size_t second,
                                           const AgreementSettings& settings)
{
    auto made = std::make_shared<Comparison>();
    made->first = first;
    made->second = second;
    made->settings = settings;
    std::vector<Recording> all;
    for (const ComparedRecord& record : *records) all.push_back(record.recording());
    const Scheme& scheme = *records->front().scheme;
    made->records = std::move(records);
    made->time = commonTime(std::vector<Recording>{all[first], all[second]}, scheme);
    made->stretches = pairedStretches(made->time.tracks[0], made->time.tracks[1]);
    made->differences = differences(made->stretches);
    made->figures = agreementOf(made->time, settings);
    made->all = agreementOfAll(commonTime(all, scheme), settings);
    return made;
}

Result<Summary> writeShared(Library& library, const Comparison& comparison, const std::vector<Chosen>& chosen)
{
    SharedParts parts;
    parts.journals = {comparison.one().journal.get(), comparison.other().journal.get()};
    parts.timelines = {&comparison.one().timeline, &comparison.other().timeline};
    parts.time = &comparison.time;
    parts.stretches = comparison.stretches;
    parts.chosen = chosen;
    parts.session = randomUuid();
    parts.device = library.device();
    const auto entries = sharedVersion(parts);
    if (!entries) return entries.error();
    if (Status status = library.createSession(parts.session, comparison.scheme()); !status)
        return status.error();
    if (Status status = library.append(parts.session, *entries); !status) {
        static_cast<void>(library.discard(parts.session));  // an empty session would be nothing to look at
        return status.error();
    }
    return library.summary(parts.session);
}

}  // namespace tessera
