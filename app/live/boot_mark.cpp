// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/live/boot_mark.h"

#include <charconv>

namespace tessera {

std::string bootMark(const Clock& clock, Millis opened)
{
    const std::string boot = clock.bootId();
    return boot.empty() ? std::string{} : boot + '@' + std::to_string(opened.count());
}

std::optional<Millis> openedInThisBoot(const Clock& clock, const std::string& mark)
{
    const auto at = mark.rfind('@');
    if (at == std::string::npos || mark.substr(0, at) != clock.bootId()) return std::nullopt;
    std::int64_t opened = 0;
    const char* end = mark.data() + mark.size();
    const auto read = std::from_chars(mark.data() + at + 1, end, opened);
    if (read.ec != std::errc{} || read.ptr != end || Millis{opened} > clock.monotonic()) return std::nullopt;
    return Millis{opened};
}

}  // namespace tessera
