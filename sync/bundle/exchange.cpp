// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/bundle/exchange.h"

#include "core/journal/fold.h"
#include "core/store/sealing/entry_codec.h"
#include "sync/bundle/bundle_rules.h"

#include <sodium.h>

#include <algorithm>
#include <sstream>
#include <system_error>

namespace tessera {
namespace {

constexpr const char* kSequenceTable = "bundle-sequence";
constexpr std::uint64_t kMostFileBytes = kMostBundleBytes + 16 * 1024;

Error at(Error error, const std::filesystem::path& path)
{
    if (error.where.empty()) error.where = path.string();
    return error;
}

std::string contentKey(std::string_view bytes)
{
    unsigned char hash[crypto_hash_sha256_BYTES];
    crypto_hash_sha256(hash, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    char text[sizeof hash * 2 + 1];
    sodium_bin2hex(text, sizeof text, hash, sizeof hash);
    return std::string(text, 32);
}

// What one entry of a bundle would do to a session that is there; by the rules of Library::merge.
enum class Effect : std::uint8_t { nothing, added, forked };

// Of two withheld entries the one that says more stands.
bool saysMore(const Entry& a, const Entry& b)
{
    const std::string first = encodeEntry(a), second = encodeEntry(b);
    return first.size() != second.size() ? first.size() > second.size() : first > second;
}

Effect effectOf(const Entry& entry, const StoredSession& there)
{
    if (entry.number > there.entries.size()) return Effect::added;
    const Entry& mine = there.entries[entry.number - 1];
    const auto same = [&entry](const Entry& other) { return other == entry; };
    if (same(mine) || std::any_of(there.forks.begin(), there.forks.end(), same)) return Effect::nothing;
    if (!mine.withheld) return entry.withheld ? Effect::nothing : Effect::forked;
    return !entry.withheld || saysMore(entry, mine) ? Effect::added : Effect::nothing;
}

Result<MergeOutcome> foresee(const Library& library, const StoredSession& session)
{
    const auto erased = library.tombstone(session.id);
    if (!erased) return erased.error();
    if (*erased) return MergeOutcome::erased;
    if (!library.contains(session.id)) {
        return session.forks.empty() ? MergeOutcome::added : MergeOutcome::forked;
    }
    const auto there = library.load(session.id);
    if (!there) return there.error();
    if (!(there->scheme == session.scheme)) {
        return Error{Errc::refused, "this session is stored with another set of codes; nothing was taken in",
                     ""};
    }
    Effect most = Effect::nothing;
    for (const Entry& entry : session.entries) most = std::max(most, effectOf(entry, *there));
    for (const Entry& entry : session.forks) most = std::max(most, effectOf(entry, *there));
    return most == Effect::forked  ? MergeOutcome::forked
           : most == Effect::added ? MergeOutcome::extended
                                   : MergeOutcome::alreadyThere;
}

ImportStatus statusOf(MergeOutcome outcome)
{
    switch (outcome) {
        case MergeOutcome::added:
            return ImportStatus::imported;
        case MergeOutcome::extended:
            return ImportStatus::extended;
        case MergeOutcome::forked:
            return ImportStatus::fork;
        case MergeOutcome::erased:
            return ImportStatus::erased;
        case MergeOutcome::alreadyThere:
            break;
    }
    return ImportStatus::alreadyThere;
}

// Entries that the session's rules do not allow where they stand. They are kept, as everything is, and count
// for nothing.
std::uint32_t impossibleEntries(const StoredSession& session)
{
    Fold fold(session.scheme);
    for (const Entry& entry : session.entries) fold.step(entry);
    return fold.refused();
}

}  // namespace

Result<std::uint64_t> sequenceFor(Library& library, const BundleContent& content)
{
    const auto bytes = encodeBundle(content);
    if (!bytes) return bytes.error();
    const std::string wanted = contentKey(*bytes);
    auto table = library.secret(kSequenceTable);
    if (!table) return table.error();
    std::string text = table->value_or("");
    std::istringstream lines(text);
    std::string key;
    std::uint64_t number = 0, last = 0;
    while (lines >> key >> number) {
        if (key == wanted) return number;
        last = std::max(last, number);
    }
    text += wanted + " " + std::to_string(last + 1) + "\n";
    if (Status kept = library.setSecret(kSequenceTable, text); !kept) return kept.error();
    return last + 1;
}

Result<std::filesystem::path> exportBundle(Library& library, const Uuid& session, const BundleChoice& choice,
                                           const std::filesystem::path& target, bool replace)
{
    auto stored = library.load(session);
    if (!stored) return stored.error();
    const auto key = DeviceKey::of(library);
    if (!key) return key.error();
    BundleContent content;
    content.session = std::move(stored).value();
    content.device = library.device();
    content.devicePublicText = key->publicText();
    content.program = "Tessera " TESSERA_VERSION;
    content = chosen(std::move(content), choice);

    std::error_code failed;
    const bool asFolder = !target.has_filename();
    if (asFolder) std::filesystem::create_directories(target, failed);
    if (failed) return Error{Errc::io, "cannot make this folder: " + failed.message(), target.string()};
    const std::filesystem::path path =
        asFolder || std::filesystem::is_directory(target, failed) ? target / bundleFileName(content) : target;
    const auto sequence = sequenceFor(library, content);
    if (!sequence) return sequence.error();
    const auto bytes = packBundle(content, *key, *sequence);
    if (!bytes) return bytes.error();
    if (Status written = writeFileDurably(path, *bytes, replace); !written) return written.error();
    return path;
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

Result<OpenedBundle> verifyBundleFile(const std::filesystem::path& file)
{
    if (file.extension() == ".age") {
        return Error{Errc::unavailable, "sealed to a study; opening it is not available in this version",
                     file.string()};
    }
    const auto bytes = readFile(file, kMostFileBytes);
    if (!bytes) return bytes.error();
    auto opened = openBundle(*bytes);
    if (!opened) return at(opened.error(), file);
    return opened;
}

ImportReport importBundle(Library& library, const std::filesystem::path& file, bool dryRun)
{
    ImportReport report;
    report.path = file;
    const auto opened = verifyBundleFile(file);
    if (!opened) {
        report.error = opened.error();
        return report;
    }
    const StoredSession& session = opened->content.session;
    report.sessions.push_back(session.id);
    const auto outcome = dryRun ? foresee(library, session) : library.merge(session);
    if (!outcome) {
        report.error = at(outcome.error(), file);
        return report;
    }
    report.status = statusOf(*outcome);
    if (report.status == ImportStatus::erased) {
        report.findings.emplace_back(
            "consent was withdrawn and the session erased; it is not taken in again");
        return report;
    }
    if (report.status == ImportStatus::fork) {
        report.findings.push_back(
            "two devices wrote different entries under one number; both are kept, and the "
            "session's figures wait until one is chosen");
    }
    if (const std::uint32_t count = impossibleEntries(session); count > 0) {
        report.findings.push_back(
            std::to_string(count) +
            " of the session's entries cannot be where they stand; they are kept and left out "
            "of the picture and the figures");
    }
    return report;
}

}  // namespace tessera
