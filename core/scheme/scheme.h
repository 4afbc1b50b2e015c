// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tessera {

// sRGB, eight bits a channel.
struct Colour {
    std::uint8_t red = 0, green = 0, blue = 0;

    // "#RRGGBB", upper case.
    [[nodiscard]] std::string text() const;
    [[nodiscard]] static std::optional<Colour> parse(std::string_view text);
    auto operator<=>(const Colour&) const = default;
};

// A state lasts until the next one; a point has a moment and no length.
enum class CodeKind : std::uint8_t { state, point };

// The shape on a square, so that colour is never the only carrier (`ux.md` section 3).
enum class Mark : std::uint8_t { ball, halfBall, twoBalls, triangle, diamond, bar, cross, openSquare, flag };
[[nodiscard]] std::string_view markName(Mark mark);
[[nodiscard]] std::optional<Mark> markFromName(std::string_view name);

// Position of a code in its scheme, all groups in order; the alphabet's order.
using CodeIndex = std::uint16_t;
inline constexpr CodeIndex kCannotTell = 0xFFFF;  // "can't tell": a state that every scheme has, in no group
inline constexpr CodeIndex kNoCode = 0xFFFE;      // a marker whose step has not been said yet

struct Code {
    std::string id;     // "joint-action": a-z 0-9 and hyphens, unique in the scheme (imported: see validate)
    std::string label;  // "Change through joint live action"
    std::string shortLabel;  // "Joint action"
    std::string phrase;      // the image in words; may be empty
    std::string letter;      // one character, unique among the states of a scheme
    Mark mark = Mark::ball;
    Colour light, dark;  // fill in either theme
};

struct CodeGroup {
    std::string name;
    CodeKind kind = CodeKind::state;
    std::vector<Code> codes;
};

// A versioned, fixed set of codes. A value: copy it, compare it, never change one that a session uses.
struct Scheme {
    std::string id;  // "name/version", e.g. "partnership-activities/1"
    std::string title;
    std::vector<CodeGroup> groups;
    std::optional<Millis> interval;  // for schemes that ask at fixed times, 10 s to 120 s

    [[nodiscard]] std::size_t codeCount() const;
    // Requires index < codeCount().
    [[nodiscard]] const Code& code(CodeIndex index) const;
    [[nodiscard]] CodeKind kindOf(CodeIndex index) const;
    [[nodiscard]] bool isState(CodeIndex index) const;  // false for can't tell, for no code and out of range
    [[nodiscard]] bool isPoint(CodeIndex index) const;
    [[nodiscard]] std::optional<CodeIndex> find(std::string_view codeId) const;
    // Index into `groups` of the group that has the code; nothing for can't tell, no code and out of range.
    [[nodiscard]] std::optional<std::size_t> groupOf(CodeIndex index) const;
    // Indexes into `groups` of those of states: under intervals each is a lane of its own.
    [[nodiscard]] std::vector<std::size_t> stateGroups() const;
    // Indexes of all states (points), in the alphabet's order.
    [[nodiscard]] std::vector<CodeIndex> states() const;
    [[nodiscard]] std::vector<CodeIndex> points() const;

    bool operator==(const Scheme&) const = default;
};

// Equal in every field; needed by Scheme's comparison.
[[nodiscard]] bool operator==(const Code& a, const Code& b);
[[nodiscard]] bool operator==(const CodeGroup& a, const CodeGroup& b);

// The built-in scheme: four partnership activities and the five steps of building a partnership
// (`domain.md`).
[[nodiscard]] const Scheme& partnershipActivities();

// Nothing when the scheme can be used; otherwise the first rule it breaks: an id of the form name/number, 1
// to 8 states, at most 64 points, ids and letters unique, labels present, texts under 200 bytes of valid
// UTF-8 without control characters, no state's letter `?` or `|` (can't tell, pause), an interval in range.
// With an interval each group of states is a lane of its own: up to 8 states and letters unique within a
// group, none of them `.` (missed); several groups each have a name of their own.
// A scheme made from a table of bouts (id `bouts/` and eight hex digits) is only looked at, never tapped: it
// may have up to 64 states and its codes any id of valid UTF-8, as they stood in the table.
[[nodiscard]] Status validate(const Scheme& scheme);

}  // namespace tessera
