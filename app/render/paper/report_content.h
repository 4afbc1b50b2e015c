// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/render/look.h"
#include "app/render/report.h"
#include "core/grid/layout.h"
#include "core/grid/squares.h"
#include "core/journal/timeline.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace tessera {

// What the page says, before anything has a place: the same for PDF, PNG and SVG.
struct ReportContent {
    struct KeyEntry {
        CodeIndex code = kNoCode;
        QString letter, label, phrase;  // the phrase stands in quotes; it may be empty
    };
    // Moments in words, under a heading of their own.
    struct Moment {
        QString clock, words;
    };
    struct Section {
        QString heading;
        bool brief = true;  // one after another on a line; otherwise each on a line of its own
        std::vector<Moment> moments;
    };

    const Scheme* scheme = nullptr;  // of the journal, which must outlive this
    Look look;
    Timeline timeline;
    std::vector<Square> squares;
    int columns = 20;
    bool byTime = false;
    QString title, about, kind;  // `kind` says that the visit is not a real one; empty for a real one
    QString caption, ribbonCaption;
    std::vector<KeyEntry> key;
    QStringList sentences;
    std::vector<Section> sections;
    QString closing, origin;

    // The row's picture with its label as the report has it: minutes by time, the clock by interaction.
    [[nodiscard]] RowPicture row(const GridLayout& layout, std::size_t index) const;
};

// Errc::invalid for a unit of which no row can be made. Needs no fonts.
[[nodiscard]] Result<ReportContent> reportContent(const Journal& journal, const ReportChoice& choice);

}  // namespace tessera
