// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/seal/age_file.h"

#include "sync/seal/age_armor.h"
#include "sync/seal/age_crypto.h"
#include "sync/seal/age_header.h"
#include "sync/seal/age_payload.h"

#include <algorithm>
#include <charconv>

namespace tessera {
namespace {

using namespace seal;

constexpr std::string_view kX25519 = "X25519";
constexpr std::string_view kScrypt = "scrypt";
constexpr std::string_view kX25519Info = "age-encryption.org/v1/X25519";
constexpr std::string_view kScryptLabel = "age-encryption.org/v1/scrypt";
constexpr std::string_view kStart = "age-encryption.org/";
constexpr std::size_t kPointBytes = 32;
constexpr std::size_t kSaltBytes = 16;
constexpr std::size_t kNonceBytes = 16;

struct FileKey {
    AgeFailure failure = AgeFailure::none;
    std::string why, key;
};

FileKey refuse(AgeFailure failure, std::string why)
{
    return {failure, std::move(why), {}};
}

// Where the random numbers of one file come from.
class Draw {
public:
    explicit Draw(std::string seed) : seed_(std::move(seed)) {}
    Draw(const Draw&) = delete;
    Draw& operator=(const Draw&) = delete;
    ~Draw() { forget(seed_); }
    [[nodiscard]] std::string bytes(std::string_view what, std::size_t size) const
    {
        return hmac(seed_, what).substr(0, size);
    }

private:
    std::string seed_;
};

std::string wrappingKey(std::string_view shared, std::string_view share, std::string_view recipient)
{
    return hkdf(shared, std::string(share) + std::string(recipient), kX25519Info);
}

Result<std::string> sealTo(std::string_view plain, const std::vector<AgeRecipient>& recipients,
                           const Draw& draw)
{
    std::string fileKey = draw.bytes("file key", kFileKeyBytes);
    std::vector<Stanza> stanzas;
    for (const AgeRecipient& recipient : recipients) {
        std::string secret = draw.bytes("share " + recipient.point(), kPointBytes);
        const std::string share = x25519Public(secret);
        auto shared = x25519(secret, recipient.point());
        forget(secret);
        if (!shared) return Error{Errc::invalid, "one of the recipients' keys is no key anyone can have", {}};
        std::string key = wrappingKey(*shared, share, recipient.point());
        stanzas.push_back({{std::string(kX25519), toBase64(share)}, wrap(fileKey, key)});
        forget(*shared);
        forget(key);
    }
    std::string file = writeHeader(stanzas, fileKey);
    const std::string nonce = draw.bytes("payload nonce", kNonceBytes);
    file += nonce;
    std::string key = hkdf(fileKey, nonce, "payload");
    appendPayload(file, plain, key);
    forget(key);
    forget(fileKey);
    return file;
}

Status mayBeSealed(const std::vector<AgeRecipient>& recipients)
{
    if (!ready())
        return Error{Errc::unavailable, "this machine gives no random numbers; nothing can be sealed", {}};
    if (recipients.empty()) return Error{Errc::invalid, "there is nobody to seal it to", {}};
    return {};
}

FileKey byIdentities(const std::vector<Stanza>& stanzas, const std::vector<AgeIdentity>& identities)
{
    const auto malformed = [](const Stanza& stanza) {
        if (stanza.words.front() != kX25519) return false;
        const auto share = stanza.words.size() == 2 ? fromBase64(stanza.words[1]) : std::nullopt;
        return !share || share->size() != kPointBytes || stanza.body.size() != kFileKeyBytes + kTagBytes;
    };
    if (std::any_of(stanzas.begin(), stanzas.end(), malformed))
        return refuse(AgeFailure::header, "one of its recipients is written wrongly");
    for (const AgeIdentity& identity : identities) {
        const std::string own = identity.recipient().point();
        for (const Stanza& stanza : stanzas) {
            if (stanza.words.front() != kX25519) continue;
            const std::string share = *fromBase64(stanza.words[1]);
            auto shared = x25519(identity.secret(), share);
            if (!shared) return refuse(AgeFailure::header, "one of its recipients is no key anyone can have");
            std::string key = wrappingKey(*shared, share, own);
            auto fileKey = unwrap(stanza.body, key);
            forget(*shared);
            forget(key);
            if (fileKey) return {AgeFailure::none, {}, std::move(*fileKey)};
        }
    }
    return refuse(AgeFailure::noMatch, "it is not sealed to this identity");
}

// A decimal number in its one spelling.
std::optional<int> workFactorIn(const std::string& text)
{
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || std::to_string(value) != text ||
        value < 1)
        return std::nullopt;
    return value;
}

FileKey byPassphrase(const Stanza& stanza, const std::string& passphrase)
{
    if (stanza.words.front() != kScrypt)
        return refuse(AgeFailure::noMatch, "it is not sealed with a passphrase");
    const auto salt = stanza.words.size() == 3 ? fromBase64(stanza.words[1]) : std::nullopt;
    const auto factor = salt ? workFactorIn(stanza.words[2]) : std::nullopt;
    if (!factor || salt->size() != kSaltBytes || stanza.body.size() != kFileKeyBytes + kTagBytes)
        return refuse(AgeFailure::header, "how its passphrase is used is written wrongly");
    if (*factor > kMostScryptWorkFactor)
        return refuse(AgeFailure::header, "its passphrase would take too much time and memory to try");
    auto key = scrypt(passphrase, std::string(kScryptLabel) + *salt, *factor);
    if (!key) return refuse(AgeFailure::header, "there is not enough memory to try its passphrase");
    auto fileKey = unwrap(stanza.body, *key);
    forget(*key);
    if (!fileKey) return refuse(AgeFailure::noMatch, "this is not its passphrase");
    return {AgeFailure::none, {}, std::move(*fileKey)};
}

FileKey unlock(const std::vector<Stanza>& stanzas, const AgeUnlocking& unlocking)
{
    const bool passphrase = std::any_of(stanzas.begin(), stanzas.end(),
                                        [](const Stanza& s) { return s.words.front() == kScrypt; });
    if (passphrase && stanzas.size() > 1)
        return refuse(AgeFailure::header, "it is sealed with a passphrase and to somebody else as well");
    if (unlocking.passphrase) {
        const FileKey key = byPassphrase(stanzas.front(), *unlocking.passphrase);
        if (key.failure != AgeFailure::noMatch || unlocking.identities.empty()) return key;
    }
    if (passphrase) return refuse(AgeFailure::noMatch, "it is sealed with a passphrase, not to a key");
    return byIdentities(stanzas, unlocking.identities);
}

AgeReading stopped(AgeFailure failure, std::string why)
{
    return {failure, std::move(why), {}};
}

AgeReading readBinary(std::string_view file, const AgeUnlocking& unlocking)
{
    std::string why;
    const auto header = readHeader(file, why);
    if (!header) return stopped(AgeFailure::header, why);
    FileKey unlocked = unlock(header->stanzas, unlocking);
    if (unlocked.failure != AgeFailure::none) return stopped(unlocked.failure, unlocked.why);
    const bool whole = sameSecret(headerMac(header->covered, unlocked.key), header->mac);
    if (!whole) {
        forget(unlocked.key);
        return stopped(AgeFailure::mac, "its header was changed; copy it again");
    }
    const std::string_view rest = file.substr(header->size);
    if (rest.size() < kNonceBytes) return stopped(AgeFailure::header, "it is cut short; copy it again");
    std::string key = hkdf(unlocked.key, rest.substr(0, kNonceBytes), "payload");
    forget(unlocked.key);
    AgeReading reading;
    if (!readPayload(rest.substr(kNonceBytes), key, reading.verified)) {
        reading.failure = AgeFailure::payload;
        reading.why = "its content is cut short or was changed; copy it again";
    }
    forget(key);
    return reading;
}

Result<std::string> opened(AgeReading reading)
{
    switch (reading.failure) {
        case AgeFailure::none:
            return std::move(reading.verified);
        case AgeFailure::noMatch:
            return Error{Errc::locked, "it cannot be opened: " + reading.why, {}};
        case AgeFailure::armor:
        case AgeFailure::header:
        case AgeFailure::mac:
        case AgeFailure::payload:
            break;
    }
    forget(reading.verified);
    return Error{Errc::damaged, "it cannot be opened: " + reading.why, {}};
}

}  // namespace

bool looksSealed(std::string_view bytes)
{
    return bytes.starts_with(kStart) || isArmored(bytes);
}

Result<std::string> ageSeal(std::string_view plain, const std::vector<AgeRecipient>& recipients)
{
    if (const Status status = mayBeSealed(recipients); !status) return status.error();
    return sealTo(plain, eachOnce(recipients), Draw(randomBytes(kPointBytes)));
}

Result<std::string> ageSealRepeatably(std::string_view plain, const std::vector<AgeRecipient>& recipients,
                                      std::string_view secret)
{
    if (const Status status = mayBeSealed(recipients); !status) return status.error();
    if (secret.size() != kPointBytes)
        return Error{Errc::invalid, "a secret of 32 bytes is needed to seal with", {}};
    const std::vector<AgeRecipient> all = eachOnce(recipients);
    std::string about = "tessera sealed 1" + sha256(plain);
    for (const AgeRecipient& recipient : all) about += recipient.point();
    return sealTo(plain, all, Draw(hmac(secret, about)));
}

Result<std::string> ageOpen(std::string_view file, const std::vector<AgeIdentity>& identities)
{
    return opened(readAge(file, {identities, std::nullopt, false}));
}

Result<std::string> ageSealWithPassphrase(std::string_view plain, std::string_view passphrase, int workFactor)
{
    if (!ready())
        return Error{Errc::unavailable, "this machine gives no random numbers; nothing can be sealed", {}};
    if (passphrase.empty()) return Error{Errc::invalid, "a passphrase needs at least one character", {}};
    if (workFactor < 1 || workFactor > kMostScryptWorkFactor)
        return Error{Errc::invalid, "a passphrase is made dear by 2^1 to 2^20", {}};
    const std::string salt = randomBytes(kSaltBytes);
    auto key = scrypt(passphrase, std::string(kScryptLabel) + salt, workFactor);
    if (!key) return Error{Errc::unavailable, "there is not enough memory to work with the passphrase", {}};
    std::string fileKey = randomBytes(kFileKeyBytes);
    const std::vector<Stanza> stanzas{
        {{std::string(kScrypt), toBase64(salt), std::to_string(workFactor)}, wrap(fileKey, *key)}};
    forget(*key);
    std::string file = writeHeader(stanzas, fileKey);
    const std::string nonce = randomBytes(kNonceBytes);
    file += nonce;
    std::string payloadKey = hkdf(fileKey, nonce, "payload");
    appendPayload(file, plain, payloadKey);
    forget(payloadKey);
    forget(fileKey);
    return file;
}

Result<std::string> ageOpenWithPassphrase(std::string_view file, std::string_view passphrase)
{
    return opened(readAge(file, {{}, std::string(passphrase), false}));
}

AgeReading readAge(std::string_view file, const AgeUnlocking& unlocking)
{
    if (!ready()) return stopped(AgeFailure::header, "the cryptography library did not start");
    if (!unlocking.armored && !isArmored(file)) return readBinary(file, unlocking);
    const auto bytes = openArmor(file);
    if (!bytes) return stopped(AgeFailure::armor, "its text form is damaged; copy it again");
    return readBinary(*bytes, unlocking);
}

}  // namespace tessera
