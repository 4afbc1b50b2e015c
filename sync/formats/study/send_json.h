// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/time.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tessera {

// What `send` tells of one sealed file on its way.
struct SentParcel {
    std::string name, session, state;  // without a session it hands on withdrawals
    std::uint64_t size = 0;            // bytes
    UtcTime made, changed;
    unsigned failures = 0;
    std::string problem;          // of the last try; empty when there is none
    std::optional<UtcTime> next;  // not tried by itself before
};

struct SentFigures {
    std::string place, kind;  // where to: "folder" or "server"; empty when nothing is set up
    std::vector<SentParcel> parcels;
    std::size_t handedOver = 0, received = 0, waiting = 0, swept = 0;
};

[[nodiscard]] std::string sendJson(const SentFigures& figures);

}  // namespace tessera
