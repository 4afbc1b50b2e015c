// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/bundle/ustar.h"

#include "sync/bundle/bundle_rules.h"

#include <algorithm>
#include <cstdio>
#include <numeric>
#include <optional>

namespace tessera {
namespace {

constexpr std::size_t kBlock = 512;
constexpr std::string_view kBundleName = "bundle.pb";
constexpr std::string_view kSignatureName = "bundle.pb.minisig";
constexpr std::size_t kMostSignatureBytes = 4096;

std::size_t padded(std::size_t size)
{
    return (size + kBlock - 1) / kBlock * kBlock;
}

// The numbers of a ustar are octal digits and a zero byte, as wide as their field.
std::string octal(std::size_t value, int digits)
{
    char text[24];
    std::snprintf(text, sizeof text, "%0*zo", digits, value);
    return text;
}

std::string headerOf(std::string_view name, std::size_t size)
{
    std::string block(kBlock, '\0');
    const auto put = [&block](std::size_t offset, std::string_view text) {
        std::copy(text.begin(), text.end(), block.begin() + static_cast<std::ptrdiff_t>(offset));
    };
    put(0, name);
    put(100, "0000644");
    put(108, "0000000");
    put(116, "0000000");
    put(124, octal(size, 11));
    put(136, octal(0, 11));
    put(148, "        ");  // the checksum counts itself as blanks
    put(156, "0");
    put(257, "ustar");
    put(263, "00");
    put(329, "0000000");
    put(337, "0000000");
    const std::size_t sum = std::accumulate(
        block.begin(), block.end(), std::size_t{0},
        [](std::size_t total, char byte) { return total + static_cast<unsigned char>(byte); });
    put(148, octal(sum, 6));
    block[154] = '\0';
    return block;
}

std::optional<std::size_t> sizeIn(std::string_view block)
{
    std::size_t size = 0;
    for (const char digit : block.substr(124, 11)) {
        if (digit < '0' || digit > '7') return std::nullopt;
        size = size * 8 + static_cast<std::size_t>(digit - '0');
    }
    return size;
}

bool allZero(std::string_view bytes)
{
    return std::all_of(bytes.begin(), bytes.end(), [](char byte) { return byte == '\0'; });
}

// Takes one member off the front of `bytes`; nothing when it is not exactly the one expected.
std::optional<std::string_view> takeMember(std::string_view& bytes, std::string_view name, std::size_t most)
{
    if (bytes.size() < kBlock) return std::nullopt;
    const auto size = sizeIn(bytes);
    if (!size || *size > most || bytes.substr(0, kBlock) != headerOf(name, *size)) return std::nullopt;
    bytes.remove_prefix(kBlock);
    const std::size_t whole = padded(*size);
    if (bytes.size() < whole || !allZero(bytes.substr(*size, whole - *size))) return std::nullopt;
    const std::string_view content = bytes.substr(0, *size);
    bytes.remove_prefix(whole);
    return content;
}

}  // namespace

std::string packUstar(const BundleMembers& members)
{
    std::string bytes;
    bytes.reserve(4 * kBlock + padded(members.bundle.size()) + padded(members.signature.size()));
    const auto add = [&bytes](std::string_view name, std::string_view content) {
        bytes += headerOf(name, content.size());
        bytes += content;
        bytes.append(padded(content.size()) - content.size(), '\0');
    };
    add(kBundleName, members.bundle);
    add(kSignatureName, members.signature);
    bytes.append(2 * kBlock, '\0');
    return bytes;
}

Result<BundleMembers> openUstar(std::string_view bytes)
{
    const Error refused{
        Errc::damaged,
        "this is not a bundle as Tessera writes it, or it is cut short or changed; copy the file again", ""};
    const auto bundle = takeMember(bytes, kBundleName, kMostBundleBytes);
    if (!bundle) return refused;
    const auto signature = takeMember(bytes, kSignatureName, kMostSignatureBytes);
    if (!signature || bytes.size() != 2 * kBlock || !allZero(bytes)) return refused;
    return BundleMembers{*bundle, *signature};
}

}  // namespace tessera
