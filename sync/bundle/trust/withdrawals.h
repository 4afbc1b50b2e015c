// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/store/library.h"
#include "sync/bundle/bundle.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace tessera {

struct AppliedWithdrawals {
    std::size_t erased = 0;   // sessions that were here
    std::size_t learned = 0;  // sessions that were not, and never will be
    bool whole = true;        // false: something was asked for that the device may not ask for
    std::vector<std::string> findings;
};
// Erases what a bundle says was withdrawn, and refuses it for ever. `mayErase`: of whatever device the
// session is; else only of the one that asks. A dry run counts and changes nothing.
[[nodiscard]] Result<AppliedWithdrawals> applyWithdrawals(Library& library, const BundleContent& content,
                                                          bool mayErase, bool dryRun);

// Erases a session and answers with the files that still hold it, as far as they are known: those it was
// taken in from.
struct WithdrawnHere {
    Wiping wiping = Wiping::done;
    std::vector<std::filesystem::path> files;
};
[[nodiscard]] Result<WithdrawnHere> withdrawHere(Library& library, const Uuid& session, WithdrawalScope scope,
                                                 UtcTime when, AuditKind as = AuditKind::withdrawn);

}  // namespace tessera
