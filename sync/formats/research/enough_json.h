// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/time.h"
#include "core/measures/sequence/observation_length.h"
#include "core/scheme/scheme.h"

#include <cstddef>
#include <string>

namespace tessera {

// How much observation is enough, as it was asked and as it was found.
struct EnoughFigures {
    std::size_t sessions = 0;
    Scheme scheme;
    std::string group{};  // of states, the lane these figures are of; empty when there is one
    Millis unit{1000};
    EnoughSettings settings;  // lengths in units
    Enough found;
};

// {"codes", "sessions", "observed_minutes", "shares", "minutes":[{"minutes", "activities":{code:{"mean",
// "sd", "low", "high"}}}], "enough_minutes":{code: number or null}, "settings", "version"}.
[[nodiscard]] std::string enoughJson(const EnoughFigures& figures);
// The same for people, in rows of minutes.
[[nodiscard]] std::string enoughText(const EnoughFigures& figures);

}  // namespace tessera
