// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
// What can be done with a square, a note or a mark.
#include "app/correct/correct.h"

#include "app/review/review_grid.h"
#include "app/words/words.h"

#include <algorithm>

namespace tessera {

namespace {

// A square that is moved or cut keeps this much, and leaves it to its neighbour.
constexpr Millis kLeast{1000};

}  // namespace

CodeIndex Correct::inScheme(CodeIndex code) const
{
    if (!byInterval() || code == kCannotTell || code == kNoCode) return code;
    const Scheme& shown = grid_->scheme();
    return journal()->fold().scheme().find(shown.code(code).id).value_or(kNoCode);
}

std::optional<Correct::Bounds> Correct::bounds() const
{
    if (!square() || !journal() || byInterval()) return std::nullopt;
    const Fold& fold = journal()->fold();
    const auto& turns = fold.turns();
    const auto found = std::find_if(turns.begin(), turns.end(),
                                    [this](const Turn& turn) { return turn.entry == square()->entry; });
    if (found == turns.end()) return std::nullopt;
    const bool first = found == turns.begin();
    const Turn* const before = first ? nullptr : &*(found - 1);
    const bool next = found + 1 != turns.end();
    const Millis end = next ? (found + 1)->at : fold.ended() ? fold.endedAt() : now();
    Bounds bounds;
    bounds.low = first ? Millis{0} : before->kind == TurnKind::pause ? before->at : before->at + kLeast;
    bounds.high = end - kLeast;
    // Already nearer than that, it stays where it is on that side.
    bounds.low = std::min(bounds.low, found->at);
    bounds.high = std::max(bounds.high, found->at);
    return bounds;
}

void Correct::select(int square)
{
    const int last = static_cast<int>(places_.size()) - 1;
    const int chosen = std::clamp(square, -1, last);
    if (chosen == selected_) return;
    selected_ = chosen;
    const Interaction* const now = this->square();
    cutOf_ = now ? now->entry : 0;
    cutInto_ = now ? now->length() / 2 : Millis{0};
    if (!message_.isEmpty()) say({});
    emit changed();
}

void Correct::selectEntry(int entry)
{
    for (std::size_t i = 0; i < places_.size(); ++i)
        if (static_cast<int>(places_[i].entry) == entry) select(static_cast<int>(i));
}

void Correct::recode(int code)
{
    if (!square() || code == squareCode()) return;
    // An interval without a code is given one.
    const bool given = square()->entry == 0;
    Entry entry = entryNow(given ? EntryKind::insert : EntryKind::recode);
    if (given) entry.onset = position();
    entry.code = inScheme(static_cast<CodeIndex>(code));
    const QString said = tr("%1: now %2").arg(squareTitle(), label(static_cast<CodeIndex>(code)));
    add(std::move(entry), said);
}

void Correct::move(int seconds)
{
    const auto room = bounds();
    if (!room) return;
    Entry entry = entryNow(EntryKind::retime);
    entry.onset = std::clamp(position() + std::chrono::seconds{seconds}, room->low, room->high);
    if (entry.onset == position())
        return say(seconds < 0 ? tr("The square before begins just there.")
                               : tr("The next one begins just there."));
    if (add(std::move(entry), {})) say(tr("It begins at %1 now").arg(began()));
}

// The cut goes along the running time within the square, so that it never stands in a pause.
Millis Correct::cutPosition() const
{
    Millis left = cutInto_;
    const Timeline& timeline = grid_->shown();
    for (const Piece& piece : timeline.pieces) {
        if (piece.interaction != static_cast<std::uint32_t>(selected_)) continue;
        if (left < piece.offset - piece.onset) return timeline.clockStart + piece.onset + left;
        left -= piece.offset - piece.onset;
    }
    return position();
}

void Correct::moveCut(int seconds)
{
    if (!canCut()) return;
    cutInto_ = std::clamp(cutInto_ + std::chrono::seconds{seconds}, kLeast, square()->length() - kLeast);
    emit changed();
}

void Correct::split()
{
    if (!canCut()) return;
    Entry entry = entryNow(EntryKind::split);
    entry.onset = cutPosition();
    wanted_ = static_cast<std::uint32_t>(journal()->entries().size()) + 1;
    add(std::move(entry), tr("Cut in two at %1. The second one is chosen.").arg(clockAt(cutPosition())));
}

void Correct::insert(int code)
{
    if (!canCut()) return;
    Entry entry = entryNow(EntryKind::insert);
    entry.code = static_cast<CodeIndex>(code);
    entry.onset = cutPosition();
    wanted_ = static_cast<std::uint32_t>(journal()->entries().size()) + 1;
    add(std::move(entry),
        tr("Added: %1, %2").arg(label(static_cast<CodeIndex>(code)), clockAt(cutPosition())));
}

void Correct::join()
{
    if (!canJoin()) return;
    wanted_ = places_[static_cast<std::size_t>(selected_) - 1].entry;
    add(entryNow(EntryKind::join), tr("Joined with the one before"));
}

void Correct::remove()
{
    if (!canRemove()) return;
    const QString gone = tr("Taken away: %1, %2").arg(label(square()->code), began());
    // An interval stays where it is, without its code.
    if (selected_ > 0 && !byInterval()) wanted_ = places_[static_cast<std::size_t>(selected_) - 1].entry;
    Entry entry = entryNow(EntryKind::remove);
    add(std::move(entry), gone);
}

void Correct::reword(int target, const QString& text)
{
    const QString wanted = text.trimmed();
    if (wanted.isEmpty()) return say(tr("An empty note says nothing. Take it away instead."));
    Entry entry = entryNow(EntryKind::reword);
    entry.target = static_cast<std::uint32_t>(target);
    entry.text = wanted.toStdString();
    add(std::move(entry), tr("The note is changed"));
}

void Correct::restep(int target, int step)
{
    Entry entry = entryNow(EntryKind::recode);
    entry.target = static_cast<std::uint32_t>(target);
    entry.code = step < 0 ? kNoCode : inScheme(static_cast<CodeIndex>(step));
    add(std::move(entry), tr("The mark is changed"));
}

void Correct::removeMoment(int target)
{
    Entry entry = entryNow(EntryKind::remove);
    entry.target = static_cast<std::uint32_t>(target);
    add(std::move(entry), tr("Taken away"));
}

void Correct::undo()
{
    if (canUndo()) add(entryNow(EntryKind::undo), tr("Undone"));
}

void Correct::redo()
{
    if (canRedo()) add(entryNow(EntryKind::redo), tr("Back again"));
}

}  // namespace tessera
