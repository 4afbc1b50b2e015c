// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/seal/bech32.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace tessera::seal {
namespace {

constexpr std::string_view kLetters = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
constexpr std::size_t kChecksum = 6;

using Fives = std::vector<std::uint8_t>;  // groups of five bits

std::uint32_t polymod(const Fives& values)
{
    constexpr std::array<std::uint32_t, 5> generator{0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd,
                                                     0x2a1462b3};
    std::uint32_t sum = 1;
    for (const std::uint8_t value : values) {
        const std::uint32_t top = sum >> 25U;
        sum = ((sum & 0x1ffffffU) << 5U) ^ value;
        for (std::size_t i = 0; i < generator.size(); ++i)
            if (((top >> i) & 1U) != 0) sum ^= generator[i];
    }
    return sum;
}

// The prefix as the checksum sees it.
Fives expanded(std::string_view prefix)
{
    Fives values;
    for (const char c : prefix)
        values.push_back(static_cast<std::uint8_t>(static_cast<unsigned char>(c) >> 5U));
    values.push_back(0);
    for (const char c : prefix)
        values.push_back(static_cast<std::uint8_t>(static_cast<unsigned char>(c) & 31U));
    return values;
}

Fives toFives(std::string_view bytes)
{
    Fives values;
    std::uint32_t held = 0;
    unsigned bits = 0;
    for (const char byte : bytes) {
        held = ((held << 8U) | static_cast<unsigned char>(byte)) & 0xfffU;
        for (bits += 8; bits >= 5;) {
            bits -= 5;
            values.push_back(static_cast<std::uint8_t>((held >> bits) & 31U));
        }
    }
    if (bits > 0) values.push_back(static_cast<std::uint8_t>((held << (5 - bits)) & 31U));
    return values;
}

// Nothing when what is left over is more than padding.
std::optional<std::string> toBytes(const Fives& values)
{
    std::string bytes;
    std::uint32_t held = 0;
    unsigned bits = 0;
    for (const std::uint8_t value : values) {
        held = ((held << 5U) | value) & 0xfffU;
        bits += 5;
        if (bits < 8) continue;
        bits -= 8;
        bytes.push_back(static_cast<char>((held >> bits) & 0xffU));
    }
    if (bits >= 5 || (held & ((1U << bits) - 1U)) != 0) return std::nullopt;
    return bytes;
}

Error broken()
{
    return Error{Errc::invalid, "this is not a whole key; a letter is missing or wrong", {}};
}

}  // namespace

std::string toBech32(std::string_view prefix, std::string_view bytes)
{
    const Fives data = toFives(bytes);
    Fives summed = expanded(prefix);
    summed.insert(summed.end(), data.begin(), data.end());
    summed.insert(summed.end(), kChecksum, 0);
    const std::uint32_t sum = polymod(summed) ^ 1U;
    std::string text = std::string(prefix) + "1";
    for (const std::uint8_t value : data) text += kLetters[value];
    for (std::size_t i = 0; i < kChecksum; ++i) text += kLetters[(sum >> (5 * (kChecksum - 1 - i))) & 31U];
    return text;
}

Result<Bech32> fromBech32(std::string_view text)
{
    std::string lower(text);
    bool anyLower = false, anyUpper = false;
    for (char& c : lower) {
        if (c < 33 || c > 126) return broken();
        anyLower = anyLower || (c >= 'a' && c <= 'z');
        if (c < 'A' || c > 'Z') continue;
        anyUpper = true;
        c = static_cast<char>(c - 'A' + 'a');
    }
    const std::size_t one = lower.rfind('1');
    if ((anyLower && anyUpper) || one == std::string::npos || one == 0 || lower.size() - one - 1 < kChecksum)
        return broken();
    Bech32 result;
    result.prefix = lower.substr(0, one);
    Fives values = expanded(result.prefix), data;
    for (const char c : std::string_view(lower).substr(one + 1)) {
        const std::size_t at = kLetters.find(c);
        if (at == std::string_view::npos) return broken();
        data.push_back(static_cast<std::uint8_t>(at));
    }
    values.insert(values.end(), data.begin(), data.end());
    if (polymod(values) != 1) return broken();
    data.resize(data.size() - kChecksum);
    auto bytes = toBytes(data);
    if (!bytes) return broken();
    result.bytes = std::move(*bytes);
    return result;
}

}  // namespace tessera::seal
