// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/live/live.h"

#include "app/device/device.h"
#include "app/live/boot_mark.h"
#include "app/live/live_grid.h"
#include "app/words/words.h"
#include "core/store/library.h"

namespace tessera {

namespace {

constexpr Millis kReopenWithin{10 * 60'000};
constexpr Millis kBuzz{20};

// Whether this entry may change what `marks` says.
bool touchesMarks(EntryKind kind)
{
    using enum EntryKind;
    return kind == marker || kind == tag || kind == undo || kind == redo || kind == remove || kind == recode;
}

// Whether "it began earlier" may still be asked after this entry.
bool leavesQuestion(EntryKind kind)
{
    using enum EntryKind;
    return kind == marker || kind == tag || kind == note || kind == earlier || kind == away;
}

}  // namespace

Live::Live(Device& device, QObject* parent)
    : QObject(parent), device_(device), grid_(std::make_unique<LiveGrid>())
{
    tick_.setInterval(1000);
    connect(&tick_, &QTimer::timeout, this, &Live::ticked);
    device_.onReturn([this](Millis absence) { cameBack(absence); });
}

Live::~Live()
{
    device_.onReturn({});
}

void Live::attach(Writer& writer)
{
    writer_ = &writer;
}

Millis Live::now() const
{
    return device_.clock().monotonic() - opened_;
}

double Live::stamp() const
{
    return static_cast<double>(now().count());
}

Status Live::open(const Header& header, const Scheme& scheme, const std::optional<ConsentRecord>& agreed)
{
    if (header.kind == SessionKind::real)
        if (const Status status = mayRecord(agreed.value_or(ConsentRecord{})); !status) return status;
    if (!writer_) return Error{Errc::locked, "the library is not open yet", {}};
    if (journal_ && !journal_->fold().ended()) return Error{Errc::refused, "a visit is open already", {}};
    const Clock& clock = device_.clock();
    grid_->attach(nullptr);
    scheme_ = std::make_unique<Scheme>(scheme);
    journal_ = std::make_unique<Journal>(randomUuid(), *scheme_);
    opened_ = clock.monotonic();
    durable_ = 0;
    gestures_.other();
    grid_->attach(&journal_->fold());

    Header complete = header;
    complete.scheme = scheme.id;
    complete.start = clock.utc();
    complete.zoneMinutes = clock.zoneMinutes();
    complete.bootId = bootMark(clock, opened_);
    writer_->create(journal_->session(), scheme);
    Entry first = entryAt(EntryKind::header, Millis{0});
    first.header = std::make_shared<const Header>(complete);
    Status status = add(std::move(first));
    if (status && agreed) status = add(entryOf(*agreed));
    emit openedChanged();
    emit marksChanged();
    refresh();
    return status;
}

Entry Live::entryAt(EntryKind kind, Millis at) const
{
    Entry entry;
    entry.kind = kind;
    // A stamp is taken at finger-down; another entry may have come in before the finger went up.
    entry.at = std::max(at, journal_ ? journal_->fold().lastAt() : Millis{0});
    entry.onset = std::min(at, entry.at);
    return entry;
}

Status Live::add(Entry entry)
{
    const auto added = journal_->append(std::move(entry));
    if (!added) return added.error();
    if (!leavesQuestion(added->kind)) replacing_ = {};
    grid_->follow(*added);
    writer_->hand(journal_->session(), *added);
    emit savedChanged();
    if (touchesMarks(added->kind)) emit marksChanged();
    return {};
}

void Live::refresh()
{
    const State current = state();
    device_.keepAwake(current == Running);
    if (current == Running || current == Paused)
        tick_.start();
    else
        tick_.stop();
    emit changed();
    emit ticked();
}

void Live::say(const QString& message)
{
    message_ = message;
    doubt(0, {});
    emit messageChanged();
}

void Live::act(Entry entry, const QString& message)
{
    if (!journal_) return;
    if (const Status status = add(std::move(entry)); !status) {
        say(words::problem(status.error()));
        return;
    }
    say(message);
    refresh();
}

// A tap on what lasts: it counts from the finger coming down, less what this observer is usually late. One
// that ends a pause stays where it is, and none goes before what was there already.
Entry Live::tapEntry(EntryKind kind, Millis at) const
{
    Entry entry = entryAt(kind, at);
    if (habits_.usualDelay <= Millis{0} || state() == Paused) return entry;
    const auto& turns = journal_->fold().turns();
    const Millis before = turns.empty() ? Millis{0} : turns.back().at;
    const Millis onset = std::max(before, entry.onset - habits_.usualDelay);
    if (onset >= entry.onset) return entry;
    entry.onset = onset;
    entry.cause = Cause::usualDelay;
    return entry;
}

void Live::tap(int code, double stamp)
{
    if (!journal_ || code < 0 || state() == Ended) return;
    const auto index = static_cast<CodeIndex>(code);
    const Millis at{static_cast<std::int64_t>(stamp)};
    const auto verdict = gestures_.tap(index, at);
    if (verdict.meaning == Gestures::Meaning::ignore) return;
    settleAway();

    Entry entry = tapEntry(EntryKind::activity, at);
    entry.code = index;
    QString message = words::shortLabel(*scheme_, index);
    const QString changedTo = tr("Changed to %1, kept %2");
    if (verdict.meaning == Gestures::Meaning::replace) {
        Entry slip = entryAt(EntryKind::undo, at);
        slip.cause = Cause::slip;
        if (const Status status = add(std::move(slip)); !status) return say(words::problem(status.error()));
        entry.cause = Cause::slip;
        entry.onset = verdict.onset;
        message = changedTo.arg(message, shownTime(verdict.onset));
    } else if (verdict.meaning == Gestures::Meaning::swap) {
        entry.cause = Cause::swap;
        entry.onset = verdict.onset;
        message = changedTo.arg(message, shownTime(verdict.onset));
    }
    const Millis onset = entry.onset;
    if (const Status status = add(std::move(entry)); !status) return say(words::problem(status.error()));
    gestures_.tapped(index, at, onset);
    if (habits_.vibrate) device_.vibrate(kBuzz, 1);
    say(message);
    emit tapped(code);
    refresh();
}

void Live::cannotTell(double stamp)
{
    if (!journal_) return;
    gestures_.other();
    settleAway();
    act(tapEntry(EntryKind::cannotTell, Millis{static_cast<std::int64_t>(stamp)}), tr("Can’t tell"));
    if (habits_.vibrate) device_.vibrate(kBuzz, 1);
}

void Live::pause(double stamp)
{
    gestures_.other();
    settleAway();
    act(entryAt(EntryKind::pause, Millis{static_cast<std::int64_t>(stamp)}),
        tr("Paused. Nothing is being recorded."));
}

void Live::carryOn(double stamp)
{
    gestures_.other();
    act(entryAt(EntryKind::resume, Millis{static_cast<std::int64_t>(stamp)}), tr("Carrying on"));
}

void Live::sayPauseReason(const QString& reason)
{
    if (!journal_ || !journal_->fold().paused()) return;
    Entry entry = entryAt(EntryKind::reword, now());
    entry.target = journal_->fold().turns().back().entry;
    entry.text = reason.toStdString();
    act(std::move(entry), reason);
}

void Live::undo()
{
    if (!canUndo()) return;
    const Act act_ = *journal_->fold().undoable();
    const QString message = tr("Undone: %1").arg(undoWords());
    const Millis at = now();
    act(entryAt(EntryKind::undo, at), message);
    gestures_.undone(act_, at);
    if (habits_.vibrate) device_.vibrate(kBuzz, 2);
}

void Live::redo()
{
    if (!canRedo()) return;
    const QString message = tr("Back again: %1").arg(redoWords());
    gestures_.other();
    act(entryAt(EntryKind::redo, now()), message);
}

bool Live::end()
{
    if (state() != Paused) return false;
    if (waiting() > 0) {
        say(tr("Not everything is saved yet. Wait a moment, or save a rescue file first."));
        return false;
    }
    act(entryAt(EntryKind::end, now()), tr("The visit has ended."));
    emit ended(sessionId());
    return true;
}

void Live::reopen()
{
    if (state() != Ended) return;
    if (now() - journal_->fold().endedAt() > kReopenWithin) {
        say(tr("This visit ended more than 10 minutes ago. Start a new one."));
        return;
    }
    gestures_.other();
    act(entryAt(EntryKind::reopen, now()), tr("The visit goes on, paused."));
}

void Live::close()
{
    if (!journal_) return;
    const bool empty = !journal_->fold().started();
    const Uuid id = journal_->session();
    if (empty) writer_->run([id](Library& library) { static_cast<void>(library.discard(id)); });
    const QString closed = sessionId();
    grid_->attach(nullptr);
    journal_.reset();
    away_.clear();
    message_.clear();
    replacing_ = {};
    refresh();
    emit openedChanged();
    emit marksChanged();
    emit awayChanged();
    emit messageChanged();
    emit left(closed, empty);
}

bool Live::windowClosing()
{
    constexpr std::chrono::seconds patience{2};
    if (state() == Running) pause(stamp());
    if (!journal_ || !writer_ || writer_->flush(patience) || closingRefused_) return true;
    closingRefused_ = true;
    say(tr(
        "Not everything is saved. Save a rescue file, or close once more to leave what is unsaved behind."));
    return false;
}

void Live::onSaved(const Uuid& session, std::uint32_t upTo)
{
    if (!journal_ || journal_->session() != session) return;
    durable_ = std::max(durable_, upTo);
    grid_->setDurable(durable_);
    emit savedChanged();
}

void Live::onFailing(const QString& words)
{
    trouble_ = words;
    emit savedChanged();
}

void Live::onRecovered()
{
    trouble_.clear();
    emit savedChanged();
}

void Live::tryAgain()
{
    if (writer_) writer_->retryNow();
}

}  // namespace tessera
