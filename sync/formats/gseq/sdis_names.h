// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

namespace tessera {

// How a name is spelt in SDIS: letters, digits and underscores of ASCII, a letter first. Every other
// character becomes one underscore, a name that does not begin with a letter gets `c_` in front, an empty one
// is `none`.
[[nodiscard]] std::string sdisSpelling(std::string_view name);

// The same in small letters: names that GSEQ, which does not look at case, takes for one are equal here.
[[nodiscard]] std::string sdisKey(std::string_view name);

// Spellings of which no two are taken for one: the second of two equal ones gets `_2`, and so on.
class SdisNames {
public:
    // The spelling of this name; the same each time it is asked for.
    const std::string& of(const std::string& name);
    // One that stands for nothing of the session's own, near to `wish`.
    std::string apart(const std::string& wish);

private:
    [[nodiscard]] std::string freeNear(const std::string& spelling);

    std::map<std::string, std::string> spelt_;
    std::set<std::string> taken_;  // keys
};

}  // namespace tessera
