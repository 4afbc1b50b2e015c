// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/bundle/bundle_file.h"

#include "sync/bundle/bundle_wire.h"
#include "sync/bundle/ustar.h"
#include "sync/seal/age_file.h"

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

constexpr std::string_view kNone = "-";
// Bundles a device will never make; so that a number can be counted on from.
constexpr std::uint64_t kMostSequence = 1'000'000'000'000;

std::string_view orNone(const std::string& text)
{
    return text.empty() ? kNone : std::string_view(text);
}

struct Comment {
    std::uint64_t sequence = 0;
    BundleAddress address;
};

// What a comment about just this content says; nothing when it is about anything else.
std::optional<Comment> readComment(std::string_view text, const Uuid& device, const std::string& sha256)
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
    if (error != std::errc{} || end != number->data() + number->size() || sequence == 0 ||
        sequence > kMostSequence)
        return std::nullopt;
    // Written again it must be the same text: one spelling, this device, this content.
    if (comment(*study, device.text(), sequence, *to, sha256) != text) return std::nullopt;
    const auto said = [](std::string_view value) {
        return value == kNone ? std::string() : std::string(value);
    };
    return Comment{sequence, {said(*study), said(*to)}};
}

}  // namespace

Result<std::string> packBundle(const BundleContent& content, const DeviceKey& key, std::uint64_t sequence,
                               const BundleAddress& address)
{
    BundleContent signedContent = content;
    signedContent.devicePublicText = key.publicText();
    const auto bytes = encodeBundle(signedContent);
    if (!bytes) return bytes.error();
    // A file that is not sealed names no study: the comment can be read by anyone who holds the file.
    const std::string signature = key.sign(*bytes, comment(orNone(address.study), content.device.text(),
                                                           sequence, orNone(address.to), sha256Hex(*bytes)));
    return packUstar({*bytes, signature});
}

Result<std::string> unsealed(std::string bytes, const std::vector<AgeIdentity>& identities)
{
    if (!looksSealed(bytes)) return bytes;
    if (identities.empty())
        return Error{Errc::locked, "it is sealed to a study; give the identity that opens it (--identity)",
                     ""};
    return ageOpen(bytes, identities);
}

Result<OpenedBundle> openBundle(std::string_view bytes, const std::vector<AgeIdentity>& identities)
{
    if (!looksSealed(bytes)) return openArchive(bytes, false);
    const auto archive = unsealed(std::string(bytes), identities);
    if (!archive) return archive.error();
    return openArchive(*archive, true);
}

Result<OpenedBundle> openArchive(std::string_view bytes, bool wasSealed)
{
    const auto members = openUstar(bytes);
    if (!members) return members.error();
    const auto publicText = publicTextIn(members->bundle);
    if (!publicText) return publicText.error();
    const auto verified = verifySignature(members->bundle, members->signature, *publicText);
    if (!verified) return verified.error();
    auto content = decodeBundle(members->bundle);
    if (!content) return content.error();
    auto said = readComment(verified->trustedComment, content->device, sha256Hex(members->bundle));
    if (!said || content->devicePublicText != *publicText) {
        return Error{Errc::damaged,
                     "the signature's comment does not belong to this bundle; ask for the file again", ""};
    }
    OpenedBundle opened;
    opened.content = std::move(content).value();
    opened.devicePublicText = *publicText;
    opened.trustedComment = verified->trustedComment;
    opened.sequence = said->sequence;
    // Whom it is for stands in what the device signed. Else whoever is handed a readable bundle could seal it
    // on to others in the device's name.
    if (wasSealed && said->address.to.empty())
        return Error{Errc::refused, "it was not sealed by the device that signed it; ask that device for it",
                     ""};
    opened.address = std::move(said->address);
    return opened;
}

}  // namespace tessera
