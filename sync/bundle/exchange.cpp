// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/bundle/exchange.h"

#include "core/store/audit/audit_log.h"
#include "core/store/content_digest.h"
#include "sync/bundle/bundle_rules.h"
#include "sync/bundle/texts/said_texts.h"
#include "sync/bundle/trust/enrolment.h"
#include "sync/seal/age_file.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <system_error>

namespace tessera {
namespace {

// Of the archive, and of what sealing adds.
constexpr std::uint64_t kMostFileBytes = kMostBundleBytes + kMostBundleBytes / 1024 + 128 * 1024;

Error at(Error error, const std::filesystem::path& path)
{
    if (error.where.empty()) error.where = path.string();
    return error;
}

struct Recipients {
    std::vector<AgeRecipient> all;  // empty: it leaves readable
    BundleAddress address;
};

Result<Recipients> recipientsOf(const Sealing& sealing, const std::optional<StudyCard>& study)
{
    Recipients recipients;
    if (sealing.how == Sealing::How::readable || (sealing.how == Sealing::How::asEnrolled && !study))
        return recipients;
    recipients.all = eachOnce(sealing.how == Sealing::How::to ? sealing.recipients : study->recipients);
    if (recipients.all.size() < kFewestRecipients)
        return Error{Errc::invalid,
                     "a bundle is sealed to at least two recipients, so that one lost key does not lose it",
                     ""};
    recipients.address.to = recipientsDigest(recipients.all);
    if (study && eachOnce(study->recipients) == recipients.all) recipients.address.study = study->id;
    return recipients;
}

Result<MadeBundle> made(Library& library, BundleContent content, const Recipients& recipients)
{
    const auto key = DeviceKey::of(library);
    if (!key) return key.error();
    auto changes = changesOf(library);
    if (!changes) return changes.error();
    content.device = library.device();
    content.devicePublicText = key->publicText();
    content.program = "Tessera " TESSERA_VERSION;
    const auto line = madeContent(library, content);
    if (!line) return line.error();
    content.withdrawals = line->withdrawals;
    content.log = line->log;
    content.keyChanges = std::move(*changes);
    auto bytes = packBundle(content, *key, line->number, recipients.address);
    if (!bytes) return bytes.error();
    const bool noSession = content.session.id.isNil();
    MadeBundle bundle{noSession ? line->key + ".tessera" : bundleFileName(content), {}, line->number, false};
    if (recipients.all.empty()) {
        bundle.bytes = std::move(*bytes);
        return bundle;
    }
    const auto secret = sealingSecret(library);
    if (!secret) return secret.error();
    auto sealed = ageSealRepeatably(*bytes, recipients.all, *secret);
    if (!sealed) return sealed.error();
    bundle.bytes = std::move(*sealed);
    bundle.name += ".age";
    bundle.sealed = true;
    return bundle;
}

}  // namespace

Result<MayLeave> mayLeave(const StoredSession& session, std::optional<UtcTime> now)
{
    const auto header = std::find_if(session.entries.rbegin(), session.entries.rend(),
                                     [](const Entry& entry) { return entry.header != nullptr; });
    if (header == session.entries.rend()) return MayLeave{};
    using namespace std::chrono;
    const UtcTime clock{duration_cast<Millis>(system_clock::now().time_since_epoch()).count()};
    auto may = mayLeave(*header->header, session.entries, now.value_or(clock));
    if (may) return may;
    Error error = may.error();
    error.where = "session " + session.id.text();
    return error;
}

BundleChoice within(BundleChoice choice, const MayLeave& may)
{
    choice.notes = choice.notes && may.notes;
    choice.reflections = choice.reflections && may.reflections;
    choice.exactDate = choice.exactDate && may.exactDate;
    return choice;
}

Result<MadeBundle> makeBundle(Library& library, const Uuid& session, const BundleChoice& choice,
                              const Sealing& sealing, std::optional<UtcTime> now)
{
    const auto study = enrolledStudy(library);
    if (!study) return study.error();
    const auto recipients = recipientsOf(sealing, *study);
    if (!recipients) return recipients.error();
    BundleChoice leaving = choice;
    if (*study) {
        const StudyRules& rules = (*study)->rules;
        if (const Status status = allowed(rules, choice); !status) return status.error();
        if (rules.dates == StudyRules::Dates::week) leaving.coarse = DateGrain::week;
    }
    auto stored = library.load(session);
    if (!stored) return stored.error();
    const auto may = mayLeave(*stored, now);
    if (!may) return may.error();
    leaving = within(leaving, *may);
    BundleContent content;
    content.session = std::move(stored).value();
    if (leaving.reflections) {
        auto pages = Reflections(library).load(session);
        if (!pages) return pages.error();
        content.pages = std::move(*pages);
    }
    BundleContent left = chosen(content, leaving);
    left.texts = reviewed(content, left, leaving);
    return made(library, std::move(left), *recipients);
}

Result<MadeBundle> makeWithdrawals(Library& library, const Sealing& sealing)
{
    const auto study = enrolledStudy(library);
    if (!study) return study.error();
    const auto recipients = recipientsOf(sealing, *study);
    if (!recipients) return recipients.error();
    BundleContent content;
    auto withdrawn = library.tombstones();
    if (!withdrawn) return withdrawn.error();
    if (withdrawn->empty())
        return Error{Errc::notFound, "consent was taken back for no session of this library", ""};
    content.withdrawals = std::move(*withdrawn);
    return made(library, std::move(content), *recipients);
}

Result<std::filesystem::path> writeBundle(const MadeBundle& made, const std::filesystem::path& target,
                                          bool replace)
{
    std::error_code failed;
    const bool asFolder = !target.has_filename();
    if (asFolder) std::filesystem::create_directories(target, failed);
    if (failed) return Error{Errc::io, "cannot make this folder: " + failed.message(), target.string()};
    const std::filesystem::path path =
        asFolder || std::filesystem::is_directory(target, failed) ? target / made.name : target;
    if (Status written = writeFileDurably(path, made.bytes, replace); !written) return written.error();
    return path;
}

Result<std::filesystem::path> exportBundle(Library& library, const Uuid& session, const BundleChoice& choice,
                                           const std::filesystem::path& target, bool replace,
                                           const Sealing& sealing, std::optional<UtcTime> now)
{
    const auto bundle = makeBundle(library, session, choice, sealing, now);
    if (!bundle) return bundle.error();
    auto path = writeBundle(*bundle, target, replace);
    if (!path) return path;
    // Behind the head that the bundle carries, so that the same content stays the same file.
    Status noted = noteExported(library, session, *bundle);
    const std::size_t blanked = choice.blankedEntries.size() + choice.blankedPages.size();
    if (noted && blanked > 0)
        noted = AuditLog::append(library, {AuditKind::wordsBlanked, session, blanked, {}});
    return noted ? std::move(path) : Result<std::filesystem::path>(noted.error());
}

Status noteExported(Library& library, const Uuid& session, const MadeBundle& made)
{
    return AuditLog::append(library, {AuditKind::exported, session, made.sequence, sha256Hex(made.bytes)});
}

std::string_view name(ImportStatus status)
{
    switch (status) {
        case ImportStatus::imported:
            return "imported";
        case ImportStatus::alreadyThere:
            return "already there";
        case ImportStatus::extended:
            return "extended";
        case ImportStatus::quarantined:
            return "quarantined";
        case ImportStatus::fork:
            return "fork";
        case ImportStatus::erased:
            return "erased";
        case ImportStatus::refused:
            break;
    }
    return "refused";
}

Result<FoundArchive> readArchive(const std::filesystem::path& file,
                                 const std::vector<AgeIdentity>& identities)
{
    auto bytes = readFile(file, kMostFileBytes);
    if (!bytes) return bytes.error();
    const bool sealed = looksSealed(*bytes);
    auto archive = unsealed(std::move(*bytes), identities);
    if (!archive) return at(archive.error(), file);
    return FoundArchive{std::move(*archive), sealed};
}

Result<OpenedBundle> verifyBundleFile(const std::filesystem::path& file,
                                      const std::vector<AgeIdentity>& identities)
{
    const auto archive = readArchive(file, identities);
    if (!archive) return archive.error();
    auto opened = openArchive(archive->bytes, archive->sealed);
    if (!opened) return at(opened.error(), file);
    return opened;
}

}  // namespace tessera
