// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/reflection/spiral.h"
#include "core/store/library.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace tessera {

// One session of a family, opened. Immutable once read, but for the journal that a step is added to.
struct FamilyVisit {
    std::uint32_t number = 1;  // which of the family's visits: two observers' sessions of one visit share it
    std::unique_ptr<Scheme> scheme;  // outlives the journal that points at it
    std::unique_ptr<Journal> journal;
    Timeline timeline;
    bool agreedOn = false;  // made from others; its steps stand for theirs
};

struct FamilyRecord {
    std::vector<FamilyVisit> visits;  // in order of their beginning
    std::size_t waiting = 0;          // sessions with two different records, or that cannot be read
};

// Whether two sessions of one family are of one visit: the same visit code within half a day, or two
// observers who began within two hours of each other.
[[nodiscard]] bool areOneVisit(const Header& one, const Header& other);

// On the library's thread.
[[nodiscard]] FamilyRecord readFamily(const Library& library, const std::vector<Uuid>& sessions);

// A step, and the session it lies in.
struct PlacedStep {
    SpiralStep step;
    std::size_t visit = 0;  // index into FamilyRecord::visits
};
// All steps of the family, visit by visit and in order of time within each.
[[nodiscard]] std::vector<PlacedStep> stepsOf(const FamilyRecord& record);

}  // namespace tessera
