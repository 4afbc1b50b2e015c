// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/render/paper/report_content.h"

#include <vector>

namespace tessera {

// The visit as a table: each run of squares of one code, and each pause, in the order in which they began.
[[nodiscard]] std::vector<ReportContent::Run> runsOf(const Timeline& timeline, const Scheme& scheme);

}  // namespace tessera
