// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tessera {

// The bytes under every sealed payload of the library: numbers of variable length, texts with their length
// before them, and numbered fields, so that a reader can step over what it does not know. SCHEMA.md shows
// them byte by byte.

enum class FieldType : std::uint8_t { number = 0, text = 2 };

void putNumber(std::string& out, std::uint64_t value);
void putText(std::string& out, std::string_view text);
void putNumberField(std::string& out, std::uint32_t tag, std::uint64_t value);
void putTextField(std::string& out, std::uint32_t tag, std::string_view text);

// Small for small lengths of either sign.
[[nodiscard]] constexpr std::uint64_t zigzag(std::int64_t value)
{
    return (static_cast<std::uint64_t>(value) << 1) ^ (value < 0 ? ~std::uint64_t{0} : 0);
}
[[nodiscard]] constexpr std::int64_t unzigzag(std::uint64_t value)
{
    return static_cast<std::int64_t>((value >> 1) ^ ((value & 1) != 0 ? ~std::uint64_t{0} : 0));
}

// Reads from bytes that may be hostile: never past their end, and once something was wrong it stays failed.
class WireReader {
public:
    explicit WireReader(std::string_view bytes) : rest_(bytes) {}

    [[nodiscard]] bool done() const { return rest_.empty() || failed_; }
    [[nodiscard]] bool failed() const { return failed_; }
    [[nodiscard]] std::string_view rest() const { return rest_; }

    // 0, or an empty text, once failed.
    std::uint64_t number();
    // Fails above `limit`.
    std::uint64_t numberUpTo(std::uint64_t limit);
    std::string_view text();
    void fail() { failed_ = true; }

private:
    std::string_view rest_;
    bool failed_ = false;
};

}  // namespace tessera
