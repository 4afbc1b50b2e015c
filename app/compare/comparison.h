// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/measures/agreement/agreement.h"
#include "core/measures/agreement/interval_sweep.h"
#include "core/measures/agreement/shared_version.h"
#include "core/store/library.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

namespace tessera {

// One observer's record of the visit, opened. Immutable once made: read by the screen's thread and the
// library's alike.
struct ComparedRecord {
    std::unique_ptr<Scheme> scheme;  // outlives the journal that points at it
    std::unique_ptr<Journal> journal;
    Timeline timeline;
    std::optional<UtcTime> opened;
    [[nodiscard]] Recording recording() const { return {&timeline, opened}; }
};
using ComparedRecords = std::shared_ptr<const std::vector<ComparedRecord>>;

// Two of the records beside each other, with all that follows from it.
struct Comparison {
    ComparedRecords records;
    std::size_t first = 0, second = 1;
    CommonTime time;  // of these two
    std::vector<PairedStretch> stretches, differences;
    PairAgreement figures;
    AllAgreement all;  // of all records
    AgreementSettings settings;

    [[nodiscard]] const ComparedRecord& one() const { return (*records)[first]; }
    [[nodiscard]] const ComparedRecord& other() const { return (*records)[second]; }
    [[nodiscard]] const Scheme& scheme() const { return *one().scheme; }
};

// On the library's thread. Records that were agreed on from others are left out while two are left without
// them. An error says which rule keeps the rest from being compared.
[[nodiscard]] Result<ComparedRecords> readRecords(const Library& library, const std::vector<Uuid>& sessions);

// Any thread.
[[nodiscard]] std::shared_ptr<const Comparison> compared(ComparedRecords records, std::size_t first,
                                                         std::size_t second,
                                                         const AgreementSettings& settings);

// On the library's thread: writes a new session that two observers agreed on; never touches another.
[[nodiscard]] Result<Summary> writeShared(Library& library, const Comparison& comparison,
                                          const std::vector<Chosen>& chosen);

}  // namespace tessera
