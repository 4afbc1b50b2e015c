// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace tessera {

// What the activities are, in words: for practitioners, to compare by eye, and for families
// (app/data/reference/README.md). In the language it was read in.
struct ReferenceBook {
    struct Activity {
        std::string code;
        std::string purpose, looks, helper, parent, expertise;
        std::string plain, draw;
    };
    struct Picture {
        std::string visit;  // a file of the made-up visits, without its ending
        std::string title, words;
    };
    std::string scheme;
    std::vector<Activity> activities;
    std::string picturesHint;
    std::vector<Picture> pictures;
    std::string familyTitle, familyHint, familyClosing;
};

// Reads such a book, at most 1 MiB, in the language that is wanted: "pt-BR" takes the texts under that key,
// else those under "pt", else the English ones, which every text has. `where` names the file in errors. Keys
// this version does not know are refused.
[[nodiscard]] Result<ReferenceBook> readReferenceBook(std::string_view json, const std::string& where,
                                                      std::string_view language);

}  // namespace tessera
