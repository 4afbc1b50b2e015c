// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "sync/seal/age_key.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Files as the program `age` writes and opens them: age-encryption.org/v1 (c2sp.org/age), X25519 recipients,
// and passphrases (scrypt) for identity files alone. Everything is in memory: what is sealed here is some
// MiB. Thread-safe.
namespace tessera {

// Of a passphrase: N = 2^18 as `age -p` does it, about a second; a file that asks for more than 2^20 (1 GiB
// of memory) is refused.
inline constexpr int kScryptWorkFactor = 18;
inline constexpr int kMostScryptWorkFactor = 20;

[[nodiscard]] bool looksSealed(std::string_view bytes);

// Sealed to every one of the recipients, each of whom opens it alone. `invalid` without recipients.
[[nodiscard]] Result<std::string> ageSeal(std::string_view plain,
                                          const std::vector<AgeRecipient>& recipients);

// The same bytes whenever the same content is sealed to the same recipients under the same `secret` (32
// random bytes that never leave the device): the random numbers of the format are drawn from a keyed hash
// over content and recipients, so two different contents never share one. Without the secret nobody can tell
// it from ageSeal().
[[nodiscard]] Result<std::string> ageSealRepeatably(std::string_view plain,
                                                    const std::vector<AgeRecipient>& recipients,
                                                    std::string_view secret);

// The content, once the whole file is verified: of a file that was cut or changed anywhere nothing is given
// out. `locked` when none of the identities opens it, `damaged` when it is not whole, `invalid` when it is no
// such file.
[[nodiscard]] Result<std::string> ageOpen(std::string_view file, const std::vector<AgeIdentity>& identities);

// For identity files. `locked`: another passphrase.
[[nodiscard]] Result<std::string> ageSealWithPassphrase(std::string_view plain, std::string_view passphrase,
                                                        int workFactor = kScryptWorkFactor);
[[nodiscard]] Result<std::string> ageOpenWithPassphrase(std::string_view file, std::string_view passphrase);

// How far a file can be read, chunk by chunk, as the public test vectors ask: what was verified before a
// failure. For tests of this reader; everything else asks ageOpen().
enum class AgeFailure : std::uint8_t { none, armor, header, noMatch, mac, payload };
struct AgeReading {
    AgeFailure failure = AgeFailure::none;
    std::string why;       // a clause for people; empty without a failure
    std::string verified;  // plain bytes of whole chunks
};
struct AgeUnlocking {
    std::vector<AgeIdentity> identities;
    std::optional<std::string> passphrase;
    bool armored = false;  // the file must be of the text form; else its beginning says which form it has
};
[[nodiscard]] AgeReading readAge(std::string_view file, const AgeUnlocking& unlocking);

}  // namespace tessera
