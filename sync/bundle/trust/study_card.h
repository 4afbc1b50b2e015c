// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "sync/bundle/bundle.h"
#include "sync/bundle/device_key.h"
#include "sync/seal/age_key.h"

#include <string>
#include <string_view>
#include <vector>

namespace tessera {

// What a study lets leave a tablet.
struct StudyRules {
    enum class Dates : std::uint8_t { month, week, exact } dates = Dates::month;  // exact: when it is ticked
    int retentionDays = 0;  // after which a session is deleted; 0: the card does not say
    bool notes = false;     // whether words (notes, reflections) may leave when they are ticked
};

// A study as a tablet takes it in: on paper, as a QR code, as a file. FORMAT.md shows one. Nothing on it is
// secret.
struct StudyCard {
    std::string id;    // 1 to 32 of A-Z a-z 0-9 - . _
    std::string name;  // for people, up to 80 characters
    unsigned revision = 1;
    std::vector<AgeRecipient> recipients;  // at least two: the investigator's, the recovery key, others
    std::string signingKey;                // of the study: a minisign public key, 56 characters
    StudyRules rules;
    std::string signature;  // of that key, over body(); empty on a card that was typed in

    // The lines that are signed.
    [[nodiscard]] std::string body() const;
    // Six words over body(): they tell a letter that was typed wrongly, and two people compare them.
    [[nodiscard]] std::string words() const;
    // The card as a text file.
    [[nodiscard]] std::string text() const;
    // The same with the recipients in capitals, which takes less room in a QR code.
    [[nodiscard]] std::string qrText() const;
    void sign(const DeviceKey& studyKey);
};

inline constexpr std::size_t kFewestRecipients = 2;

[[nodiscard]] bool isStudyId(std::string_view text);
[[nodiscard]] std::string_view name(StudyRules::Dates dates);  // "month", "week", "exact"

// Reads a card from a file, a QR code or what was typed: case of recipients, blank lines and line ends do not
// matter. `invalid` names the line that is wrong; a card whose words or signature do not fit is `damaged`.
[[nodiscard]] Result<StudyCard> readStudyCard(std::string_view text);

// Whether the rules let this leave; `refused` in a sentence.
[[nodiscard]] Status allowed(const StudyRules& rules, const BundleChoice& choice);

}  // namespace tessera
