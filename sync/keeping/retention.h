// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/base/time.h"
#include "core/store/library.h"
#include "core/store/summary.h"
#include "sync/outbox/parcel.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tessera {

// How long visits are kept on this device. Only real ones: practice and made-up visits are nobody's.

// What the service has settled for this library; 0: nothing.
struct KeepingSettings {
    std::uint32_t keepDays = 0;          // after the visit, where neither the family nor the study was told
    std::uint32_t afterReceiptDays = 0;  // on this device, after the study has said that it has the visit

    bool operator==(const KeepingSettings&) const = default;
};
[[nodiscard]] Result<KeepingSettings> keepingSettings(const Library& library);
// `invalid` over kMostKeepDays.
Status saveKeepingSettings(Library& library, const KeepingSettings& settings);

struct KeepingRules {
    KeepingSettings service;
    std::string study;  // id of the enrolled study; empty: none
    std::uint32_t studyDays = 0;
    std::string form;  // the study's words, by its card's revision: "HB-2026/1"; empty: none

    // What is to be told to the next family: the study's days, else the service's.
    [[nodiscard]] std::uint32_t days() const { return studyDays != 0 ? studyDays : service.keepDays; }
    // The last day on which a session may be kept: as its family was told, else by these rules.
    [[nodiscard]] std::optional<std::int64_t> until(const Summary& summary) const;
};
[[nodiscard]] Result<KeepingRules> keepingRules(const Library& library);

// A session whose time is over.
struct PastKeeping {
    Summary summary;
    std::int64_t until = 0;  // the last day, since 1970 in UTC
    // The study signed that it has this session as it stands. Without that nothing is erased unasked.
    bool received = false;
};
// The oldest day first. Nothing by a clock that is not set. A session is past when its last day is over, or
// when it was received and the service's days after the receipt are over.
[[nodiscard]] Result<std::vector<PastKeeping>> pastKeeping(Library& library, UtcTime now);
// The same of summaries and parcels that somebody has read already; whether a session was changed after it
// was sent is not known then, and eraseKept() looks.
[[nodiscard]] std::vector<PastKeeping> pastKeeping(const KeepingRules& rules,
                                                   const std::vector<Parcel>& parcels,
                                                   const std::vector<Summary>& summaries, UtcTime now);

// Erases a session whose time is over, for good and here alone: those who were handed it keep it, and it is
// not taken in here again. `refused` when its time is not over by `now`, or it was not received and
// `evenHere` does not say that it may go all the same.
[[nodiscard]] Result<Wiping> eraseKept(Library& library, const Uuid& session, UtcTime now, bool evenHere);

}  // namespace tessera
