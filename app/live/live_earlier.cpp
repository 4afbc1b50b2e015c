// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
// "It began earlier": what was just tapped moves back, up to the square before and, when asked for, over it.
#include "app/live/live.h"

#include "app/live/live_grid.h"
#include "app/words/words.h"

#include <algorithm>

namespace tessera {

namespace {

constexpr Millis kAfterPrevious{1000};

bool isSquare(const Turn& turn)
{
    return turn.kind == TurnKind::activity || turn.kind == TurnKind::cannotTell;
}

}  // namespace

void Live::earlier(int seconds)
{
    if (!canEarlier() || seconds <= 0) return;
    gestures_.other();
    const Fold& fold = journal_->fold();
    const Millis amount = std::chrono::seconds{seconds};
    const Millis room = fold.earlierRoom();
    const QString label = words::shortLabel(*scheme_, fold.running());
    Entry entry = entryAt(EntryKind::earlier, now());
    entry.amount = amount;
    if (amount <= room) {
        replacing_ = {};
        act(std::move(entry), tr("%1 began %n second(s) earlier", nullptr, seconds).arg(label));
        return;
    }
    const auto& turns = fold.turns();
    const Millis wanted = std::max(Millis{0}, turns.back().at - amount);
    const bool first = turns.size() == 1;
    const Turn before = first ? Turn{} : turns[turns.size() - 2];
    QString message;
    if (first)
        message = tr("%1 began when the recording was opened; it cannot go before that.").arg(label);
    else if (before.kind == TurnKind::pause)
        message = tr("%1 ended a pause, so it stays where it is.").arg(label);
    else if (before.kind == TurnKind::resume)
        message = tr("%1 cannot go before you carried on.").arg(label);
    else
        message = tr("%1 began as early as the square before lets it.").arg(label);
    replacing_ = !first && isSquare(before) ? Replacing{before.entry, wanted} : Replacing{};
    // What there is room for is done at once; the journal keeps what was asked for.
    if (room > Millis{0}) return act(std::move(entry), message);
    say(message);
    emit changed();
}

QString Live::replaceQuestion() const
{
    return replacing_.square == 0 ? QString{} : tr("That would cover the whole square before. Replace it?");
}

void Live::answerReplace(bool replace)
{
    const Replacing asked = replacing_;
    replacing_ = {};
    if (asked.square == 0 || !journal_) return;
    if (!replace) {
        say({});
        emit changed();
        return;
    }
    gestures_.other();
    const auto& turns = journal_->fold().turns();
    const Turn covered = turns[turns.size() - 2];
    const Turn moved = turns.back();
    Entry gone = entryAt(EntryKind::remove, now());
    gone.target = asked.square;
    if (const Status status = add(std::move(gone)); !status) return say(words::problem(status.error()));

    // It takes the covered square's place at least, and reaches into the one before that at most up to where
    // that one began.
    Millis earliest{0};
    if (turns.size() > 1) {
        const Turn& left = turns[turns.size() - 2];
        earliest = left.kind == TurnKind::pause ? covered.at : left.at + kAfterPrevious;
    }
    Entry place = entryAt(EntryKind::retime, now());
    place.target = moved.entry;
    place.onset = std::min(covered.at, std::max(asked.wanted, earliest));
    const QString message =
        tr("%1 in place of %2")
            .arg(words::shortLabel(*scheme_, moved.code), words::shortLabel(*scheme_, covered.code));
    act(std::move(place), message);
}

}  // namespace tessera
