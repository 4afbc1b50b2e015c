// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/bundle/device_key.h"

#include "sync/seal/key_words.h"

#include <sodium.h>

#include <array>
#include <cstring>
#include <optional>
#include <sstream>
#include <vector>

namespace tessera {
namespace {

constexpr const char* kSecretName = "device-key";
constexpr const char* kChangesName = "device-key-changes";
constexpr std::size_t kIdBytes = 8;
constexpr std::string_view kUntrusted = "untrusted comment: signature from a Tessera device";
constexpr std::string_view kTrusted = "trusted comment: ";

const unsigned char* raw(std::string_view text)
{
    return reinterpret_cast<const unsigned char*>(text.data());
}

unsigned char* raw(std::string& text)
{
    return reinterpret_cast<unsigned char*>(text.data());
}

bool sodiumReady()
{
    static const bool ready = sodium_init() >= 0;
    return ready;
}

std::string toBase64(std::string_view bytes)
{
    std::string text(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(text.data(), text.size(), raw(bytes), bytes.size(), sodium_base64_VARIANT_ORIGINAL);
    text.pop_back();  // the terminating zero
    return text;
}

// Exactly `size` bytes in their one and only spelling.
std::optional<std::string> fromBase64(std::string_view text, std::size_t size)
{
    std::string bytes(size, '\0');
    std::size_t length = 0;
    const char* end = nullptr;
    if (sodium_base642bin(raw(bytes), bytes.size(), text.data(), text.size(), nullptr, &length, &end,
                          sodium_base64_VARIANT_ORIGINAL) != 0) {
        return std::nullopt;
    }
    if (length != size || end != text.data() + text.size() || toBase64(bytes) != text) return std::nullopt;
    return bytes;
}

std::string toHex(std::string_view bytes)
{
    std::string text(bytes.size() * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), raw(bytes), bytes.size());
    text.pop_back();
    return text;
}

std::optional<std::string> fromHex(std::string_view text, std::size_t size)
{
    std::string bytes(size, '\0');
    std::size_t length = 0;
    if (text.size() != size * 2 ||
        sodium_hex2bin(raw(bytes), bytes.size(), text.data(), text.size(), nullptr, &length, nullptr) != 0) {
        return std::nullopt;
    }
    return bytes;
}

// minisign prints the eight bytes as one little-endian number, in capitals.
std::string idText(std::string_view id)
{
    const std::string reversed(id.rbegin(), id.rend());
    std::string text = toHex(reversed);
    for (char& digit : text) {
        if (digit >= 'a' && digit <= 'f') digit = static_cast<char>(digit - 'a' + 'A');
    }
    return text;
}

std::string prehash(std::string_view message)
{
    std::string hash(crypto_generichash_BYTES_MAX, '\0');
    crypto_generichash(raw(hash), hash.size(), raw(message), message.size(), nullptr, 0);
    return hash;
}

std::string signRaw(std::string_view message, const std::string& secret)
{
    std::string signature(crypto_sign_BYTES, '\0');
    crypto_sign_detached(raw(signature), nullptr, raw(message), message.size(),
                         raw(std::string_view(secret)));
    return signature;
}

bool matches(std::string_view signature, std::string_view message, std::string_view publicKey)
{
    return crypto_sign_verify_detached(raw(signature), raw(message), message.size(), raw(publicKey)) == 0;
}

Error notValid(const char* why)
{
    return Error{Errc::damaged, std::string("the signature does not hold (") + why + "); copy the file again",
                 ""};
}

}  // namespace

DeviceKey DeviceKey::generate()
{
    DeviceKey key;
    if (!sodiumReady()) return key;
    key.keyId_.resize(kIdBytes);
    key.secret_.resize(crypto_sign_SECRETKEYBYTES);
    key.public_.resize(crypto_sign_PUBLICKEYBYTES);
    randombytes_buf(key.keyId_.data(), key.keyId_.size());
    crypto_sign_keypair(raw(key.public_), raw(key.secret_));
    return key;
}

DeviceKey::~DeviceKey()
{
    sodium_memzero(secret_.data(), secret_.size());
}

Result<std::optional<DeviceKey>> DeviceKey::known(const Library& library)
{
    if (!sodiumReady()) return Error{Errc::unavailable, "the cryptography library did not start", ""};
    auto stored = library.secret(kSecretName);
    if (!stored) return stored.error();
    if (!*stored) return std::optional<DeviceKey>{};
    auto key = fromSecretText(**stored);
    sodium_memzero((*stored)->data(), (*stored)->size());
    if (!key) return Error{Errc::damaged, "the library's device key cannot be read; restore a backup", ""};
    return std::optional<DeviceKey>(std::move(*key));
}

Result<DeviceKey> DeviceKey::of(Library& library)
{
    auto stored = known(library);
    if (!stored) return stored.error();
    if (*stored) return std::move(**stored);
    DeviceKey made = generate();
    if (Status kept = library.setSecret(kSecretName, made.secretText()); !kept) return kept.error();
    return made;
}

Result<DeviceKey> DeviceKey::change(Library& library, std::uint64_t fromSequence)
{
    const auto before = of(library);
    if (!before) return before.error();
    const auto changes = library.secret(kChangesName);
    if (!changes) return changes.error();
    const DeviceKey after = generate();
    const std::string old = before->publicText(), now = after.publicText();
    const std::string line = old + " " + now + " " + std::to_string(fromSequence) + " " +
                             before->signLine(KeyChange::message(library.device(), old, now, fromSequence)) +
                             "\n";
    // Both in one commit: a key whose change nobody signed would be a stranger's to everyone.
    const Status kept =
        library.setSecrets({{kSecretName, after.secretText()}, {kChangesName, changes->value_or("") + line}},
                           {{AuditKind::deviceKeyChanged, {}, fromSequence, {}}});
    if (!kept) return kept.error();
    return after;
}

std::string DeviceKey::secretText() const
{
    return toHex(keyId_ + secret_);
}

Result<DeviceKey> DeviceKey::fromSecretText(std::string_view text)
{
    if (!sodiumReady()) return Error{Errc::unavailable, "the cryptography library did not start", ""};
    auto bytes = fromHex(text, kIdBytes + crypto_sign_SECRETKEYBYTES);
    if (!bytes) return Error{Errc::damaged, "a signing key cannot be read", ""};
    DeviceKey key;
    key.keyId_ = bytes->substr(0, kIdBytes);
    key.secret_ = bytes->substr(kIdBytes);
    key.public_.resize(crypto_sign_PUBLICKEYBYTES);
    crypto_sign_ed25519_sk_to_pk(raw(key.public_), raw(std::string_view(key.secret_)));
    sodium_memzero(bytes->data(), bytes->size());
    return key;
}

std::string DeviceKey::publicText() const
{
    return toBase64("Ed" + keyId_ + public_);
}

std::string DeviceKey::publicFile() const
{
    return "untrusted comment: minisign public key " + fingerprint() + "\n" + publicText() + "\n";
}

std::string DeviceKey::fingerprint() const
{
    return idText(keyId_);
}

std::string DeviceKey::words() const
{
    return fingerprintWordsOf(publicText());
}

std::string DeviceKey::signLine(std::string_view message) const
{
    return toBase64("ED" + keyId_ + signRaw(prehash(message), secret_));
}

std::string DeviceKey::sign(std::string_view message, std::string_view trustedComment) const
{
    const std::string signature = signRaw(prehash(message), secret_);
    const std::string both = signature + std::string(trustedComment);
    std::string file(kUntrusted);
    file += "\n" + toBase64("ED" + keyId_ + signature) + "\n";
    file += std::string(kTrusted) + std::string(trustedComment) + "\n";
    file += toBase64(signRaw(both, secret_)) + "\n";
    return file;
}

Result<VerifiedSignature> verifySignature(std::string_view message, std::string_view signatureFile,
                                          std::string_view publicText)
{
    if (!sodiumReady()) return Error{Errc::unavailable, "the cryptography library did not start", ""};
    std::vector<std::string_view> lines;
    for (std::size_t from = 0; from < signatureFile.size() && lines.size() < 5;) {
        const std::size_t end = signatureFile.find('\n', from);
        if (end == std::string_view::npos) return notValid("its last line has no end");
        lines.push_back(signatureFile.substr(from, end - from));
        from = end + 1;
    }
    if (lines.size() != 4 || lines[0] != kUntrusted || !lines[2].starts_with(kTrusted)) {
        return notValid("it is not the four lines of a minisign signature by a Tessera device");
    }
    const auto key = fromBase64(publicText, 2 + kIdBytes + crypto_sign_PUBLICKEYBYTES);
    const auto signature = fromBase64(lines[1], 2 + kIdBytes + crypto_sign_BYTES);
    const auto global = fromBase64(lines[3], crypto_sign_BYTES);
    if (!key || !key->starts_with("Ed")) return notValid("the device's public key cannot be read");
    if (!signature || !signature->starts_with("ED") || !global) return notValid("it cannot be read");
    const std::string id = signature->substr(2, kIdBytes);
    if (id != key->substr(2, kIdBytes)) return notValid("it was made with another key");
    const std::string bare = signature->substr(2 + kIdBytes);
    const std::string publicKey = key->substr(2 + kIdBytes);
    if (!matches(bare, prehash(message), publicKey)) return notValid("the content was changed");
    const std::string_view comment = lines[2].substr(kTrusted.size());
    if (!matches(*global, bare + std::string(comment), publicKey)) return notValid("its comment was changed");
    return VerifiedSignature{idText(id), std::string(comment)};
}

bool holdsLine(std::string_view message, std::string_view line, std::string_view publicText)
{
    if (!sodiumReady()) return false;
    const auto key = fromBase64(publicText, 2 + kIdBytes + crypto_sign_PUBLICKEYBYTES);
    const auto signature = fromBase64(line, 2 + kIdBytes + crypto_sign_BYTES);
    if (!key || !key->starts_with("Ed") || !signature || !signature->starts_with("ED")) return false;
    return signature->substr(2, kIdBytes) == key->substr(2, kIdBytes) &&
           matches(std::string_view(*signature).substr(2 + kIdBytes), prehash(message),
                   std::string_view(*key).substr(2 + kIdBytes));
}

bool isPublicText(std::string_view text)
{
    return !fingerprintOf(text).empty();
}

std::string fingerprintOf(std::string_view publicText)
{
    const auto key = fromBase64(publicText, 2 + kIdBytes + crypto_sign_PUBLICKEYBYTES);
    return key && key->starts_with("Ed") ? idText(std::string_view(*key).substr(2, kIdBytes)) : std::string();
}

std::string fingerprintWordsOf(std::string_view publicText)
{
    return keyWords(publicText);
}

std::string KeyChange::message(const Uuid& device, std::string_view before, std::string_view after,
                               std::uint64_t fromSequence)
{
    return "Tessera key change 1\ndevice: " + device.text() + "\nbefore: " + std::string(before) +
           "\nafter: " + std::string(after) + "\nfrom: " + std::to_string(fromSequence) + "\n";
}

bool KeyChange::holds(const Uuid& device) const
{
    return isPublicText(after) && holdsLine(message(device, before, after, fromSequence), signature, before);
}

Result<std::vector<KeyChange>> changesOf(const Library& library)
{
    const auto text = library.secret(kChangesName);
    if (!text) return text.error();
    std::vector<KeyChange> changes;
    std::istringstream lines(text->value_or(""));
    for (KeyChange change; lines >> change.before >> change.after >> change.fromSequence >> change.signature;)
        changes.push_back(change);
    return changes;
}

}  // namespace tessera
