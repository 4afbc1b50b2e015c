// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/scheme/scheme.h"

#include <algorithm>
#include <set>
#include <string_view>

namespace tessera {

namespace {

constexpr std::size_t kMostStates = 8;
constexpr std::size_t kMostImportedStates = 64;
constexpr std::size_t kMostPoints = 64;
constexpr std::size_t kMostGroups = 16;
constexpr std::size_t kTextBytes = 200;
constexpr Millis kShortestInterval{10'000};
constexpr Millis kLongestInterval{120'000};

Error broken(std::string what)
{
    return Error{Errc::invalid, std::move(what), {}};
}

// Length of the UTF-8 sequence that `text` begins with, 0 when it is not one (RFC 3629: no overlong form, no
// surrogate, nothing above U+10FFFF).
std::size_t sequenceLength(std::string_view text)
{
    const auto byteAt = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byteAt(0);
    if (lead < 0x80) return 1;
    std::size_t length = 0;
    unsigned char low = 0x80;
    unsigned char high = 0xBF;
    if (lead >= 0xC2 && lead <= 0xDF) {
        length = 2;
    } else if (lead >= 0xE0 && lead <= 0xEF) {
        length = 3;
        if (lead == 0xE0) low = 0xA0;
        if (lead == 0xED) high = 0x9F;
    } else if (lead >= 0xF0 && lead <= 0xF4) {
        length = 4;
        if (lead == 0xF0) low = 0x90;
        if (lead == 0xF4) high = 0x8F;
    } else {
        return 0;
    }
    if (text.size() < length || byteAt(1) < low || byteAt(1) > high) return 0;
    for (std::size_t i = 2; i < length; ++i)
        if (byteAt(i) < 0x80 || byteAt(i) > 0xBF) return 0;
    return length;
}

// Number of characters, or nothing when the text is not UTF-8 or holds a control character, which would break
// a line of a table or of a terminal.
std::optional<std::size_t> characterCount(std::string_view text)
{
    std::size_t count = 0;
    while (!text.empty()) {
        const auto lead = static_cast<unsigned char>(text.front());
        const std::size_t length = sequenceLength(text);
        const bool control = lead < 0x20 || lead == 0x7F ||
                             (lead == 0xC2 && length == 2 && static_cast<unsigned char>(text[1]) < 0xA0);
        if (length == 0 || control) return std::nullopt;
        text.remove_prefix(length);
        ++count;
    }
    return count;
}

bool isShortText(std::string_view text)
{
    return text.size() < kTextBytes && characterCount(text).has_value();
}

bool isName(std::string_view text)
{
    return !text.empty() && text.size() < kTextBytes && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

bool isVersion(std::string_view text)
{
    return !text.empty() && text.size() <= 6 && text.front() != '0' &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool isDigest(std::string_view text)
{
    return text.size() == 8 && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
           });
}

bool isImported(std::string_view id)
{
    return id.starts_with("bouts/") && isDigest(id.substr(6));
}

bool isSchemeId(std::string_view id)
{
    if (isImported(id)) return true;
    const auto slash = id.find('/');
    return slash != std::string_view::npos && isName(id.substr(0, slash)) &&
           isVersion(id.substr(slash + 1)) && id.size() < kTextBytes;
}

Status checkLetter(const Code& code, CodeKind kind, bool byInterval, std::set<std::string>& letters)
{
    if (kind == CodeKind::point && code.letter.empty()) return {};
    if (code.letter.size() > 4 || characterCount(code.letter) != 1 || code.letter == " ")
        return broken("The letter of the code \"" + code.id + "\" must be exactly one character.");
    if (kind == CodeKind::point) return {};
    if (code.letter == "?" || code.letter == "|")
        return broken("The code \"" + code.id + "\" has the letter " + code.letter +
                      ", which stands for can't tell (?) or a pause (|). Choose another one.");
    if (byInterval && code.letter == ".")
        return broken("The code \"" + code.id +
                      "\" has the letter ., which stands for a missed interval. Choose another one.");
    if (!letters.insert(code.letter).second)
        return broken("The letter " + code.letter + " is used by two activities. Give each its own.");
    return {};
}

Status checkCode(const Code& code, CodeKind kind, bool imported, bool byInterval, std::set<std::string>& ids,
                 std::set<std::string>& letters)
{
    if (imported ? code.id.empty() || !isShortText(code.id) : !isName(code.id))
        return broken(
            "The name of a code is missing, too long or has other characters than a-z, 0-9 and hyphens.");
    if (!ids.insert(code.id).second) return broken("The code \"" + code.id + "\" is there twice.");
    if (code.label.empty()) return broken("The code \"" + code.id + "\" has no label.");
    for (const std::string* text : {&code.label, &code.shortLabel, &code.phrase})
        if (!isShortText(*text))
            return broken("A text of the code \"" + code.id +
                          "\" is not UTF-8, has a control character or is 200 bytes long or longer.");
    if (markName(code.mark).empty())
        return broken("The code \"" + code.id + "\" has a mark that is not known.");
    return checkLetter(code, kind, byInterval, letters);
}

// Under an interval every group of states is asked for, by its name where there are several.
Status checkLane(const Scheme& scheme, const CodeGroup& lane)
{
    if (lane.codes.empty())
        return broken("The group \"" + lane.name + "\" has no state to choose in an interval.");
    const auto lanes = scheme.stateGroups();
    const auto same = std::count_if(lanes.begin(), lanes.end(),
                                    [&](std::size_t i) { return scheme.groups[i].name == lane.name; });
    if (lanes.size() > 1 && (lane.name.empty() || same > 1))
        return broken("With an interval each group of states needs a name of its own.");
    return {};
}

}  // namespace

Status validate(const Scheme& scheme)
{
    if (!isSchemeId(scheme.id))
        return broken(
            "The scheme's id must be a name and a version, such as \"my-scheme/1\" (a-z, 0-9, hyphens).");
    if (!isShortText(scheme.title))
        return broken(
            "The scheme's title is not UTF-8, has a control character or is 200 bytes long or longer.");
    if (scheme.groups.size() > kMostGroups) return broken("The scheme has more than 16 groups.");

    const bool imported = isImported(scheme.id);
    const std::size_t mostStates = imported ? kMostImportedStates : kMostStates;
    std::size_t states = 0;
    std::size_t points = 0;
    std::set<std::string> ids;
    std::set<std::string> letters;
    for (const CodeGroup& group : scheme.groups) {
        if (!isShortText(group.name))
            return broken(
                "A group's name is not UTF-8, has a control character or is 200 bytes long or longer.");
        if (group.kind != CodeKind::state && group.kind != CodeKind::point)
            return broken("The group \"" + group.name + "\" is neither of states nor of points.");
        if (scheme.interval && group.kind == CodeKind::state) {
            // A lane of its own, read and counted alone.
            if (Status status = checkLane(scheme, group); !status) return status;
            states = 0;
            letters.clear();
        }
        (group.kind == CodeKind::state ? states : points) += group.codes.size();
        if (states > mostStates || points > kMostPoints)
            return broken("The scheme has too many codes: at most " + std::to_string(mostStates) +
                          " states and 64 points can be used.");
        for (const Code& code : group.codes)
            if (Status status =
                    checkCode(code, group.kind, imported, scheme.interval.has_value(), ids, letters);
                !status)
                return status;
    }
    if (scheme.states().empty()) return broken("The scheme has no state: at least one is needed.");
    if (scheme.interval && (*scheme.interval < kShortestInterval || *scheme.interval > kLongestInterval))
        return broken("The scheme's interval must be from 10 to 120 seconds.");
    return {};
}

}  // namespace tessera
