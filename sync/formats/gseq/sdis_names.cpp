// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/formats/gseq/sdis_names.h"

namespace tessera {

namespace {

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

}  // namespace

std::string sdisSpelling(std::string_view name)
{
    std::string made;
    for (const char c : name) {
        // The later bytes of one character beyond ASCII go with its first.
        if ((static_cast<unsigned char>(c) & 0xC0U) == 0x80U) continue;
        made += isLetter(c) || (c >= '0' && c <= '9') ? c : '_';
    }
    if (made.empty()) return "none";
    return isLetter(made.front()) ? made : "c_" + made;
}

std::string sdisKey(std::string_view name)
{
    std::string made = sdisSpelling(name);
    for (char& c : made)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return made;
}

std::string SdisNames::freeNear(const std::string& spelling)
{
    std::string made = spelling;
    for (int next = 2; !taken_.insert(sdisKey(made)).second; ++next)
        made = spelling + '_' + std::to_string(next);
    return made;
}

const std::string& SdisNames::of(const std::string& name)
{
    auto found = spelt_.find(name);
    if (found == spelt_.end()) found = spelt_.emplace(name, freeNear(sdisSpelling(name))).first;
    return found->second;
}

std::string SdisNames::apart(const std::string& wish)
{
    return freeNear(wish);
}

}  // namespace tessera
