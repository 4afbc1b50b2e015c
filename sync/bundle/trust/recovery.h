// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/store/library.h"
#include "sync/bundle/trust/study_card.h"
#include "sync/seal/age_key.h"

#include <string>
#include <string_view>
#include <vector>

// Help of the study for who forgot the passphrase of a library. What opens the library in the passphrase's
// place is sealed, as an age file, to the study's recovery key alone: the second recipient of its card, whose
// identity lies in the safe. Only when the person agreed to it.
namespace tessera {

// Agreed: the enrolled study may help from now on. `refused` without a study.
[[nodiscard]] Status agreeToRecovery(Library& library);
// After a card with another recovery key was taken in: what was agreed to is sealed to that one.
[[nodiscard]] Status followCard(Library& library, const StudyCard& card);
// Seals to one recipient, given as its text; for Library::keepRecovery().
[[nodiscard]] SealSecret sealedTo(const std::string& recipient);

// What opens the library; `locked` when none of the identities is the one it was sealed for.
[[nodiscard]] Result<std::string> recoverySecret(const Recovery& recovery,
                                                 const std::vector<AgeIdentity>& identities);

// Where study and tablet are far apart, a request goes there and an answer comes back, as files. The request
// holds nothing that opens anything; the answer opens the library of the one tablet that asked, and no other.
[[nodiscard]] std::string recoveryRequest(const Recovery& recovery, const AgeRecipient& answerTo);
// `invalid` when it is no request.
[[nodiscard]] Result<std::string> answerTo(std::string_view request,
                                           const std::vector<AgeIdentity>& identities);
[[nodiscard]] Result<std::string> secretOfAnswer(std::string_view answer, const AgeIdentity& asked);

}  // namespace tessera
