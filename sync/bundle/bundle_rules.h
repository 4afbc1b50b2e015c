// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sync/bundle/bundle.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace tessera {

// Limits of a bundle. Far above anything a visit needs, low enough that a hostile file cannot exhaust a
// tablet.
inline constexpr std::size_t kMostBundleBytes = std::size_t{64} * 1024 * 1024;
inline constexpr std::size_t kMostEntries = 1'000'000;
inline constexpr std::size_t kMostTextBytes = std::size_t{64} * 1024;
inline constexpr std::int64_t kMostMillis = 1'000'000'000'000;  // 31 years

[[nodiscard]] bool isUtf8(std::string_view text);

// Whether this may stand in a bundle: the same question before writing and after reading. The first rule
// broken, in one line that names an entry by its number and never repeats its words.
[[nodiscard]] Status checkContent(const BundleContent& content);

}  // namespace tessera
