// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>

namespace tessera {

// -p ln p for p = part / whole, the term of an entropy in nats; 0 for part = 0. Precise for shares near 1
// too. Requires 0 <= part <= whole, whole > 0.
[[nodiscard]] inline double entropyTerm(double part, double whole)
{
    if (part <= 0) return 0;
    const double share = part / whole;
    return share * (2 * part > whole ? std::log1p((whole - part) / part) : -std::log(share));
}

}  // namespace tessera
