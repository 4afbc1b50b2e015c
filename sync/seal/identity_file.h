// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "sync/seal/age_key.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tessera {

// A researcher's identity file: lines of AGE-SECRET-KEY-1…, empty lines, and lines beginning with '#', all of
// it usually sealed with a passphrase, as `age -p` does and `age -d -i` opens.
struct IdentityFile {
    std::vector<AgeIdentity> identities;  // at least one
    std::string signingSecret;  // of the study, behind "# study-signing-key: "; empty when there is none
};

// `locked` when it is sealed and the passphrase is missing or another one; `invalid` names the line that is
// wrong, never its content.
[[nodiscard]] Result<IdentityFile> readIdentityFile(std::string_view bytes,
                                                    const std::optional<std::string>& passphrase);
[[nodiscard]] bool needsPassphrase(std::string_view bytes);

// The readable text of one; seal it before it is written anywhere. `what` and `study` are for people.
[[nodiscard]] std::string identityText(const AgeIdentity& identity, std::string_view what,
                                       std::string_view study, std::string_view signingSecret);

}  // namespace tessera
