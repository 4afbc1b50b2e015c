// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/store/library.h"
#include "sync/bundle/bundle.h"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace tessera {

struct AppliedWithdrawals {
    std::size_t erased = 0;   // sessions that were here
    std::size_t learned = 0;  // sessions that were not, and never will be
    bool whole = true;        // false: something was asked for that the device may not ask for
    std::vector<std::string> findings;
    std::vector<std::filesystem::path> toDelete;  // files that still hold what was erased
};
// Whose word a bundle is.
struct Voice {
    bool own = false;      // this very library's: it is heard about every session
    bool trusted = false;  // of a device that somebody knows
};
// Erases what a bundle says was withdrawn, and refuses it for ever: what its device recorded (its first entry
// says so), and of sessions that name no device what it was the first to bring, or all when it is trusted. Of
// sessions that did not come yet the word is kept until they do. A dry run counts and changes nothing.
[[nodiscard]] Result<AppliedWithdrawals> applyWithdrawals(Library& library, const BundleContent& content,
                                                          const Voice& voice, bool dryRun);
// Whether a session that comes now was taken back. `from`: the device that brings it, for one that names
// none.
[[nodiscard]] Result<bool> wasWithdrawn(const Library& library, const StoredSession& session,
                                        const Uuid& from);
// What is to be kept of who brings a session for the first time; nothing when its device is named in it.
[[nodiscard]] std::optional<Setting> broughtBySetting(const Library& library, const StoredSession& session,
                                                      const Uuid& from);

// Erases a session and answers with the files that still hold it, as far as they are known: those it was
// taken in from.
struct WithdrawnHere {
    Wiping wiping = Wiping::done;
    std::vector<std::filesystem::path> files;
};
[[nodiscard]] Result<WithdrawnHere> withdrawHere(Library& library, const Uuid& session, WithdrawalScope scope,
                                                 UtcTime when, AuditKind as = AuditKind::withdrawn);

}  // namespace tessera
