// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace tessera {

// A 128-bit identity of a session, a visit or a device (RFC 4122). All zero means "none".
struct Uuid {
    std::array<std::uint8_t, 16> bytes{};

    [[nodiscard]] bool isNil() const { return *this == Uuid{}; }
    // Lower case, with hyphens: 8-4-4-4-12.
    [[nodiscard]] std::string text() const;
    // Accepts the 36-character form in either case; nothing else.
    [[nodiscard]] static std::optional<Uuid> parse(std::string_view text);

    auto operator<=>(const Uuid&) const = default;
};

// Version 4, from the system's random source. Thread-safe.
[[nodiscard]] Uuid randomUuid();

// Version 5 (RFC 4122 section 4.3): the same name in the same space always gives the same identity.
[[nodiscard]] Uuid namedUuid(const Uuid& space, std::string_view name);

}  // namespace tessera

namespace std {
template <>
struct hash<tessera::Uuid> {
    size_t operator()(const tessera::Uuid& id) const noexcept;
};
}  // namespace std
