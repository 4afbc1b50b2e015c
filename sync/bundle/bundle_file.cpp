// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/bundle/bundle_file.h"

#include "sync/bundle/bundle_wire.h"
#include "sync/bundle/ustar.h"

#include <sodium.h>

#include <charconv>
#include <optional>
#include <string>

namespace tessera {
namespace {

std::string sha256Hex(std::string_view bytes)
{
    unsigned char hash[crypto_hash_sha256_BYTES];
    crypto_hash_sha256(hash, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    char text[sizeof hash * 2 + 1];
    sodium_bin2hex(text, sizeof text, hash, sizeof hash);
    return text;
}

std::string comment(std::string_view study, const std::string& device, std::uint64_t sequence,
                    std::string_view to, const std::string& sha256)
{
    return "tessera1 study=" + std::string(study) + " device=" + device + " seq=" + std::to_string(sequence) +
           " to=" + std::string(to) + " sha256=" + sha256;
}

// Takes "key=value" and the blank after it off the front.
std::optional<std::string_view> take(std::string_view& text, std::string_view key)
{
    if (!text.starts_with(key)) return std::nullopt;
    text.remove_prefix(key.size());
    const std::size_t end = text.find(' ');
    const std::string_view value = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    return value.empty() ? std::nullopt : std::optional(value);
}

// The number in a comment about just this content; nothing when the comment says anything else.
std::optional<std::uint64_t> sequenceIn(std::string_view text, const Uuid& device, const std::string& sha256)
{
    std::string_view rest = text;
    if (!rest.starts_with("tessera1 ")) return std::nullopt;
    rest.remove_prefix(9);
    const auto study = take(rest, "study=");
    const auto from = take(rest, "device=");
    const auto number = take(rest, "seq=");
    const auto to = take(rest, "to=");
    const auto hash = take(rest, "sha256=");
    if (!study || !from || !number || !to || !hash || !rest.empty()) return std::nullopt;
    std::uint64_t sequence = 0;
    const auto [end, error] = std::from_chars(number->data(), number->data() + number->size(), sequence);
    if (error != std::errc{} || end != number->data() + number->size() || sequence == 0) return std::nullopt;
    // Written again it must be the same text: one spelling, this device, this content.
    if (comment(*study, device.text(), sequence, *to, sha256) != text) return std::nullopt;
    return sequence;
}

}  // namespace

Result<std::string> packBundle(const BundleContent& content, const DeviceKey& key, std::uint64_t sequence)
{
    BundleContent signedContent = content;
    signedContent.devicePublicText = key.publicText();
    const auto bytes = encodeBundle(signedContent);
    if (!bytes) return bytes.error();
    // A file that is not sealed to a study names none: the comment can be read by anyone who holds the file.
    const std::string signature =
        key.sign(*bytes, comment("-", content.device.text(), sequence, "-", sha256Hex(*bytes)));
    return packUstar({*bytes, signature});
}

Result<OpenedBundle> openBundle(std::string_view bytes)
{
    if (bytes.starts_with("age-encryption.org/")) {
        return Error{Errc::unavailable, "sealed to a study; opening it is not available in this version", ""};
    }
    const auto members = openUstar(bytes);
    if (!members) return members.error();
    const auto publicText = publicTextIn(members->bundle);
    if (!publicText) return publicText.error();
    const auto verified = verifySignature(members->bundle, members->signature, *publicText);
    if (!verified) return verified.error();
    auto content = decodeBundle(members->bundle);
    if (!content) return content.error();
    const auto sequence = sequenceIn(verified->trustedComment, content->device, sha256Hex(members->bundle));
    if (!sequence || content->devicePublicText != *publicText) {
        return Error{Errc::damaged,
                     "the signature's comment does not belong to this bundle; ask for the file again", ""};
    }
    OpenedBundle opened;
    opened.content = std::move(content).value();
    opened.devicePublicText = *publicText;
    opened.trustedComment = verified->trustedComment;
    opened.sequence = *sequence;
    return opened;
}

}  // namespace tessera
