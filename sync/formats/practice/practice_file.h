// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/journal/entry.h"
#include "core/scheme/scheme.h"

#include <string>
#include <string_view>
#include <vector>

namespace tessera {

// A made-up visit to practise on, and how its author tapped it. Times count from the beginning of the story.
struct PracticeLine {
    Millis at{0};
    std::string text;
};
struct PracticeTurn {
    Millis at{0};
    CodeIndex code = kNoCode;  // a state of the scheme, or kCannotTell
};
struct PracticeStory {
    std::string id;        // 1 to 16 of `A-Z a-z 0-9 -`
    std::string language;  // "en", "pt-BR"
    std::string title, about;
    PlaceKind place = PlaceKind::home;
    std::vector<PracticeLine> lines;   // in order, at least one, each later than the one before
    std::vector<PracticeTurn> coding;  // in order, at least one; what stands after all corrections
    Millis length{0};                  // from 10 s to 30 min; after the last line and the last turn
};

// The longest file that is read, in bytes.
inline constexpr std::size_t kLargestPracticeFile = 256U << 10U;

// Reads a story (app/data/practice/README.md). `where` names the file in errors, which say what is wrong and
// in which line of it.
[[nodiscard]] Result<PracticeStory> readPractice(std::string_view json, const Scheme& scheme,
                                                 const std::string& where);

}  // namespace tessera
