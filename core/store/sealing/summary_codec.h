// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/store/summary.h"

#include <string>
#include <string_view>

namespace tessera {

// A summary as the library keeps it, without the session's id, which is beside it; SCHEMA.md shows it.
[[nodiscard]] std::string encodeSummary(const Summary& summary);
// A summary that an earlier or later version wrote differently, or a damaged one, is `damaged`: it is worked
// out anew.
[[nodiscard]] Result<Summary> decodeSummary(std::string_view bytes);

}  // namespace tessera
