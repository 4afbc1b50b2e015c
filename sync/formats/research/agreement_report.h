// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/ids.h"
#include "core/measures/agreement/agreement.h"
#include "core/scheme/scheme.h"

#include <string>
#include <vector>

namespace tessera {

// One of the sessions that were compared.
struct ComparedSession {
    Uuid session;
    std::string observer;  // may be empty
};

// Two of them, by their place in AgreementReport::sessions.
struct ComparedPair {
    std::size_t first = 0, second = 1;
    PairAgreement figures;
};

struct AgreementReport {
    Scheme scheme;
    std::vector<ComparedSession> sessions;
    std::vector<ComparedPair> pairs;  // every two of them
    AllAgreement all;                 // over all sessions at once
    AgreementSettings settings;
    std::string group{};  // of states, the lane that was compared; empty when there is one
    bool forced = false;  // compared although something spoke against their being of one visit
};

// `contract.md` section 5: for two sessions the object described there, with more keys behind; for more an
// object with all pairs and one alpha. Shares and accuracies lie between 0 and 1; what is undefined is null.
[[nodiscard]] std::string agreementJson(const AgreementReport& report);

// The same for people: a few lines a pair.
[[nodiscard]] std::string agreementText(const AgreementReport& report);

// What should be read with care, a sentence each: a tolerance that is too wide, no common time.
[[nodiscard]] std::vector<std::string> agreementWarnings(const AgreementReport& report);

}  // namespace tessera
