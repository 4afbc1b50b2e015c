// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/scheme/scheme.h"

#include <string>
#include <string_view>

namespace tessera {

// A scheme as the library keeps it with each session; SCHEMA.md shows it. Equal schemes give equal bytes.
[[nodiscard]] std::string encodeScheme(const Scheme& scheme);

// Refuses anything but what encodeScheme() wrote, with `damaged`.
[[nodiscard]] Result<Scheme> decodeScheme(std::string_view bytes);

}  // namespace tessera
