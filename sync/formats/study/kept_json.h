// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/ids.h"

#include <cstdint>
#include <string>
#include <vector>

namespace tessera {

// How long visits are kept, as `retention --json` says it. Days are YYYY-MM-DD in UTC; 0 days: not settled.
struct KeptFigures {
    Uuid session;
    std::string start, until;
    bool received = false;  // the study signed that it has it
    bool erased = false;    // just now
};
struct RetentionFigures {
    std::string today, study;
    std::uint32_t studyDays = 0, keepDays = 0, afterReceiptDays = 0;
    std::vector<KeptFigures> past;  // visits whose time is over
};
[[nodiscard]] std::string retentionJson(const RetentionFigures& figures);

}  // namespace tessera
