// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/store/library.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tessera {

// An Ed25519 key in minisign's form: a device's, made with its library and kept there sealed, or a study's,
// kept in its identity file. Wiped when dropped.
class DeviceKey {
public:
    DeviceKey(const DeviceKey&) = default;
    DeviceKey& operator=(const DeviceKey&) = default;
    DeviceKey(DeviceKey&&) = default;
    DeviceKey& operator=(DeviceKey&&) = default;
    ~DeviceKey();

    // Reads it from the library, making one at the first call.
    [[nodiscard]] static Result<DeviceKey> of(Library& library);
    // The library's key if it has one already, without making one.
    [[nodiscard]] static Result<std::optional<DeviceKey>> known(const Library& library);
    [[nodiscard]] static DeviceKey generate();
    // Puts a new key in the place of the library's and answers with it. The change is signed by the key
    // before, and so far back to the first: changesOf() goes with every bundle.
    [[nodiscard]] static Result<DeviceKey> change(Library& library, std::uint64_t fromSequence);

    // 144 hexadecimal digits: key id and secret. For places that are sealed.
    [[nodiscard]] std::string secretText() const;
    [[nodiscard]] static Result<DeviceKey> fromSecretText(std::string_view text);

    // The two lines of a minisign public key file.
    [[nodiscard]] std::string publicFile() const;
    [[nodiscard]] std::string publicText() const;   // the 56 characters of its second line
    [[nodiscard]] std::string fingerprint() const;  // 16 hex digits, minisign's key id
    [[nodiscard]] std::string words()
        const;  // the same of the whole key, for people: see fingerprintWordsOf()

    // A minisign signature file (prehashed form) over `message` with a trusted comment.
    [[nodiscard]] std::string sign(std::string_view message, std::string_view trustedComment) const;
    // The second line of such a file alone: a signature over `message` in 100 characters.
    [[nodiscard]] std::string signLine(std::string_view message) const;

private:
    DeviceKey() = default;
    std::string keyId_;   // 8 bytes
    std::string secret_;  // 64 bytes
    std::string public_;  // 32 bytes
};

struct VerifiedSignature {
    std::string keyId;  // 16 hex digits
    std::string trustedComment;
};
// Checks a minisign signature file against a public key (56 characters).
[[nodiscard]] Result<VerifiedSignature> verifySignature(std::string_view message,
                                                        std::string_view signatureFile,
                                                        std::string_view publicText);
// Whether signLine() of the owner of `publicText` made `line` over this message.
[[nodiscard]] bool holdsLine(std::string_view message, std::string_view line, std::string_view publicText);

// Whether this is the form of a public key: 56 characters in their one spelling.
[[nodiscard]] bool isPublicText(std::string_view text);
// 16 hex digits of a public key, as minisign shows it; empty when it is none.
[[nodiscard]] std::string fingerprintOf(std::string_view publicText);
// Six words over the 56 characters of a public key, to be compared by two people.
[[nodiscard]] std::string fingerprintWordsOf(std::string_view publicText);

// A device's key took the place of the one before it.
struct KeyChange {
    std::string before, after;       // public keys, 56 characters
    std::uint64_t fromSequence = 0;  // number of the first bundle that is signed by the new one
    std::string signature;           // of the key before: signLine() over the words of KeyChange::message()

    [[nodiscard]] static std::string message(const Uuid& device, std::string_view before,
                                             std::string_view after, std::uint64_t fromSequence);
    [[nodiscard]] bool holds(const Uuid& device) const;
    bool operator==(const KeyChange&) const = default;
};
// Every change of this library's device key, the oldest first.
[[nodiscard]] Result<std::vector<KeyChange>> changesOf(const Library& library);

}  // namespace tessera
