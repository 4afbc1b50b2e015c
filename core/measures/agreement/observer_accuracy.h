// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/measures/agreement/coefficients.h"

#include <optional>
#include <span>
#include <vector>

namespace tessera {

// How right two observers must be for a kappa (Gardner 1995; Bakeman, McArthur, Quera & Robinson 1997): both
// are right with the same probability, independently; an error falls on each other code alike. `base` holds
// how often each code really occurs; it is brought to the sum 1.

// The kappa to expect of observers who are right with `accuracy`. Empty with fewer than two codes that occur.
[[nodiscard]] std::optional<double> kappaOfAccuracy(double accuracy, std::span<const double> base);

// The accuracy that gives this kappa, to 1e-14. Empty when kappa is not above 0 (accuracy is then no better
// than a guess), above 1, or the model has no answer.
[[nodiscard]] std::optional<double> accuracyOfKappa(double kappa, std::span<const double> base);

// The share of each code over both margins of a table: the best guess at how often it really occurs.
[[nodiscard]] std::vector<double> baseRates(const AgreementTable& table);

}  // namespace tessera
