// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/journal/entry.h"
#include "core/journal/journal.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tessera {

enum class SessionState : std::uint8_t { open = 0, ended = 1, forked = 2 };
[[nodiscard]] std::string_view name(SessionState state);  // "open", "ended", "forked"

// What a list of visits needs to know of a session, so that the list opens no journal.
struct Summary {
    Uuid session;
    Header header;
    SessionState state = SessionState::open;
    std::uint32_t entries = 0;  // highest entry number it was made from
    Millis observed{0};
    std::uint32_t interactions = 0;
    std::uint32_t notes = 0, markers = 0;
    std::uint32_t keepDays = 0;      // days after the visit until it is to be erased, as agreed; 0: not said
    std::vector<CodeIndex> picture;  // codes of the squares by interaction, for the small picture
};

// Works out the summary of a journal.
[[nodiscard]] Summary summarise(const Journal& journal);

}  // namespace tessera
