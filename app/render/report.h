// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/privacy/leave.h"
#include "core/base/result.h"
#include "core/base/time.h"
#include "core/journal/journal.h"
#include "core/reflection/reflection.h"
#include "core/scheme/scheme.h"

#include <QByteArray>
#include <QStringList>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <set>
#include <vector>

namespace tessera {

enum class ReportFormat : std::uint8_t { pdf, svg, png, html };

// What leaves on the page. Words that people wrote and the exact day stay behind unless asked for.
struct ReportChoice {
    ReportFormat format = ReportFormat::pdf;
    bool byTime = false;
    Millis unit{30'000};  // of a square by time
    bool grey = false;    // for a printer without colour: shades and letters

    // Pictures: the squares as `byTime` has them, the same visit the other way too, the line along the clock,
    // and a bar for the minutes of each activity.
    bool squares = true, otherSquares = false, ribbon = true, bars = false;

    // Words. Of the sentences of reportSentences() these, by their place, stay behind; of the notes, those of
    // these entries.
    std::set<std::size_t> withoutSentences;
    bool notes = false;
    std::set<std::uint32_t> withoutNotes;
    std::vector<Reflection> reflections;  // private: those that are handed over here, and no others
    bool exactDate = false;

    std::vector<Colour> own;  // fills in place of the app's usual ones, see Look::own
    bool operator==(const ReportChoice&) const = default;
};

// The visit on a page of A4: pictures, key, and what they show in words. A very long visit takes further
// pages (PDF) or a longer picture (PNG, SVG); HTML is one file that asks for nothing outside itself, neither
// script nor network. What the family's word does not let leave stays behind, whatever is chosen; `refused`
// when it was asked for another visit. Written whole and durably or not at all; an existing target is refused
// unless `replace`. Needs a QGuiApplication for its fonts; may be called from any thread. The same journal
// and choice are the same bytes.
Status writeReport(const Leave& leave, const Journal& journal, const ReportChoice& choice,
                   const std::filesystem::path& target, bool replace);

// The sentences that a report says about this visit, all of them.
[[nodiscard]] QStringList reportSentences(const Journal& journal);

// The first page as PNG bytes, 900 px wide, to be looked at before it is written; empty when it cannot be
// drawn.
[[nodiscard]] QByteArray reportPicture(const Journal& journal, const ReportChoice& choice);

}  // namespace tessera
