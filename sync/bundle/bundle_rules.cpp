// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/bundle/bundle_rules.h"

#include "core/journal/consent_record.h"
#include "sync/bundle/pages/bundle_pages.h"

#include <algorithm>
#include <array>
#include <limits>

namespace tessera {
namespace {

constexpr std::size_t kMostNameBytes = 200;
constexpr std::int64_t kLastStart = 253'402'300'799'999;  // 9999-12-31T23:59:59.999Z
constexpr std::int64_t kLastDay = kLastStart / 86'400'000;
constexpr std::size_t kMostWithdrawals = 100'000;
constexpr std::size_t kMostKeyChanges = 1'000;

Error broken(const std::string& what)
{
    return Error{Errc::invalid, "the bundle breaks a rule of its format: " + what, ""};
}

std::string of(const Entry& entry)
{
    return "entry " + std::to_string(entry.number);
}

bool inRange(Millis time)
{
    return time.count() >= 0 && time.count() <= kMostMillis;
}

Status checkHeader(const Header& header, const Scheme& scheme, const std::string& who)
{
    for (const std::string* code : {&header.family, &header.practitioner, &header.observer, &header.visit}) {
        if (!code->empty() && !isPersonCode(*code)) {
            return broken("the header in " + who +
                          " has a code of a person or visit that is not 1 to 16 of A-Z a-z 0-9 -");
        }
    }
    for (const std::string* text : {&header.site, &header.study, &header.sourceId, &header.bootId}) {
        if (text->size() > kMostNameBytes || !isUtf8(*text)) {
            return broken("the header in " + who + " has a name that is too long or not UTF-8");
        }
    }
    if (header.place > PlaceKind::other || header.kind > SessionKind::illustrative ||
        header.consent > Consent::none) {
        return broken("the header in " + who + " names a place, kind or consent that does not exist");
    }
    if (!header.scheme.empty() && header.scheme != scheme.id) {
        return broken("the header in " + who + " names another scheme than the bundle's");
    }
    if (header.start.ms < 0 || header.start.ms > kLastStart) {
        return broken("the header in " + who + " starts outside the years 1970 to 9999");
    }
    if (header.zoneMinutes < -840 || header.zoneMinutes > 840) {
        return broken("the header in " + who + " has a time zone that does not exist");
    }
    return {};
}

// The largest value of an entry's tags.
std::uint32_t mostTags(EntryKind kind)
{
    if (kind == EntryKind::sureness) return static_cast<std::uint32_t>(Sureness::very);
    if (kind == EntryKind::consent) return std::numeric_limits<std::uint32_t>::max();  // read below
    constexpr std::uint32_t kAllTags = static_cast<std::uint32_t>(MarkerTag::help) |
                                       static_cast<std::uint32_t>(MarkerTag::challenge) |
                                       static_cast<std::uint32_t>(MarkerTag::possibility);
    return kind == EntryKind::tag ? kAllTags : 0;
}

Status checkEntry(const Entry& entry, const Scheme& scheme)
{
    const std::string who = of(entry);
    if (entry.kind < EntryKind::header || entry.kind > EntryKind::consent ||
        entry.cause > Cause::approximate) {
        return broken(who + " has a kind or cause that does not exist");
    }
    if (!inRange(entry.at) || !inRange(entry.onset) || !inRange(entry.amount)) {
        return broken(who + " has a time that is negative or longer than 31 years");
    }
    if (entry.code != kNoCode && entry.code != kCannotTell && entry.code >= scheme.codeCount()) {
        return broken(who + " has a code that is not in the scheme");
    }
    if (entry.text.size() > kMostTextBytes || entry.unknown.size() > kMostTextBytes) {
        return broken(who + " has more than 64 KiB of text");
    }
    if (!isUtf8(entry.text)) return broken(who + " has text that is not UTF-8");
    if (entry.withheld && !entry.text.empty()) return broken(who + " is withheld and has words all the same");
    if ((entry.kind == EntryKind::header) != (entry.header != nullptr)) {
        return broken(who + " is a header without one, or has one without being a header");
    }
    if (entry.tags > mostTags(entry.kind)) return broken(who + " has tags that do not exist");
    if (entry.kind == EntryKind::source && !entry.withheld && !Uuid::parse(entry.text)) {
        return broken(who + " names a source that is no id of a session");
    }
    if (entry.kind == EntryKind::consent && (entry.withheld || !consentRecordOf(entry))) {
        return broken(who + " is a consent that does not say its form or who gave it");
    }
    if (entry.header) return checkHeader(*entry.header, scheme, who);
    return {};
}

// What stands in a bundle beside its session.
Status checkBesides(const BundleContent& content)
{
    if (content.withdrawals.size() > kMostWithdrawals) return broken("more than 100,000 withdrawals");
    for (const Tombstone& tombstone : content.withdrawals) {
        if (tombstone.session.isNil() || tombstone.scope < WithdrawalScope::stop ||
            tombstone.scope > WithdrawalScope::all || tombstone.day < 0 || tombstone.day > kLastDay)
            return broken("a withdrawal names no session, or a day or scope that does not exist");
    }
    if (content.keyChanges.size() > kMostKeyChanges)
        return broken("more than 1,000 changes of the device's key");
    for (const KeyChange& change : content.keyChanges) {
        if (change.before.size() > kMostNameBytes || change.after.size() > kMostNameBytes ||
            change.signature.size() > kMostNameBytes)
            return broken("a change of the device's key that is none");
    }
    return {};
}

}  // namespace

bool isUtf8(std::string_view text)
{
    // Lowest value that needs a sequence of that length: anything lower is an overlong form.
    constexpr std::array<std::uint32_t, 5> lowest{0, 0, 0x80, 0x800, 0x10000};
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const std::size_t length = lead < 0x80             ? 1
                                   : (lead & 0xE0) == 0xC0 ? 2
                                   : (lead & 0xF0) == 0xE0 ? 3
                                   : (lead & 0xF8) == 0xF0 ? 4
                                                           : 0;
        if (length == 0 || length > text.size() - i) return false;
        std::uint32_t point = length == 1 ? lead : lead & (0x7FU >> length);
        for (std::size_t k = 1; k < length; ++k) {
            const auto next = static_cast<unsigned char>(text[i + k]);
            if ((next & 0xC0) != 0x80) return false;
            point = (point << 6) | (next & 0x3FU);
        }
        if (point < lowest[length] || point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF)) return false;
        i += length;
    }
    return true;
}

Status checkContent(const BundleContent& content)
{
    const StoredSession& session = content.session;
    if (const Status status = checkBesides(content); !status) return status;
    if (content.device.isNil()) return broken("the device has no id");
    if (content.program.size() > kMostNameBytes || !isUtf8(content.program)) {
        return broken("the program's name is too long or not UTF-8");
    }
    if (content.devicePublicText.size() > kMostNameBytes) return broken("the device's public key is none");
    if (session.id.isNil()) {
        if (content.withdrawals.empty() || !session.entries.empty()) return broken("the session has no id");
        return {};
    }
    if (const Status valid = validate(session.scheme); !valid) {
        return broken("its scheme cannot be used: " + valid.error().what);
    }
    if (session.entries.empty()) return broken("the session has no entries");
    if (const Status status = checkPages(content.pages); !status) return status;
    if (session.entries.size() > kMostEntries || session.forks.size() > kMostEntries) {
        return broken("more than a million entries");
    }
    Millis last{0};
    std::uint32_t number = 0;
    for (const Entry& entry : session.entries) {
        if (entry.number != ++number) return broken("the entries are not numbered 1, 2, 3 without a hole");
        if (const Status status = checkEntry(entry, session.scheme); !status) return status;
        if (entry.at < last) return broken("time goes back at " + of(entry));
        last = entry.at;
    }
    if (session.entries.front().kind != EntryKind::header) return broken("entry 1 is not a header");
    for (const Entry& entry : session.forks) {
        if (entry.number == 0 || entry.number > number) return broken("a fork of an entry that is not there");
        if (const Status status = checkEntry(entry, session.scheme); !status) return status;
    }
    return {};
}

}  // namespace tessera
