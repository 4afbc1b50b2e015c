// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/time.h"
#include "core/journal/timeline.h"
#include "core/measures/code_runs.h"
#include "core/scheme/scheme.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace tessera {

// One observer's record of a visit, as it goes into a comparison. What it points to must outlive the call.
struct Recording {
    const Timeline* timeline = nullptr;
    std::optional<UtcTime> opened;  // when the recording was opened; empty when nobody knows
};

// Half-open [from, to), milliseconds on the common clock.
struct TimePiece {
    Millis from{0}, to{0};
    [[nodiscard]] Millis length() const { return to - from; }
};

// A stretch of one code within one piece; no stretch is empty.
struct CodedStretch {
    Symbol code = 0;
    Millis onset{0}, offset{0};
    std::uint32_t piece = 0;  // index into CommonTime::pieces
    [[nodiscard]] Millis length() const { return offset - onset; }
};

// Several records of one visit on one clock, cut to the time in which at least two were observing (of two
// records: both). The clock's zero is the earliest start of a session's clock. Records lie on it by the UTC
// moments at which their recordings were opened; when one of those is unknown, all are laid so that their
// recordings were opened at the same moment.
struct CommonTime {
    std::size_t codes = 0;  // states of the scheme in its order, then can't-tell: the last symbol
    bool byUtc = false;
    std::vector<Millis> shift;  // of each record: session's clock + shift = common clock
    std::vector<TimePiece>
        pieces;  // in order. A pause of anybody, even of 0 ms, and anybody's start or end parts them
    std::vector<std::vector<CodedStretch>> tracks;  // of each record; gapless over the pieces it observed
    [[nodiscard]] Millis length() const;            // sum over the pieces
    [[nodiscard]] Symbol cannotTell() const { return static_cast<Symbol>(codes - 1); }
};

// All records must be of `scheme`.
[[nodiscard]] CommonTime commonTime(std::span<const Recording> recordings, const Scheme& scheme);

}  // namespace tessera
