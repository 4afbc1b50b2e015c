// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/bundle/trust/recovery.h"

#include "sync/bundle/trust/enrolment.h"
#include "sync/seal/age_crypto.h"
#include "sync/seal/age_file.h"

#include <algorithm>
#include <array>

namespace tessera {

namespace {

constexpr std::size_t kRecoveryKey = 1;  // among a card's recipients
constexpr std::string_view kTitle = "tessera recovery request 1";
constexpr std::array<std::string_view, 3> kFields{"recovery-key ", "answer-to ", "sealed "};

Error noRequest()
{
    return {Errc::invalid, "this is no request for recovery, or it was changed on its way", {}};
}

}  // namespace

SealSecret sealedTo(const std::string& recipient)
{
    return [recipient](const std::string& secret) -> Result<std::string> {
        const auto key = AgeRecipient::parse(recipient);
        if (!key) return key.error();
        return ageSeal(secret, {*key});
    };
}

Status agreeToRecovery(Library& library)
{
    const auto study = enrolledStudy(library);
    if (!study) return study.error();
    if (!*study)
        return Error{Errc::refused, "no study is enrolled that could help; take its card in first", {}};
    const std::string recipient = (*study)->recipients[kRecoveryKey].text();
    return library.keepRecovery(recipient, sealedTo(recipient));
}

Status followCard(Library& library, const StudyCard& card)
{
    const auto agreed = library.recovery();
    if (!agreed) return agreed.error();
    if (!*agreed) return {};
    const std::string recipient = card.recipients[kRecoveryKey].text();
    if ((*agreed)->recipient == recipient) return {};
    return library.keepRecovery(recipient, sealedTo(recipient));
}

Result<std::string> recoverySecret(const Recovery& recovery, const std::vector<AgeIdentity>& identities)
{
    auto secret = ageOpen(recovery.sealed, identities);
    if (secret || secret.error().code != Errc::locked) return secret;
    return Error{Errc::locked, "this is not the study's recovery identity; it opens nothing here", {}};
}

std::string recoveryRequest(const Recovery& recovery, const AgeRecipient& answerTo)
{
    const std::array<std::string, kFields.size()> values{recovery.recipient, answerTo.text(),
                                                         seal::toBase64(recovery.sealed)};
    std::string text(kTitle);
    for (std::size_t i = 0; i < values.size(); ++i) text += "\n" + std::string(kFields[i]) + values[i];
    return text + "\n";
}

Result<std::string> answerTo(std::string_view request, const std::vector<AgeIdentity>& identities)
{
    std::array<std::string, kFields.size()> values;
    std::size_t line = 0;
    while (!request.empty()) {
        const std::size_t end = std::min(request.find('\n'), request.size());
        std::string_view text = request.substr(0, end);
        request.remove_prefix(std::min(end + 1, request.size()));
        if (text.ends_with('\r')) text.remove_suffix(1);
        if (text.empty()) continue;
        if (line == 0 ? text != kTitle : line > kFields.size() || !text.starts_with(kFields[line - 1]))
            return noRequest();
        if (line > 0) values[line - 1] = text.substr(kFields[line - 1].size());
        ++line;
    }
    if (line != kFields.size() + 1) return noRequest();
    const auto asked = AgeRecipient::parse(values[1]);
    const auto sealed = seal::fromBase64(values[2]);
    if (!asked || !sealed) return noRequest();
    auto secret = recoverySecret({values[0], *sealed}, identities);
    if (!secret) return secret.error();
    auto answer = ageSeal(*secret, {*asked});
    seal::forget(*secret);
    return answer;
}

Result<std::string> secretOfAnswer(std::string_view answer, const AgeIdentity& asked)
{
    auto secret = ageOpen(answer, {asked});
    if (secret || secret.error().code != Errc::locked) return secret;
    return Error{Errc::locked, "this answer belongs to another request; ask again", {}};
}

}  // namespace tessera
