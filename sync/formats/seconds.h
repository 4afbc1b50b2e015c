// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/time.h"

#include <optional>
#include <string>
#include <string_view>

namespace tessera {

// "83", "83.8", "0.0005": digits, then a point and digits if wanted; no sign, no exponent, no blanks. Rounded
// half up to milliseconds on the digits as written. Nothing when it is not one or does not fit.
[[nodiscard]] std::optional<Millis> parseSeconds(std::string_view text);

// The same, or "[h:]m:ss[.f]" with seconds below 60 and, with hours, minutes below 60.
[[nodiscard]] std::optional<Millis> parsePosition(std::string_view text);

// A number with `ms`, `s`, `m` or `h` behind it: "30s", "1.5m". Nothing when it is not one, is 0 or does not
// fit.
[[nodiscard]] std::optional<Millis> parseDuration(std::string_view text);

// "83.8": seconds with as many decimals as the milliseconds need.
[[nodiscard]] std::string secondsText(Millis length);

}  // namespace tessera
