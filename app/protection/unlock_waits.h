// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"

#include <filesystem>
#include <string>

namespace tessera {

// How long somebody waits after wrong passphrases: the first three cost nothing, then each wait is longer
// than the one before. Kept in a small file beside the library, so that starting the app again saves nobody a
// wait. Measured by the clock that counts since the boot: setting the time of day forward changes nothing,
// and after a boot the whole wait begins again. It slows down a hand at the screen; who holds the file itself
// meets Argon2id. On the screen's thread.
class UnlockWaits {
public:
    // `clock` must outlive it.
    UnlockWaits(const std::filesystem::path& folder, const Clock& clock);

    // After so many wrong ones: nothing, then 5 s, 15 s, 60 s and 5 minutes for every further one.
    [[nodiscard]] static Millis after(int wrong);
    [[nodiscard]] Millis left() const;  // until the next try; 0: now
    [[nodiscard]] int wrong() const { return wrong_; }

    // Counted as wrong before it is tried, so that ending the app in the middle hides none.
    void trying();
    void couldNotTry();  // the last one: something else went wrong
    void passed();       // it was the right one

private:
    void read();
    void keep() const;
    void startWait();

    std::filesystem::path file_;
    const Clock& clock_;
    int wrong_ = 0;
    Millis since_{0};  // when the last one was tried, on the clock of this boot
};

}  // namespace tessera
