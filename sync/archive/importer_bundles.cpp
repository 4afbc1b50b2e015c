// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/archive/importer.h"
#include "sync/archive/inside/read_ahead.h"

#include <utility>

namespace tessera {

// An archive vouches for nobody. It pins the key of each device whose bundles come, so that nobody else
// speaks in its name, counts them, and lets each device take back what it recorded.
Status ArchiveImporter::hear(const archive::BundleFrame& frame)
{
    File& file = files_.back();
    const Uuid& id = frame.bundle.content.device;
    if (!devices_.contains(id)) {
        auto known = archive_.device(id);
        if (!known) return known.error();
        if (*known) devices_.emplace(id, std::move(**known));
    }
    const auto before = devices_.find(id);
    Judgement judged =
        follow(before == devices_.end() ? std::nullopt : std::optional(before->second), frame.bundle);
    if (judged.verdict != Judgement::Verdict::take) {
        file.error = Error{Errc::refused, judged.why, {}};
        return {};
    }
    if (!judged.finding.empty()) addFinding(file.report.findings, judged.finding);
    devices_.insert_or_assign(id, judged.device);
    judged.device.came = {{frame.bundle.sequence, frame.bundle.sequence}};
    file.device = std::move(judged.device);
    for (const Tombstone& tombstone : frame.bundle.content.withdrawals) {
        const bool every = tombstone.scope == WithdrawalScope::all;
        if (!every || !takenBack_.emplace(id, tombstone.session).second) continue;
        if (Status status = takeBack(id, tombstone, frame.alone); !status) return status;
    }
    std::vector<TakenIn>& outcomes = files_.back().outcomes;
    if (frame.alone && outcomes.empty()) outcomes.push_back(TakenIn::alreadyThere);
    return {};
}

Status ArchiveImporter::takeBack(const Uuid& device, const Tombstone& tombstone, bool alone)
{
    // What waits to be written may be what is taken back, or say which files hold it.
    if (Status status = flush(); !status) return status;
    const auto answer = archive_.takeBack(tombstone.session, device, "consent was taken back");
    if (!answer) return answer.error();
    File& file = files_.back();
    const std::string who = "session " + tombstone.session.text();
    switch (answer->how) {
        case TakenBackThere::How::known:
            return {};
        case TakenBackThere::How::learned:
            if (alone) file.outcomes.push_back(TakenIn::imported);
            return {};
        case TakenBackThere::How::notTheirs:
            file.report.whole = false;
            addFinding(file.report.findings,
                       who + ": a device that did not record it asks to erase it; nothing was erased");
            return {};
        case TakenBackThere::How::erased:
            break;
    }
    if (alone) file.outcomes.push_back(TakenIn::erased);
    std::string finding = who + ": consent was taken back; it was erased here";
    for (std::size_t i = 0; i < answer->erased.files.size(); ++i) {
        finding += (i == 0 ? "; delete these files: " : ", ") + answer->erased.files[i];
        file.report.toDelete.emplace_back(answer->erased.files[i]);
    }
    addFinding(file.report.findings, finding);
    return {};
}

// A bundle of which something was refused did not come; its number stays missing until it does.
void ArchiveImporter::countArrival(const File& file, Ledger& ledger)
{
    if (file.device && file.report.status != ImportStatus::refused) ledger.devices.push_back(*file.device);
}

}  // namespace tessera
