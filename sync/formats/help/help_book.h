// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tessera {

// The help pages in words (app/data/help/README.md), in the language they were read in.
struct HelpBook {
    struct Block {
        enum class Kind : std::uint8_t {
            heading,
            text,
            points,
            facts,  // `text` names what the program fills in
        } kind = Kind::text;
        std::string text;
        std::vector<std::string> points;
    };
    struct Page {
        std::string page, title, lead;
        std::vector<Block> blocks;
    };
    struct Part {
        std::string name, licence, what;
        std::vector<std::string> files;  // how the names of its libraries begin
    };
    std::vector<Page> pages;
    std::vector<Part> parts;
};

// Reads such a book, at most 1 MiB, in the language that is wanted, as readReferenceBook does. `where` names
// the file in errors. Keys this version does not know are refused.
[[nodiscard]] Result<HelpBook> readHelpBook(std::string_view json, const std::string& where,
                                            std::string_view language);

}  // namespace tessera
