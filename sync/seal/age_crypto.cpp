// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/seal/age_crypto.h"

#include <sodium.h>

#include <cstdint>

namespace tessera::seal {
namespace {

const unsigned char* raw(std::string_view text)
{
    return reinterpret_cast<const unsigned char*>(text.data());
}

unsigned char* raw(std::string& text)
{
    return reinterpret_cast<unsigned char*>(text.data());
}

constexpr std::string_view kNoNonce("\0\0\0\0\0\0\0\0\0\0\0\0", crypto_aead_chacha20poly1305_ietf_NPUBBYTES);

}  // namespace

bool ready()
{
    static const bool started = sodium_init() >= 0;
    return started;
}

std::string randomBytes(std::size_t size)
{
    std::string bytes(size, '\0');
    randombytes_buf(bytes.data(), bytes.size());
    return bytes;
}

std::string sha256(std::string_view bytes)
{
    std::string hash(crypto_hash_sha256_BYTES, '\0');
    crypto_hash_sha256(raw(hash), raw(bytes), bytes.size());
    return hash;
}

std::string hmac(std::string_view key, std::string_view message)
{
    crypto_auth_hmacsha256_state state;
    std::string code(crypto_auth_hmacsha256_BYTES, '\0');
    crypto_auth_hmacsha256_init(&state, raw(key), key.size());
    crypto_auth_hmacsha256_update(&state, raw(message), message.size());
    crypto_auth_hmacsha256_final(&state, raw(code));
    sodium_memzero(&state, sizeof state);
    return code;
}

std::string hkdf(std::string_view secret, std::string_view salt, std::string_view info)
{
    const std::string noSalt(crypto_auth_hmacsha256_BYTES, '\0');
    std::string extracted = hmac(salt.empty() ? std::string_view(noSalt) : salt, secret);
    std::string out = hmac(extracted, std::string(info) + '\x01');
    forget(extracted);
    return out;
}

bool sameSecret(std::string_view a, std::string_view b)
{
    return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

void forget(std::string& secret)
{
    sodium_memzero(secret.data(), secret.size());
    secret.clear();
}

std::string toBase64(std::string_view bytes)
{
    std::string text(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL_NO_PADDING),
                     '\0');
    sodium_bin2base64(text.data(), text.size(), raw(bytes), bytes.size(),
                      sodium_base64_VARIANT_ORIGINAL_NO_PADDING);
    text.pop_back();  // the terminating zero
    return text;
}

std::optional<std::string> fromBase64(std::string_view text)
{
    std::string bytes(text.size() / 4 * 3 + 3, '\0');
    std::size_t length = 0;
    if (sodium_base642bin(raw(bytes), bytes.size(), text.data(), text.size(), nullptr, &length, nullptr,
                          sodium_base64_VARIANT_ORIGINAL_NO_PADDING) != 0)
        return std::nullopt;
    bytes.resize(length);
    return bytes;
}

std::optional<std::string> x25519(std::string_view secret, std::string_view point)
{
    std::string shared(crypto_scalarmult_curve25519_BYTES, '\0');
    if (secret.size() != crypto_scalarmult_curve25519_SCALARBYTES || point.size() != shared.size() ||
        crypto_scalarmult_curve25519(raw(shared), raw(secret), raw(point)) != 0)
        return std::nullopt;
    return shared;
}

std::string x25519Public(std::string_view secret)
{
    std::string point(crypto_scalarmult_curve25519_BYTES, '\0');
    crypto_scalarmult_curve25519_base(raw(point), raw(secret));
    return point;
}

std::string encrypt(std::string_view plain, std::string_view key, std::string_view nonce)
{
    std::string sealed(plain.size() + kTagBytes, '\0');
    crypto_aead_chacha20poly1305_ietf_encrypt(raw(sealed), nullptr, raw(plain), plain.size(), nullptr, 0,
                                              nullptr, raw(nonce), raw(key));
    return sealed;
}

std::optional<std::string> decrypt(std::string_view sealed, std::string_view key, std::string_view nonce)
{
    if (sealed.size() < kTagBytes) return std::nullopt;
    std::string plain(sealed.size() - kTagBytes, '\0');
    if (crypto_aead_chacha20poly1305_ietf_decrypt(raw(plain), nullptr, nullptr, raw(sealed), sealed.size(),
                                                  nullptr, 0, raw(nonce), raw(key)) != 0)
        return std::nullopt;
    return plain;
}

std::string wrap(std::string_view fileKey, std::string_view key)
{
    return encrypt(fileKey, key, kNoNonce);
}

std::optional<std::string> unwrap(std::string_view wrapped, std::string_view key)
{
    return decrypt(wrapped, key, kNoNonce);
}

std::optional<std::string> scrypt(std::string_view passphrase, std::string_view salt, int workFactor)
{
    std::string key(32, '\0');
    if (crypto_pwhash_scryptsalsa208sha256_ll(raw(passphrase), passphrase.size(), raw(salt), salt.size(),
                                              std::uint64_t{1} << workFactor, 8, 1, raw(key),
                                              key.size()) != 0)
        return std::nullopt;
    return key;
}

}  // namespace tessera::seal
