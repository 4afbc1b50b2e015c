// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/bundle/bundle.h"
#include "sync/bundle/bundle_lines.h"
#include "sync/bundle/bundle_rules.h"
#include "sync/bundle/bundle_wire.h"
#include "sync/bundle/pages/bundle_pages.h"

#include <bundle.pb.h>

#include <algorithm>
#include <utility>

namespace tessera {
namespace {

constexpr std::uint32_t kFormat = 1;
constexpr std::size_t kLogHeadBytes = 32;
constexpr std::uint64_t kMostLogLines = 1'000'000'000'000;

Error broken(const std::string& what)
{
    return Error{Errc::invalid, "the bundle breaks a rule of its format: " + what, ""};
}

// An activity that `moments` can say on its own but for what a line adds.
bool isInMoments(const Entry& entry, std::size_t codes)
{
    return entry.kind == EntryKind::activity && entry.code < codes;
}

bool needsLine(const Entry& entry, std::size_t codes)
{
    return !isInMoments(entry, codes) || entry.target != 0 || entry.onset != entry.at ||
           entry.amount.count() != 0 || entry.tags != 0 || !entry.text.empty() ||
           entry.cause != Cause::asked || entry.withheld || entry.header != nullptr || !entry.unknown.empty();
}

Result<Uuid> readId(const std::string& bytes, const char* whose)
{
    Uuid id;
    if (bytes.size() != id.bytes.size())
        return broken(std::string("the id of the ") + whose + " is not 16 bytes");
    std::transform(bytes.begin(), bytes.end(), id.bytes.begin(),
                   [](char byte) { return static_cast<std::uint8_t>(byte); });
    return id;
}

void writeEntries(const StoredSession& session, bundle::v1::Session& message)
{
    const std::size_t codes = session.scheme.codeCount();
    Millis last{0};
    message.mutable_moments()->Reserve(static_cast<int>(session.entries.size()));
    for (const Entry& entry : session.entries) {
        const bool plain = isInMoments(entry, codes);
        const auto passed = static_cast<std::uint64_t>((entry.at - last).count());
        message.add_moments(passed * (codes + 1) + (plain ? entry.code : codes));
        last = entry.at;
        if (!needsLine(entry, codes)) continue;
        auto& line = *message.add_lines();
        if (!plain) writeKindAndCode(entry, codes, line);
        writeDetails(entry, line);
    }
    for (const Entry& entry : session.forks) {
        auto& line = *message.add_forks();
        writeKindAndCode(entry, codes, line);
        line.set_at_ms(static_cast<std::uint64_t>(entry.at.count()));
        writeDetails(entry, line);
    }
}

Status readEntries(const bundle::v1::Session& message, StoredSession& session)
{
    const std::size_t codes = session.scheme.codeCount();
    std::int64_t at = 0;
    int next = 0;
    session.entries.reserve(static_cast<std::size_t>(message.moments_size()));
    for (const std::uint64_t moment : message.moments()) {
        Entry entry;
        entry.number = static_cast<std::uint32_t>(session.entries.size() + 1);
        const std::string who = "entry " + std::to_string(entry.number);
        const std::uint64_t passed = moment / (codes + 1), symbol = moment % (codes + 1);
        if (passed > static_cast<std::uint64_t>(kMostMillis - at)) {
            return broken(who + " has a time that is longer than 31 years");
        }
        at += static_cast<std::int64_t>(passed);
        entry.at = entry.onset = Millis{at};
        const bool hasLine = next < message.lines_size() && message.lines(next).number() == entry.number;
        if (symbol < codes) {
            entry.kind = EntryKind::activity;
            entry.code = static_cast<CodeIndex>(symbol);
            if (hasLine && (message.lines(next).kind() != 0 || message.lines(next).code() != 0)) {
                return broken(who + " says its kind twice");
            }
        } else {
            if (!hasLine) return broken("the line of " + who + " is missing");
            if (Status status = readKindAndCode(message.lines(next), codes, entry); !status) return status;
        }
        if (hasLine) {
            if (message.lines(next).at_ms() != 0) return broken(who + " says its time twice");
            if (Status status = readDetails(message.lines(next), entry); !status) return status;
            ++next;
        }
        session.entries.push_back(std::move(entry));
    }
    if (next != message.lines_size()) {
        return broken("line " + std::to_string(next + 1) +
                      " belongs to no entry, or stands in the wrong place");
    }
    return {};
}

Status readForks(const bundle::v1::Session& message, StoredSession& session)
{
    const std::size_t codes = session.scheme.codeCount();
    for (const auto& line : message.forks()) {
        Entry entry;
        entry.number = line.number();
        if (line.at_ms() > static_cast<std::uint64_t>(kMostMillis)) {
            return broken("a fork of entry " + std::to_string(entry.number) + " is later than 31 years");
        }
        entry.at = Millis{static_cast<std::int64_t>(line.at_ms())};
        if (Status status = readKindAndCode(line, codes, entry); !status) return status;
        if (Status status = readDetails(line, entry); !status) return status;
        session.forks.push_back(std::move(entry));
    }
    return {};
}

Result<StoredSession> readSession(const bundle::v1::Session& message)
{
    StoredSession session;
    auto id = readId(message.id(), "session");
    if (!id) return id.error();
    session.id = *id;
    auto scheme = readScheme(message.scheme());
    if (!scheme) return scheme.error();
    session.scheme = std::move(scheme).value();
    // Before anything is worked out from the number of codes.
    if (const Status valid = validate(session.scheme); !valid) {
        return broken("its scheme cannot be used: " + valid.error().what);
    }
    if (Status status = readEntries(message, session); !status) return status.error();
    if (Status status = readForks(message, session); !status) return status.error();

    // What is unknown within a line goes with its entry. The rest stays with the session.
    bundle::v1::Session rest = message;
    rest.clear_lines();
    rest.clear_forks();
    rest.clear_reflections();
    rest.clear_actions();
    session.unknown = message.kept() + unknownIn(rest);
    return session;
}

Result<std::string> serialized(bundle::v1::Bundle& message, const BundleContent& content)
{
    if (!giveBack(content.unknown, message, bundle::v1::Bundle::kSessionFieldNumber))
        message.set_kept(content.unknown);
    std::string bytes;
    if (message.ByteSizeLong() > kMostBundleBytes || !message.SerializeToString(&bytes)) {
        return Error{Errc::invalid, "the session is too large for a bundle (more than 64 MiB)", ""};
    }
    return bytes;
}

void writeBesides(const BundleContent& content, bundle::v1::Bundle& message)
{
    if (content.texts.rules > 0) {
        auto& check = *message.mutable_text_check();
        check.set_rules(content.texts.rules);
        check.set_texts(content.texts.texts);
        check.set_findings(content.texts.findings);
        check.set_blanked(content.texts.blanked);
        check.set_confirmed(content.texts.confirmed);
    }
    if (content.log.number > 0) {
        message.set_log_head(bytesOfDigest(content.log.chain).value_or(""));
        message.set_log_count(content.log.number);
    }
    for (const KeyChange& change : content.keyChanges) {
        auto& written = *message.add_key_changes();
        written.set_before(change.before);
        written.set_after(change.after);
        written.set_from_sequence(change.fromSequence);
        written.set_signature(change.signature);
    }
    for (const Tombstone& tombstone : content.withdrawals) {
        auto& written = *message.add_withdrawals();
        written.set_session(tombstone.session.bytes.data(), tombstone.session.bytes.size());
        written.set_day(tombstone.day);
        written.set_scope(static_cast<bundle::v1::WithdrawalScope>(tombstone.scope));
    }
}

Status readBesides(const bundle::v1::Bundle& message, BundleContent& content)
{
    if (message.has_text_check()) {
        const auto& check = message.text_check();
        if (check.rules() == 0) return broken("its check of texts does not say by which rules");
        content.texts = {check.rules(), check.texts(), check.findings(), check.blanked(), check.confirmed()};
    }
    if (message.log_count() > kMostLogLines || (message.log_count() == 0) != message.log_head().empty() ||
        (!message.log_head().empty() && message.log_head().size() != kLogHeadBytes))
        return broken("what it says of its device's log does not fit together");
    content.log = {message.log_count(), hexOfDigest(message.log_head())};
    for (const auto& change : message.key_changes())
        content.keyChanges.push_back(
            {change.before(), change.after(), change.from_sequence(), change.signature()});
    for (const auto& withdrawal : message.withdrawals()) {
        const auto id = readId(withdrawal.session(), "withdrawn session");
        if (!id) return id.error();
        if (withdrawal.scope() < bundle::v1::WITHDRAWAL_SCOPE_STOP ||
            withdrawal.scope() > bundle::v1::WITHDRAWAL_SCOPE_ALL)
            return broken("a withdrawal has a scope that does not exist");
        content.withdrawals.push_back(
            {*id, withdrawal.day(), static_cast<WithdrawalScope>(withdrawal.scope())});
    }
    return {};
}

}  // namespace

Result<std::string> encodeBundle(const BundleContent& content)
{
    if (const Status status = checkContent(content); !status) return status.error();
    bundle::v1::Bundle message;
    message.set_format(kFormat);
    message.set_device_id(content.device.bytes.data(), content.device.bytes.size());
    message.set_device_public_key(content.devicePublicText);
    message.set_program(content.program);
    writeBesides(content, message);
    if (content.session.id.isNil()) return serialized(message, content);
    auto& session = *message.mutable_session();
    session.set_id(content.session.id.bytes.data(), content.session.id.bytes.size());
    writeScheme(content.session.scheme, *session.mutable_scheme());
    if (!giveBack(content.session.unknown, session)) session.set_kept(content.session.unknown);
    writeEntries(content.session, session);
    writePages(content.pages, session);
    return serialized(message, content);
}

Result<BundleContent> decodeBundle(std::string_view bytes)
{
    if (const Status status = inspectBundle(bytes); !status) return status.error();
    bundle::v1::Bundle message;
    if (!message.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) {
        return Error{Errc::damaged,
                     "this is not a whole bundle: its bytes are cut short or changed; copy it again", ""};
    }
    if (message.format() == 0) return broken("it does not say its format's number");
    if (message.format() > kFormat) {
        return Error{Errc::tooNew, "the bundle was written by a later version; update the program to read it",
                     ""};
    }
    BundleContent content;
    auto device = readId(message.device_id(), "device");
    if (!device) return device.error();
    content.device = *device;
    content.devicePublicText = message.device_public_key();
    content.program = message.program();
    if (const Status status = readBesides(message, content); !status) return status.error();
    if (message.has_session() || content.withdrawals.empty()) {
        auto session = readSession(message.session());
        if (!session) return session.error();
        content.session = std::move(session).value();
        auto pages = readPages(message.session());
        if (!pages) return pages.error();
        content.pages = std::move(pages).value();
    }
    content.unknown = message.kept() + unknownIn(message, bundle::v1::Bundle::kSessionFieldNumber);
    if (const Status status = checkContent(content); !status) return status.error();
    return content;
}

}  // namespace tessera
