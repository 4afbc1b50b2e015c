// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/time.h"
#include "core/journal/fold.h"

#include <optional>

namespace tessera {

// What a tap on a pad means, from the taps before it (UX3, UX4). Pure: no clock, no journal of its own.
class Gestures {
public:
    static constexpr Millis kRepeatGuard{300};  // the same pad again: ignored
    static constexpr Millis kSlipWindow{1000};  // another pad: replaces, keeps the first time
    static constexpr Millis kSwapWindow{5000};  // undo, then another pad: keeps the undone time

    enum class Meaning { ignore, add, replace, swap };
    struct Verdict {
        Meaning meaning = Meaning::add;
        Millis onset{0};  // from when the new activity counts; for replace and swap the first time
    };
    // A pad was pressed at `at` and accepted.
    [[nodiscard]] Verdict tap(CodeIndex code, Millis at) const;

    // What happened, to be told after the journal took it.
    void tapped(CodeIndex code, Millis at, Millis onset);
    void undone(const Act& act, Millis at);
    void other();  // anything else: no slip and no swap across it

private:
    struct Tap {
        CodeIndex code = kNoCode;
        Millis at{0}, onset{0};
    };
    std::optional<Tap> last_;
    std::optional<Tap> undone_;
    Millis undoneAt_{0};
};

}  // namespace tessera
