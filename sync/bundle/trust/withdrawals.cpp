// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/bundle/trust/withdrawals.h"

#include "sync/bundle/trust/came_from.h"

namespace tessera {
namespace {

constexpr std::int64_t kDayMs = 86'400'000;

class Application {
public:
    Application(Library& library, const BundleContent& content, bool mayErase, bool dryRun)
        : library_(library), content_(content), mayErase_(mayErase), dryRun_(dryRun)
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
    [[nodiscard]] bool mayAskFor(const Uuid& session) const
    {
        if (mayErase_) return true;
        const auto summary = library_.summary(session);
        return summary && summary->header.device == content_.device;
    }

    Status erase(const Tombstone& tombstone)
    {
        const std::string who = "session " + tombstone.session.text();
        if (!library_.contains(tombstone.session)) return learn(tombstone);
        if (!mayAskFor(tombstone.session)) {
            applied_.whole = false;
            applied_.findings.push_back(
                who +
                ": a device that did not record it asks to erase it; it stays here until "
                "you trust that device or withdraw it yourself");
            return {};
        }
        ++applied_.erased;
        if (dryRun_) {
            applied_.findings.push_back(who + ": consent was taken back; it would be erased");
            return {};
        }
        const auto done =
            withdrawHere(library_, tombstone.session, WithdrawalScope::all, UtcTime{tombstone.day * kDayMs});
        if (!done) return done.error();
        std::string finding = who + ": consent was taken back; it was erased here";
        for (std::size_t i = 0; i < done->files.size(); ++i)
            finding += (i == 0 ? "; delete these files: " : ", ") + done->files[i].string();
        applied_.findings.push_back(std::move(finding));
        return {};
    }

    Status learn(const Tombstone& tombstone)
    {
        const auto before = library_.tombstone(tombstone.session);
        if (!before) return before.error();
        if (*before && (*before)->scope == WithdrawalScope::all) return {};
        ++applied_.learned;
        return dryRun_ ? Status{} : library_.refuseForEver(tombstone);
    }

    Status stop(const Tombstone& tombstone)
    {
        const auto before = library_.tombstone(tombstone.session);
        if (!before) return before.error();
        if (*before || dryRun_ || !library_.contains(tombstone.session) || !mayAskFor(tombstone.session))
            return {};
        const auto done =
            library_.withdraw(tombstone.session, WithdrawalScope::stop, UtcTime{tombstone.day * kDayMs});
        return done ? Status{} : Status(done.error());
    }

    Library& library_;
    const BundleContent& content_;
    bool mayErase_, dryRun_;
    AppliedWithdrawals applied_;
};

}  // namespace

Result<AppliedWithdrawals> applyWithdrawals(Library& library, const BundleContent& content, bool mayErase,
                                            bool dryRun)
{
    return Application(library, content, mayErase, dryRun).run();
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
