// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

// The few building blocks that the age format is made of, in bytes held by strings. Thread-safe.
namespace tessera::seal {

inline constexpr std::size_t kFileKeyBytes = 16;
inline constexpr std::size_t kTagBytes = 16;

// Starts the library once; false when the machine gives no random numbers.
[[nodiscard]] bool ready();
[[nodiscard]] std::string randomBytes(std::size_t size);
[[nodiscard]] std::string sha256(std::string_view bytes);
[[nodiscard]] std::string hmac(std::string_view key, std::string_view message);
// HKDF-SHA-256 (RFC 5869), its first 32 bytes.
[[nodiscard]] std::string hkdf(std::string_view secret, std::string_view salt, std::string_view info);
// Takes the same time wherever the two differ.
[[nodiscard]] bool sameSecret(std::string_view a, std::string_view b);
void forget(std::string& secret);

// Base64 without padding in its one and only spelling.
[[nodiscard]] std::string toBase64(std::string_view bytes);
[[nodiscard]] std::optional<std::string> fromBase64(std::string_view text);

// X25519; nothing when the result is all zero, which the format forbids.
[[nodiscard]] std::optional<std::string> x25519(std::string_view secret, std::string_view point);
[[nodiscard]] std::string x25519Public(std::string_view secret);

// ChaCha20-Poly1305 with the 12-byte nonce.
[[nodiscard]] std::string encrypt(std::string_view plain, std::string_view key, std::string_view nonce);
[[nodiscard]] std::optional<std::string> decrypt(std::string_view sealed, std::string_view key,
                                                 std::string_view nonce);
// A file key wrapped by a key that is used once.
[[nodiscard]] std::string wrap(std::string_view fileKey, std::string_view key);
[[nodiscard]] std::optional<std::string> unwrap(std::string_view wrapped, std::string_view key);

// scrypt with r = 8, p = 1 and N = 2^workFactor, 32 bytes; nothing when there is no memory for it.
[[nodiscard]] std::optional<std::string> scrypt(std::string_view passphrase, std::string_view salt,
                                                int workFactor);

}  // namespace tessera::seal
