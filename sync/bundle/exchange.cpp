// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/bundle/exchange.h"

#include "sync/bundle/bundle_rules.h"
#include "sync/bundle/trust/enrolment.h"
#include "sync/seal/age_file.h"

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

Result<MadeBundle> makeBundle(Library& library, const Uuid& session, const BundleChoice& choice,
                              const Sealing& sealing)
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
    BundleContent content;
    content.session = std::move(stored).value();
    if (choice.reflections) {
        auto pages = Reflections(library).load(session);
        if (!pages) return pages.error();
        content.pages = std::move(*pages);
    }
    return made(library, chosen(std::move(content), leaving), *recipients);
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
                                           const Sealing& sealing)
{
    const auto bundle = makeBundle(library, session, choice, sealing);
    if (!bundle) return bundle.error();
    return writeBundle(*bundle, target, replace);
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
