// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/privacy/text_check.h"

#include "core/privacy/rules.h"

#include <algorithm>

namespace tessera {
namespace {

// What is left of a sentence may read otherwise than before, so that it is looked at again; seldom twice.
constexpr int kMostRounds = 4;

// One replaced by a blank, and blanks side by side made one.
std::string replaced(std::string_view text, const std::vector<TextFinding>& findings)
{
    std::string blanked;
    std::size_t at = 0;
    for (const TextFinding& finding : findings) {
        blanked += text.substr(at, finding.from - at);
        blanked += kBlank;
        at = finding.to;
    }
    blanked += text.substr(at);
    return blanked;
}

}  // namespace

std::string_view name(TellingKind kind)
{
    switch (kind) {
        case TellingKind::email:
            return "email";
        case TellingKind::web:
            return "web";
        case TellingKind::phone:
            return "phone";
        case TellingKind::number:
            return "number";
        case TellingKind::postcode:
            return "postcode";
        case TellingKind::date:
            return "date";
        case TellingKind::address:
            return "address";
        case TellingKind::name:
            break;
    }
    return "name";
}

TextCheck::TextCheck(const std::vector<std::string>& ordinary)
{
    for (const std::string& text : ordinary)
        for (const TextToken& token : textTokens(text))
            if (token.isWord()) ordinary_.insert(token.folded);
}

std::vector<TextFinding> TextCheck::find(std::string_view text) const
{
    TextReading reading(text);
    findLinks(reading);
    findDates(reading);
    findPostcodes(reading);
    findAddresses(reading);
    findNumbers(reading);
    findNames(reading, ordinary_);
    std::vector<TextFinding> findings = std::move(reading).findings();
    // Each rule takes free tokens only, so none overlap.
    std::sort(findings.begin(), findings.end(),
              [](const TextFinding& a, const TextFinding& b) { return a.from < b.from; });
    return findings;
}

std::string TextCheck::blanked(std::string_view text) const
{
    std::string left{text};
    for (int round = 0; round < kMostRounds; ++round) {
        const std::vector<TextFinding> findings = find(left);
        if (findings.empty()) return left;
        left = replaced(left, findings);
    }
    return find(left).empty() ? left : std::string{kBlank};
}

}  // namespace tessera
