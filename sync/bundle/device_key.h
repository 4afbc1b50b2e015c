// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/store/library.h"

#include <string>
#include <string_view>

namespace tessera {

// The device's Ed25519 key in minisign's form. Made with the library, kept there sealed.
class DeviceKey {
public:
    // Reads it from the library, making one at the first call.
    [[nodiscard]] static Result<DeviceKey> of(Library& library);
    [[nodiscard]] static DeviceKey generate();

    // The two lines of a minisign public key file.
    [[nodiscard]] std::string publicFile() const;
    [[nodiscard]] std::string publicText() const;   // the 56 characters of its second line
    [[nodiscard]] std::string fingerprint() const;  // 16 hex digits, minisign's key id

    // A minisign signature file (prehashed form) over `message` with a trusted comment.
    [[nodiscard]] std::string sign(std::string_view message, std::string_view trustedComment) const;

private:
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

}  // namespace tessera
