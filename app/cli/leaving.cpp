// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/leaving.h"

#include <algorithm>

namespace tessera::cli {

Result<BundleChoice> readChoice(const Arguments& arguments)
{
    BundleChoice choice;
    if (!arguments.has("--with")) return choice;
    const std::string list = arguments.value("--with");
    for (std::size_t from = 0; from <= list.size();) {
        const std::size_t comma = std::min(list.find(',', from), list.size());
        const std::string word = list.substr(from, comma - from);
        if (word == "notes") {
            choice.notes = true;
        } else if (word == "exact-date") {
            choice.exactDate = true;
        } else if (word == "reflections") {
            choice.reflections = true;
        } else {
            return Error{Errc::invalid,
                         "--with is a list of notes, reflections, exact-date, not \"" + word + "\"",
                         {}};
        }
        from = comma + 1;
    }
    return choice;
}

std::string formatProblem(std::string_view format, const std::vector<std::string_view>& known)
{
    if (std::find(known.begin(), known.end(), format) != known.end()) return {};
    const std::string name{format};
    std::string all;
    for (const std::string_view one : known) all += (all.empty() ? "" : ", ") + std::string(one);
    return format.empty() ? "--as is needed: " + all : "unknown format " + name + "; the formats are " + all;
}

}  // namespace tessera::cli
