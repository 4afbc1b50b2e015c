// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace tessera {

// Words for fingerprints: each stands for ten bits, so their order and number are part of the format and
// never change.
inline constexpr std::size_t kFingerprintWords = 1024;
[[nodiscard]] const std::array<std::string_view, kFingerprintWords>& fingerprintWords();

// Six words, the first 60 bits of SHA-256 over the bytes, to be read out and compared by two people: "river
// lamp …".
[[nodiscard]] std::string keyWords(std::string_view bytes);

}  // namespace tessera
