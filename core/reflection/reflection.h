// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/ids.h"
#include "core/base/time.h"

#include <cstdint>
#include <string>

namespace tessera {

// What a practitioner wrote about a stretch of a visit: their own, apart from the record of the visit. A
// value. A new wording is the same reflection with the next revision; one with neither words nor a question
// was taken back.
struct Reflection {
    Uuid id;
    std::uint32_t revision = 1;  // counts from 1
    Millis from{0}, to{0};       // the stretch, on the session's clock, half-open; equal: the whole visit
    std::string prompt;          // identity of the prompt; empty for a question of one's own
    std::string question;        // the words it was asked in
    std::string text;
    UtcTime begun, changed;
    std::string unknown;  // fields of a later version, kept as they came and written out again

    [[nodiscard]] bool takenBack() const { return text.empty() && question.empty(); }
    bool operator==(const Reflection&) const = default;
};

// Longest question and text, in bytes of UTF-8.
inline constexpr std::size_t kMostQuestionBytes = 2'000;
inline constexpr std::size_t kMostReflectionBytes = 60'000;

}  // namespace tessera
