// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
// Withdraws a session and is killed before its n-th change of the disk: withdraw_child FOLDER SESSION N. When
// it comes to the end it says how many changes there were.
#include "core/store/library.h"
#include "tests/support/slow_vfs.h"

#include <csignal>
#include <cstdio>
#include <cstdlib>

using namespace tessera;

int main(int count, char** words)
{
    if (count != 4) return 2;
    const auto session = Uuid::parse(words[2]);
    const long last = std::strtol(words[3], nullptr, 10);
    if (!session) return 2;

    bool counting = false;
    long changes = 0;
    const auto change = [&] {
        if (counting && ++changes == last) std::raise(SIGKILL);
    };
    const test::SlowVfs disk("killing", change, change);
    LibraryOptions options;
    options.folder = words[1];
    options.vfs = disk.name();
    {
        auto library = Library::open(options);
        if (!library) {
            std::fprintf(stderr, "%s\n", describe(library.error()).c_str());
            return 1;
        }
        counting = true;
        const auto wiped = (*library)->withdraw(*session, WithdrawalScope::all, UtcTime{1'772'445'600'000});
        if (!wiped || *wiped != Wiping::done) return 1;
    }
    std::printf("%ld\n", changes);
    return 0;
}
