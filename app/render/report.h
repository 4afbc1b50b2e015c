// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/journal/journal.h"
#include "core/scheme/scheme.h"

#include <QByteArray>

#include <cstdint>
#include <filesystem>
#include <vector>

namespace tessera {

enum class ReportFormat : std::uint8_t { pdf, svg, png };

// What leaves on the page. Words that people wrote and the exact day stay behind unless asked for.
struct ReportChoice {
    ReportFormat format = ReportFormat::pdf;
    bool byTime = false;
    Millis unit{30'000};  // of a square by time
    bool grey = false;    // for a printer without colour: shades and letters
    bool notes = false;
    bool exactDate = false;
    std::vector<Colour> own;  // fills in place of the app's usual ones, see Look::own
    bool operator==(const ReportChoice&) const = default;
};

// The visit on a page of A4: grid, key, ribbon, time in words. A very long visit takes further pages (PDF) or
// a longer picture (PNG, SVG). Written whole and durably or not at all; an existing target is refused unless
// `replace`. Needs a QGuiApplication for its fonts; may be called from any thread. PNG and SVG of the same
// journal and choice are the same bytes.
Status writeReport(const Journal& journal, const ReportChoice& choice, const std::filesystem::path& target,
                   bool replace);

// The first page as PNG bytes, 900 px wide, to be looked at before it is written; empty when it cannot be
// drawn.
[[nodiscard]] QByteArray reportPicture(const Journal& journal, const ReportChoice& choice);

}  // namespace tessera
