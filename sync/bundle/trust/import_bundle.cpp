// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/journal/fold.h"
#include "core/store/content_digest.h"
#include "core/store/sealing/entry_codec.h"
#include "sync/bundle/exchange.h"
#include "sync/bundle/trust/aside.h"
#include "sync/bundle/trust/came_from.h"
#include "sync/bundle/trust/known_devices.h"
#include "sync/bundle/trust/withdrawals.h"

#include <algorithm>

namespace tessera {
namespace {

Error at(Error error, const std::filesystem::path& path)
{
    if (error.where.empty()) error.where = path.string();
    return error;
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

void failedWith(ImportReport& report, const Error& error)
{
    report.status = ImportStatus::refused;
    report.whole = false;
    report.error = at(error, report.path);
}

// Takes a session in, unless it was taken back; what is kept beside it goes into the same commit.
Result<MergeOutcome> outcomeOf(Library& library, const OpenedBundle& opened, std::vector<Setting> alongside,
                               const std::string& fromFile, bool own, bool dryRun,
                               const std::filesystem::path& path)
{
    const StoredSession& session = opened.content.session;
    const auto withdrawn = wasWithdrawn(library, session, opened.content.device);
    if (!withdrawn) return withdrawn.error();
    if (dryRun) return *withdrawn ? MergeOutcome::erased : foresee(library, session);
    const auto file = cameFromSetting(library, session.id, path);
    if (!file) return file.error();
    if (*file) alongside.push_back(**file);
    if (*withdrawn) {
        const Status kept = library.setSecrets(alongside);
        return kept ? Result(MergeOutcome::erased) : Result<MergeOutcome>(kept.error());
    }
    const auto bringer = own ? std::nullopt : broughtBySetting(library, session, opened.content.device);
    if (bringer) alongside.push_back(*bringer);
    return library.merge(session, alongside, fromFile);
}

// The session of a bundle, and what was written about it.
void takeSession(Library& library, const OpenedBundle& opened, const Result<MergeOutcome>& outcome,
                 bool dryRun, ImportReport& report)
{
    const StoredSession& session = opened.content.session;
    const OwnPages& pages = opened.content.pages;
    report.sessions.push_back(session.id);
    if (!outcome) return failedWith(report, outcome.error());
    report.status = statusOf(*outcome);
    if (report.status == ImportStatus::erased) {
        report.whole = false;
        report.findings.emplace_back(
            "consent was withdrawn and the session erased; it is not taken in again: delete this file");
        report.toDelete.push_back(report.path);
        return;
    }
    if (!pages.empty() && (!dryRun || library.contains(session.id))) {
        // Behind the session, which they refer to; taken in again they change nothing.
        Reflections own(library);
        const auto news = dryRun ? own.wouldMerge(session.id, pages) : own.merge(session.id, pages);
        if (!news) return failedWith(report, news.error());
        if (*news && report.status == ImportStatus::alreadyThere) report.status = ImportStatus::extended;
    }
    if (report.status == ImportStatus::fork) {
        report.whole = false;
        report.findings.emplace_back(
            "two devices wrote different entries under one number; both are kept, and the "
            "session's figures wait until one is chosen");
    }
    if (const std::uint32_t count = impossibleEntries(session); count > 0) {
        report.whole = false;
        report.findings.push_back(
            std::to_string(count) +
            " of the session's entries cannot be where they stand; they are kept and left out "
            "of the picture and the figures");
    }
}

void takeOpened(Library& library, const std::string& archive, const OpenedBundle& opened, bool dryRun,
                ImportReport& report)
{
    report.texts = opened.content.texts;
    auto judged = judge(library, opened);
    if (!judged) return failedWith(report, judged.error());
    const StoredSession& session = opened.content.session;
    const bool noSession = session.id.isNil();
    if (judged->verdict != Judgement::Verdict::take && !noSession) report.sessions.push_back(session.id);
    if (judged->verdict == Judgement::Verdict::stop)
        return failedWith(report, Error{Errc::refused, judged->why, {}});
    if (judged->verdict == Judgement::Verdict::keepAside) {
        const Status kept = dryRun ? Status{} : keepAside(library, archive, opened, report.path);
        if (!kept) return failedWith(report, kept.error());
        report.status = ImportStatus::quarantined;
        report.whole = false;
        report.findings.push_back(judged->why);
        return;
    }
    report.device = opened.content.device;
    if (!judged->finding.empty()) report.findings.push_back(judged->finding);
    std::vector<Setting> alongside;
    if (!judged->own) {
        auto settings = settingsFor(library, judged->device);
        if (!settings) return failedWith(report, settings.error());
        alongside = std::move(*settings);
    }
    // Withdrawals first: what they name is not taken in a moment before it is erased.
    const Voice voice{judged->own, judged->device.trusted};
    const auto applied = applyWithdrawals(library, opened.content, voice, dryRun);
    if (!applied) return failedWith(report, applied.error());
    if (!noSession) {
        const auto outcome = outcomeOf(library, opened, std::move(alongside), sha256Hex(archive), judged->own,
                                       dryRun, report.path);
        takeSession(library, opened, outcome, dryRun, report);
    } else {
        const Status kept = dryRun || alongside.empty() ? Status{} : library.setSecrets(alongside);
        if (!kept) return failedWith(report, kept.error());
        report.status = applied->erased > 0    ? ImportStatus::erased
                        : applied->learned > 0 ? ImportStatus::imported
                                               : ImportStatus::alreadyThere;
    }
    report.whole = report.whole && applied->whole;
    report.findings.insert(report.findings.end(), applied->findings.begin(), applied->findings.end());
    report.toDelete.insert(report.toDelete.end(), applied->toDelete.begin(), applied->toDelete.end());
}

}  // namespace

ImportReport importArchive(Library& library, const std::filesystem::path& file, const FoundArchive& archive,
                           bool dryRun)
{
    ImportReport report;
    report.path = file;
    const auto opened = openArchive(archive.bytes, archive.sealed);
    if (opened)
        takeOpened(library, archive.bytes, *opened, dryRun, report);
    else
        failedWith(report, opened.error());
    return report;
}

ImportReport importBundle(Library& library, const std::filesystem::path& file, bool dryRun,
                          const std::vector<AgeIdentity>& identities)
{
    const auto archive = readArchive(file, identities);
    if (archive) return importArchive(library, file, *archive, dryRun);
    ImportReport report;
    report.path = file;
    failedWith(report, archive.error());
    return report;
}

}  // namespace tessera
