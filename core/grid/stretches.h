// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/journal/timeline.h"

#include <cstdint>
#include <vector>

namespace tessera {

// Running time from one end to the other: pieces, and between them what was missed (code == kNoCode).
struct Stretch {
    std::uint32_t entry = 0;  // of its interaction; 0 for what was missed
    CodeIndex code = kNoCode;
    Millis onset{0}, offset{0};
    bool afterPause = false;  // a pause lies straight before
};
[[nodiscard]] std::vector<Stretch> stretchesOf(const Timeline& timeline);

}  // namespace tessera
