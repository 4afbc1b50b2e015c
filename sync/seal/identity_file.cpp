// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/seal/identity_file.h"

#include "sync/seal/age_crypto.h"
#include "sync/seal/age_file.h"

#include <algorithm>

namespace tessera {
namespace {

constexpr std::string_view kSigning = "# study-signing-key: ";

Result<IdentityFile> readLines(std::string_view text)
{
    IdentityFile file;
    int number = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        ++number;
        while (line.ends_with('\r') || line.ends_with(' ')) line.remove_suffix(1);
        if (line.starts_with(kSigning)) file.signingSecret = line.substr(kSigning.size());
        if (line.empty() || line.starts_with('#')) continue;
        auto identity = AgeIdentity::parse(line);
        if (!identity)
            return Error{Errc::invalid, "line " + std::to_string(number) + ": " + identity.error().what, {}};
        file.identities.push_back(std::move(*identity));
    }
    if (file.identities.empty())
        return Error{Errc::invalid, "there is no identity in this file (a line AGE-SECRET-KEY-1…)", {}};
    return file;
}

}  // namespace

bool needsPassphrase(std::string_view bytes)
{
    return looksSealed(bytes);
}

Result<IdentityFile> readIdentityFile(std::string_view bytes, const std::optional<std::string>& passphrase)
{
    if (!looksSealed(bytes)) return readLines(bytes);
    if (!passphrase) return Error{Errc::locked, "this identity is protected; give its passphrase", {}};
    auto text = ageOpenWithPassphrase(bytes, *passphrase);
    if (!text && text.error().code == Errc::locked)
        return Error{Errc::locked, "this is not the passphrase of this identity", {}};
    if (!text) return Error{text.error().code, "this identity " + text.error().what.substr(3), {}};
    auto file = readLines(*text);
    seal::forget(*text);
    return file;
}

std::string identityText(const AgeIdentity& identity, std::string_view what, std::string_view study,
                         std::string_view signingSecret)
{
    std::string text = "# " + std::string(what) + " of the study " + std::string(study) + "\n";
    text += "# public key: " + identity.recipient().text() + "\n";
    if (!signingSecret.empty()) text += std::string(kSigning) + std::string(signingSecret) + "\n";
    return text + identity.text() + "\n";
}

}  // namespace tessera
