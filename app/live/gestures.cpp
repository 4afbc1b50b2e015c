// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/live/gestures.h"

namespace tessera {

Gestures::Verdict Gestures::tap(CodeIndex code, Millis at) const
{
    if (last_) {
        const Millis since = at - last_->at;
        if (last_->code == code && since < kRepeatGuard) return {Meaning::ignore, at};
        if (last_->code != code && since < kSlipWindow) return {Meaning::replace, last_->onset};
    }
    if (undone_ && at - undoneAt_ <= kSwapWindow) return {Meaning::swap, undone_->onset};
    return {Meaning::add, at};
}

void Gestures::tapped(CodeIndex code, Millis at, Millis onset)
{
    last_ = Tap{code, at, onset};
    undone_.reset();
}

void Gestures::undone(const Act& act, Millis at)
{
    last_.reset();
    undone_.reset();
    if (act.kind != EntryKind::activity) return;
    undone_ = Tap{act.code, act.at, act.onset};
    undoneAt_ = at;
}

void Gestures::other()
{
    last_.reset();
    undone_.reset();
}

}  // namespace tessera
