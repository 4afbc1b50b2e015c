// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/bundle/trust/withdrawals.h"

#include "core/store/withdrawn/withdrawn_by.h"
#include "sync/bundle/trust/came_from.h"
#include "sync/bundle/trust/known_devices.h"

#include <algorithm>

namespace tessera {
namespace {

constexpr std::int64_t kDayMs = 86'400'000;

std::string broughtBy(const Uuid& session)
{
    return "brought/" + session.text();
}

Result<std::vector<Uuid>> askedBy(const Library& library, const Uuid& session)
{
    const auto text = library.secret(withdrawnBySetting(session));
    if (!text) return text.error();
    return readWithdrawnBy(text->value_or(""));
}

class Application {
public:
    Application(Library& library, const BundleContent& content, const Voice& voice, bool dryRun)
        : library_(library), content_(content), voice_(voice), dryRun_(dryRun)
    {
    }

    Result<AppliedWithdrawals> run()
    {
        for (const Tombstone& tombstone : content_.withdrawals) {
            // What was only not handed over is gone at the device; what came here may stay.
            Status status;
            if (tombstone.scope == WithdrawalScope::all) status = erase(tombstone);
            if (tombstone.scope == WithdrawalScope::stop) status = stop(tombstone);
            if (!status) return status.error();
        }
        return std::move(applied_);
    }

private:
    // Of a session that is here.
    [[nodiscard]] Result<bool> mayAskFor(const Uuid& session) const
    {
        if (voice_.own) return true;
        const auto stored = library_.load(session);
        if (!stored && stored.error().code != Errc::damaged) return stored.error();
        // What cannot be read any more can be taken back all the same, when its summary names the device.
        if (!stored) {
            const auto summary = library_.summary(session);
            return summary && summary->header.device == content_.device;
        }
        const std::vector<Uuid> recorders = recordersOf(*stored);
        // Records that disagree are a person's to part.
        if (!recorders.empty()) return recorders.size() == 1 && recorders.front() == content_.device;
        if (voice_.trusted) return true;
        const auto first = library_.secret(broughtBy(session));
        if (!first) return first.error();
        return *first == content_.device.text();
    }

    Status erase(const Tombstone& tombstone)
    {
        if (!library_.contains(tombstone.session)) return voice_.own ? refuse(tombstone) : learn(tombstone);
        const std::string who = "session " + tombstone.session.text();
        const auto may = mayAskFor(tombstone.session);
        if (!may) return may.error();
        if (!*may) {
            applied_.whole = false;
            applied_.findings.push_back(
                who +
                ": a device that did not record it asks to erase it; it stays here until you withdraw it "
                "yourself");
            return keepWord(tombstone);
        }
        ++applied_.erased;
        if (dryRun_) {
            applied_.findings.push_back(who + ": consent was taken back; it would be erased");
            return {};
        }
        const auto asked = askedBy(library_, tombstone.session);
        if (!asked) return asked.error();
        const auto done =
            withdrawHere(library_, tombstone.session, WithdrawalScope::all, UtcTime{tombstone.day * kDayMs});
        if (!done) return done.error();
        std::string finding = who + ": consent was taken back; it was erased here";
        for (std::size_t i = 0; i < done->files.size(); ++i)
            finding += (i == 0 ? "; delete these files: " : ", ") + done->files[i].string();
        applied_.findings.push_back(std::move(finding));
        applied_.toDelete.insert(applied_.toDelete.end(), done->files.begin(), done->files.end());
        // It was this device's word, and keeps out what names this device.
        return voice_.own ? Status{} : keepWord(tombstone, *asked);
    }

    // The library's own word, from before it was put back from a backup.
    Status refuse(const Tombstone& tombstone)
    {
        const auto before = library_.tombstone(tombstone.session);
        if (!before) return before.error();
        if (*before && (*before)->scope == WithdrawalScope::all) return {};
        ++applied_.learned;
        return dryRun_ ? Status{} : library_.refuseForEver(tombstone);
    }

    // Whether it may ask shows when the session comes.
    Status learn(const Tombstone& tombstone)
    {
        const auto before = library_.tombstone(tombstone.session);
        if (!before) return before.error();
        const auto asked = askedBy(library_, tombstone.session);
        if (!asked) return asked.error();
        const auto has = [&asked](const Uuid& device) {
            return std::find(asked->begin(), asked->end(), device) != asked->end();
        };
        // What a person took back here stays out as it is.
        const bool forEveryone = *before && (asked->empty() || has(Uuid{}));
        if (forEveryone || has(content_.device)) return {};
        ++applied_.learned;
        return keepWord(tombstone, *asked);
    }

    Status keepWord(const Tombstone& tombstone)
    {
        const auto asked = askedBy(library_, tombstone.session);
        return asked ? keepWord(tombstone, *asked) : Status(asked.error());
    }

    Status keepWord(const Tombstone& tombstone, std::vector<Uuid> asked)
    {
        if (dryRun_) return {};
        const bool known = std::find(asked.begin(), asked.end(), content_.device) != asked.end();
        if (!known) asked.push_back(content_.device);
        std::vector<AuditAct> acts;
        if (!known && !library_.contains(tombstone.session))
            acts.push_back(
                {AuditKind::withdrawn, tombstone.session, static_cast<std::uint64_t>(tombstone.scope), {}});
        return library_.setSecrets({{withdrawnBySetting(tombstone.session), withdrawnByText(asked)}}, acts);
    }

    Status stop(const Tombstone& tombstone)
    {
        const auto before = library_.tombstone(tombstone.session);
        if (!before) return before.error();
        if (*before || dryRun_ || !library_.contains(tombstone.session)) return {};
        const auto may = mayAskFor(tombstone.session);
        if (!may || !*may) return may ? Status{} : Status(may.error());
        const auto done =
            library_.withdraw(tombstone.session, WithdrawalScope::stop, UtcTime{tombstone.day * kDayMs});
        return done ? Status{} : Status(done.error());
    }

    Library& library_;
    const BundleContent& content_;
    Voice voice_;
    bool dryRun_;
    AppliedWithdrawals applied_;
};

}  // namespace

Result<AppliedWithdrawals> applyWithdrawals(Library& library, const BundleContent& content,
                                            const Voice& voice, bool dryRun)
{
    return Application(library, content, voice, dryRun).run();
}

Result<bool> wasWithdrawn(const Library& library, const StoredSession& session, const Uuid& from)
{
    const auto tombstone = library.tombstone(session.id);
    if (!tombstone) return tombstone.error();
    const auto asked = askedBy(library, session.id);
    if (!asked) return asked.error();
    const std::vector<Uuid> recorders = recordersOf(session);
    const bool erased = *tombstone && (*tombstone)->scope != WithdrawalScope::stop;
    if (staysOut({erased, *asked}, recorders, from)) return true;
    if (!recorders.empty()) return false;
    for (const Uuid& device : *asked) {
        const auto known = knownDevice(library, device);
        if (!known) return known.error();
        if (*known && (*known)->trusted) return true;
    }
    return false;
}

std::optional<Setting> broughtBySetting(const Library& library, const StoredSession& session,
                                        const Uuid& from)
{
    if (!recordersOf(session).empty() || library.contains(session.id)) return std::nullopt;
    return Setting{broughtBy(session.id), from.text()};
}

Result<WithdrawnHere> withdrawHere(Library& library, const Uuid& session, WithdrawalScope scope, UtcTime when,
                                   AuditKind as)
{
    auto files = cameFrom(library, session);
    if (!files) return files.error();
    const auto wiping = library.withdraw(session, scope, when, as);
    if (!wiping) return wiping.error();
    if (scope == WithdrawalScope::stop) return WithdrawnHere{*wiping, {}};
    // The names of files are kept while they may still have to be deleted: doing it again names them again.
    return WithdrawnHere{*wiping, std::move(*files)};
}

}  // namespace tessera
