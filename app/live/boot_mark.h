// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"

#include <optional>
#include <string>

namespace tessera {

// How a recording finds its place on the monotonic clock again: the boot's id and the clock's value at the
// opening.
[[nodiscard]] std::string bootMark(const Clock& clock, Millis opened);

// The monotonic time of the opening, when the mark was made during this boot.
[[nodiscard]] std::optional<Millis> openedInThisBoot(const Clock& clock, const std::string& mark);

}  // namespace tessera
