// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
// Coming back to a visit that was left open, what other pages say of it, and getting out what could not be
// saved.
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
    away_.clear();
    if (journal_->fold().running() != kNoCode) askAboutAway(position, opened.has_value());
    emit openedChanged();
    emit marksChanged();
    refresh();
    return status;
}

void Live::askAboutAway(Millis position, bool exact)
{
    const QString length = words::clock(position - awaySince_);
    away_ = exact ? tr("You were away %1.").arg(length) : tr("You were away about %1.").arg(length);
    emit awayChanged();
}

// The machine slept or its screen was locked while the visit ran.
void Live::cameBack(Millis absence)
{
    constexpr Millis shortest{1000};
    if (state() != Running || absence < shortest) return;
    const Millis position = now();
    // A second absence before the first was answered for makes one question of both.
    if (away_.isEmpty()) awaySince_ = std::max(journal_->fold().lastAt(), position - absence);
    Entry gap = entryAt(EntryKind::away, position);
    gap.amount = position - awaySince_;
    if (const Status status = add(std::move(gap)); !status) return say(words::problem(status.error()));
    gestures_.other();
    // By intervals there is nothing to ask: those in between were missed.
    if (!journal_->fold().byInterval()) askAboutAway(position, true);
    refresh();
}

// Who taps on without an answer has been there: what ran went on.
void Live::settleAway()
{
    if (away_.isEmpty()) return;
    away_.clear();
    emit awayChanged();
}

void Live::answerAway(AwayAnswer answer)
{
    if (away_.isEmpty() || !journal_) return;
    settleAway();
    if (answer == StillThis || (answer == CannotSay && activeCode() == kCannotTell)) {
        say(tr("Carrying on with %1").arg(activeLabel()));
        return;
    }
    Entry entry = entryAt(answer == WasPaused ? EntryKind::pause : EntryKind::cannotTell, now());
    entry.onset = awaySince_;
    act(std::move(entry),
        answer == WasPaused ? tr("Paused since you left") : tr("The time away is marked can’t tell"));
}

Status Live::amend(Entry entry)
{
    if (!journal_) return Error{Errc::refused, "no visit is open", {}};
    gestures_.other();
    const Status status = add(std::move(entry));
    if (status) refresh();
    return status;
}

QString Live::writeRescueFile(const QString& folder)
{
    if (!journal_) return {};
    BundleContent content;
    content.session.id = journal_->session();
    content.session.scheme = *scheme_;
    content.session.entries = journal_->entries();
    // The library may be out of reach, and with it the device's own key: a key made for this one file signs
    // it, in a name of its own, because under the device's name only its own key counts.
    content.device = randomUuid();
    content.program = "tessera";
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
