// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/scheme/scheme.h"

#include <algorithm>
#include <array>
#include <utility>

namespace tessera {

namespace {

constexpr std::array<std::pair<Mark, std::string_view>, 9> kMarkNames{{
    {Mark::ball, "ball"},
    {Mark::halfBall, "half-ball"},
    {Mark::twoBalls, "two-balls"},
    {Mark::triangle, "triangle"},
    {Mark::diamond, "diamond"},
    {Mark::bar, "bar"},
    {Mark::cross, "cross"},
    {Mark::openSquare, "open-square"},
    {Mark::flag, "flag"},
}};

int hexDigit(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

bool isOfKind(const Scheme& scheme, CodeIndex index, CodeKind kind)
{
    const auto group = scheme.groupOf(index);
    return group && scheme.groups[*group].kind == kind;
}

std::vector<CodeIndex> codesOfKind(const Scheme& scheme, CodeKind kind)
{
    std::vector<CodeIndex> found;
    std::size_t index = 0;
    for (const CodeGroup& group : scheme.groups) {
        for (std::size_t i = 0; i < group.codes.size(); ++i, ++index)
            if (group.kind == kind) found.push_back(static_cast<CodeIndex>(index));
    }
    return found;
}

}  // namespace

std::string Colour::text() const
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out = "#";
    for (const std::uint8_t channel : {red, green, blue}) {
        out += digits[channel >> 4];
        out += digits[channel & 0x0F];
    }
    return out;
}

std::optional<Colour> Colour::parse(std::string_view text)
{
    if (text.size() != 7 || text[0] != '#') return std::nullopt;
    std::array<std::uint8_t, 3> channels{};
    for (std::size_t i = 0; i < 6; ++i) {
        const int digit = hexDigit(text[i + 1]);
        if (digit < 0) return std::nullopt;
        channels[i / 2] = static_cast<std::uint8_t>(channels[i / 2] * 16 + digit);
    }
    return Colour{channels[0], channels[1], channels[2]};
}

std::string_view markName(Mark mark)
{
    const auto found = std::find_if(kMarkNames.begin(), kMarkNames.end(),
                                    [&](const auto& pair) { return pair.first == mark; });
    return found == kMarkNames.end() ? std::string_view{} : found->second;
}

std::optional<Mark> markFromName(std::string_view name)
{
    const auto found = std::find_if(kMarkNames.begin(), kMarkNames.end(),
                                    [&](const auto& pair) { return pair.second == name; });
    if (found == kMarkNames.end()) return std::nullopt;
    return found->first;
}

std::size_t Scheme::codeCount() const
{
    std::size_t count = 0;
    for (const CodeGroup& group : groups) count += group.codes.size();
    return count;
}

const Code& Scheme::code(CodeIndex index) const
{
    std::size_t left = index;
    auto group = groups.begin();
    for (; left >= group->codes.size(); ++group) left -= group->codes.size();
    return group->codes[left];
}

CodeKind Scheme::kindOf(CodeIndex index) const
{
    return isPoint(index) ? CodeKind::point : CodeKind::state;
}

bool Scheme::isState(CodeIndex index) const
{
    return isOfKind(*this, index, CodeKind::state);
}

bool Scheme::isPoint(CodeIndex index) const
{
    return isOfKind(*this, index, CodeKind::point);
}

std::optional<CodeIndex> Scheme::find(std::string_view codeId) const
{
    std::size_t index = 0;
    for (const CodeGroup& group : groups) {
        for (const Code& candidate : group.codes) {
            if (candidate.id == codeId) return static_cast<CodeIndex>(index);
            ++index;
        }
    }
    return std::nullopt;
}

std::optional<std::size_t> Scheme::groupOf(CodeIndex index) const
{
    std::size_t left = index;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        if (left < groups[i].codes.size()) return i;
        left -= groups[i].codes.size();
    }
    return std::nullopt;
}

std::vector<std::size_t> Scheme::stateGroups() const
{
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < groups.size(); ++i)
        if (groups[i].kind == CodeKind::state) found.push_back(i);
    return found;
}

std::vector<CodeIndex> Scheme::states() const
{
    return codesOfKind(*this, CodeKind::state);
}

std::vector<CodeIndex> Scheme::points() const
{
    return codesOfKind(*this, CodeKind::point);
}

bool operator==(const Code& a, const Code& b)
{
    return a.id == b.id && a.label == b.label && a.shortLabel == b.shortLabel && a.phrase == b.phrase &&
           a.letter == b.letter && a.mark == b.mark && a.light == b.light && a.dark == b.dark;
}

bool operator==(const CodeGroup& a, const CodeGroup& b)
{
    return a.name == b.name && a.kind == b.kind && a.codes == b.codes;
}

}  // namespace tessera
