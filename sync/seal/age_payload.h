// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace tessera::seal {

// The content of an age file: chunks of 64 KiB, each sealed for itself under its number, the last one marked,
// so that a file that is cut short, added to or rearranged is noticed (the STREAM construction).
inline constexpr std::size_t kChunkBytes = std::size_t{64} * 1024;

void appendPayload(std::string& file, std::string_view plain, std::string_view key);

// True when all of it is whole. `plain` gets every chunk that is, up to the first that is not: what the test
// vectors ask for. A caller that is not a test gives out nothing when the answer is false.
[[nodiscard]] bool readPayload(std::string_view payload, std::string_view key, std::string& plain);

}  // namespace tessera::seal
