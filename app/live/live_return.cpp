// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
// Coming back to a visit that was left open, and getting out what could not be saved.
#include "app/live/live.h"

#include "app/device/device.h"
#include "app/live/boot_mark.h"
#include "app/live/live_grid.h"
#include "app/words/words.h"
#include "core/store/library.h"
#include "sync/bundle/bundle_file.h"

#include <algorithm>
#include <filesystem>

namespace tessera {

Status Live::resumeStored(const StoredSession& stored)
{
    if (!writer_) return Error{Errc::locked, "the library is not open yet", {}};
    if (journal_ && !journal_->fold().ended()) return Error{Errc::refused, "a visit is open already", {}};
    if (!stored.forks.empty())
        return Error{Errc::refused, "this visit has two different records; choose one on import first", {}};
    auto scheme = std::make_unique<Scheme>(stored.scheme);
    auto journal = std::make_unique<Journal>(stored.id, *scheme);
    for (const Entry& entry : stored.entries)
        if (Status status = journal->restore(entry); !status) return status;

    grid_->attach(nullptr);
    journal_ = std::move(journal);
    scheme_ = std::move(scheme);
    durable_ = static_cast<std::uint32_t>(stored.entries.size());
    gestures_.other();
    grid_->attach(&journal_->fold());
    grid_->setDurable(durable_);

    // The monotonic clock starts again at a boot: over one, the gap is measured by the wall clock and is
    // approximate.
    const Clock& clock = device_.clock();
    awaySince_ = journal_->fold().lastAt();
    const auto opened = openedInThisBoot(clock, journal_->header().bootId);
    const Millis byWallClock{clock.utc().ms - journal_->header().start.ms};
    const Millis position = std::max(awaySince_, opened ? clock.monotonic() - *opened : byWallClock);
    opened_ = clock.monotonic() - position;

    Entry gap = entryAt(EntryKind::away, position);
    gap.amount = position - awaySince_;
    gap.cause = opened ? Cause::asked : Cause::approximate;
    const Status status = add(std::move(gap));
    if (journal_->fold().running() != kNoCode) {
        const QString length = words::clock(position - awaySince_);
        away_ = opened ? tr("You were away %1.").arg(length) : tr("You were away about %1.").arg(length);
        emit awayChanged();
    }
    emit openedChanged();
    refresh();
    return status;
}

void Live::answerAway(AwayAnswer answer)
{
    if (away_.isEmpty() || !journal_) return;
    away_.clear();
    emit awayChanged();
    if (answer == StillThis) {
        say(tr("Carrying on with %1").arg(activeLabel()));
        return;
    }
    Entry entry = entryAt(answer == WasPaused ? EntryKind::pause : EntryKind::cannotTell, now());
    entry.onset = awaySince_;
    act(std::move(entry),
        answer == WasPaused ? tr("Paused since you left") : tr("The time away is marked can’t tell"));
}

QString Live::writeRescueFile(const QString& folder)
{
    if (!journal_) return {};
    BundleContent content;
    content.session.id = journal_->session();
    content.session.scheme = *scheme_;
    content.session.entries = journal_->entries();
    content.device = journal_->header().device;
    content.program = "tessera";
    // The library may be out of reach, and with it the device's own key: a key made for this one file signs
    // it.
    const auto bytes = packBundle(content, DeviceKey::generate(), 1);
    const std::filesystem::path target = std::filesystem::path(folder.toStdString()) /
                                         ("rescue-" + journal_->session().text().substr(0, 8) + ".tessera");
    const Status status = bytes ? writeFileDurably(target, *bytes, true) : Status{bytes.error()};
    if (!status) {
        say(words::problem(status.error()));
        return {};
    }
    say(tr("The whole visit is in the rescue file."));
    return words::text(target.string());
}

}  // namespace tessera
