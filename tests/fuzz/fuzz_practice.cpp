// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
// Any bytes as a practice story: refused with a sentence of one line, or a story that can be told.
#include "sync/formats/practice/practice_file.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const tessera::Scheme& scheme = tessera::partnershipActivities();
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto story = tessera::readPractice(text, scheme, "fuzz.json");
    if (!story) {
        const std::string& what = story.error().what;
        if (what.empty() || what.find('\n') != std::string::npos) std::abort();
        return 0;
    }
    if (story->lines.empty() || story->coding.empty() || story->title.empty()) std::abort();
    if (!tessera::isPersonCode(story->id)) std::abort();
    tessera::Millis before{-1};
    for (const tessera::PracticeLine& line : story->lines) {
        if (line.at <= before || line.at >= story->length || line.text.empty()) std::abort();
        before = line.at;
    }
    before = tessera::Millis{0};
    for (const tessera::PracticeTurn& turn : story->coding) {
        if (turn.at < before || turn.at > story->length) std::abort();
        if (turn.code != tessera::kCannotTell && !scheme.isState(turn.code)) std::abort();
        before = turn.at;
    }
    return 0;
}
