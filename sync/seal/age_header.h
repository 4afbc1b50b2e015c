// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tessera::seal {

// One recipient's lines of an age file's header: a type, arguments and a body. (age writes "stanza".)
struct Stanza {
    std::vector<std::string> words;  // the type first
    std::string body;
};

struct AgeHeader {
    std::vector<Stanza> stanzas;
    std::string mac;           // 32 bytes
    std::string_view covered;  // what the mac is over
    std::size_t size = 0;      // bytes of the header, the payload follows
};

// The longest header that is read: some hundred recipients.
inline constexpr std::size_t kMostHeaderBytes = std::size_t{64} * 1024;

// Nothing when a byte of it is not as the format has it; `why` says what, for a person.
[[nodiscard]] std::optional<AgeHeader> readHeader(std::string_view file, std::string& why);

// The header with its mac under the file key.
[[nodiscard]] std::string writeHeader(const std::vector<Stanza>& stanzas, std::string_view fileKey);
[[nodiscard]] std::string headerMac(std::string_view covered, std::string_view fileKey);

}  // namespace tessera::seal
