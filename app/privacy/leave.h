// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/base/time.h"
#include "core/journal/consent_record.h"

#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

namespace tessera {

class Journal;
struct StoredSession;

// The family's word that something of its visit may leave the device. Every file that shows visits (a page, a
// picture, a table, a document) is written with one of these, and asking is the only way to have one for
// anybody but the family itself; bundles are made by makeBundle(), which asks by the same rule, mayLeave(). A
// value; any thread.
class Leave {
public:
    // `refused`, in a sentence that says what to do, where nobody agreed, what was agreed keeps the visit
    // here, or the consent has ended at `now` (without it, by this machine's clock). A session without a
    // record leaves as its header says; practice and made-up visits are nobody's.
    [[nodiscard]] static Result<Leave> ask(const Journal& journal, std::optional<UtcTime> now = {});
    [[nodiscard]] static Result<Leave> ask(const StoredSession& session, std::optional<UtcTime> now = {});

    // What is kept about a family is the family's to have (GDPR, Art. 15), whatever it agreed to for others.
    [[nodiscard]] static Leave toItsFamily(const StoredSession& session);

    [[nodiscard]] const MayLeave& may() const { return may_; }
    // Whether it was asked for this session.
    [[nodiscard]] bool covers(const Uuid& session) const;
    // For one file about both: what either keeps back stays here.
    void add(const Leave& other);

    // Whole and durably or not at all; an existing target is refused unless `replace`.
    Status write(const std::filesystem::path& target, std::string_view bytes, bool replace) const;

private:
    Leave(const Uuid& session, const MayLeave& may) : sessions_{session}, may_(may) {}

    std::vector<Uuid> sessions_;
    MayLeave may_;
};

}  // namespace tessera
