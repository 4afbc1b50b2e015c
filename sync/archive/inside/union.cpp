// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/archive/inside/union.h"

#include "core/store/sealing/entry_codec.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace tessera::archive {

namespace {

struct Variant {
    std::string plain;
    Entry entry;
};
// What stands under one number comes first.
using Variants = std::vector<Variant>;
using Numbers = std::map<std::uint32_t, Variants>;

enum class Change : std::uint8_t { nothing, added, forked };

bool saysMore(const std::string& a, const std::string& b)
{
    return a.size() != b.size() ? a.size() > b.size() : a > b;
}

Change take(Variants& stored, Variant incoming)
{
    if (stored.empty()) {
        stored.push_back(std::move(incoming));
        return Change::added;
    }
    const auto same = [&incoming](const Variant& one) { return one.plain == incoming.plain; };
    if (std::any_of(stored.begin(), stored.end(), same)) return Change::nothing;
    Variant& first = stored.front();
    if (first.entry.withheld) {
        if (incoming.entry.withheld && !saysMore(incoming.plain, first.plain)) return Change::nothing;
        first = std::move(incoming);
        return Change::added;
    }
    if (incoming.entry.withheld) return Change::nothing;
    stored.push_back(std::move(incoming));
    return Change::forked;
}

Status takeAll(Numbers& numbers, const StoredSession& session, Change& most)
{
    for (const std::vector<Entry>* list : {&session.entries, &session.forks}) {
        for (const Entry& entry : *list) {
            Variant variant{encodeEntry(entry), {}};
            if (entry.number == 0 || !decodeEntry(variant.plain, variant.entry))
                return Error{Errc::invalid, "An entry is out of range; nothing was taken in.",
                             session.id.text()};
            most = std::max(most, take(numbers[entry.number], std::move(variant)));
        }
    }
    return {};
}

// Puts the variant that counts first; `wanted` is what one side has under the number, when a side was chosen.
void order(Variants& variants, const Entry* wanted)
{
    std::sort(variants.begin(), variants.end(),
              [](const Variant& a, const Variant& b) { return a.plain < b.plain; });
    if (wanted == nullptr) return;
    const std::string plain = encodeEntry(*wanted);
    const auto found = std::find_if(variants.begin(), variants.end(),
                                    [&plain](const Variant& one) { return one.plain == plain; });
    if (found != variants.end()) std::rotate(variants.begin(), found, found + 1);
}

const Entry* entryOf(const StoredSession* session, std::uint32_t number)
{
    if (session == nullptr || number == 0 || number > session->entries.size()) return nullptr;
    return &session->entries[number - 1];
}

bool isWhole(const StoredSession& session)
{
    std::uint32_t expected = 0;
    return std::all_of(session.entries.begin(), session.entries.end(),
                       [&expected](const Entry& entry) { return entry.number == ++expected; });
}

}  // namespace

Result<Union> unite(const Standing* there, const StoredSession& incoming, ForkSide choice)
{
    if (there != nullptr && !(there->session.scheme == incoming.scheme))
        return Error{Errc::refused, "This session is stored with another set of codes; nothing was taken in.",
                     incoming.id.text()};
    Numbers numbers;
    Change most = Change::nothing;
    if (there != nullptr)
        if (const Status status = takeAll(numbers, there->session, most); !status) return status.error();
    const std::size_t countBefore = numbers.size();
    most = Change::nothing;
    if (const Status status = takeAll(numbers, incoming, most); !status) return status.error();
    if (numbers.empty())
        return Error{Errc::invalid, "This session has no entries; nothing was taken in.", incoming.id.text()};
    if (numbers.rbegin()->first != numbers.size())
        return Error{Errc::invalid,
                     "Entries are missing between what is stored and what came; nothing was taken in.",
                     incoming.id.text()};

    Union united;
    united.result.session.id = incoming.id;
    united.result.session.scheme = incoming.scheme;
    // With a choice made before, what stood then goes on standing.
    const bool wasSettled = there != nullptr && there->settled && most != Change::forked;
    const StoredSession* wantedFrom = nullptr;
    if (choice == ForkSide::incoming)
        wantedFrom = &incoming;
    else if (there != nullptr && (choice == ForkSide::there || wasSettled))
        wantedFrom = &there->session;
    for (auto& [number, variants] : numbers) {
        if (variants.size() > 1) order(variants, entryOf(wantedFrom, number));
        united.result.session.entries.push_back(std::move(variants.front().entry));
        for (std::size_t i = 1; i < variants.size(); ++i)
            united.result.session.forks.push_back(std::move(variants[i].entry));
    }
    if (!isWhole(united.result.session))
        return Error{Errc::invalid, "The entries are not numbered one after another.", incoming.id.text()};

    const bool forked = !united.result.session.forks.empty();
    united.result.settled = forked && (wasSettled || choice != ForkSide::none);
    const std::string unknown = there != nullptr ? there->session.unknown : std::string();
    const bool moreSaid = incoming.unknown != unknown && saysMore(incoming.unknown, unknown);
    united.result.session.unknown = moreSaid ? incoming.unknown : unknown;

    const bool choiceMade =
        united.result.settled && (there == nullptr || !there->settled || choice != ForkSide::none);
    united.changed = there == nullptr || most != Change::nothing || moreSaid || choiceMade;
    if (forked && !united.result.settled && (most == Change::forked || there == nullptr))
        united.outcome = MergeOutcome::forked;
    else if (there == nullptr)
        united.outcome = MergeOutcome::added;
    else if (united.changed || numbers.size() > countBefore)
        united.outcome = MergeOutcome::extended;
    return united;
}

}  // namespace tessera::archive
