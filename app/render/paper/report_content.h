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

// What the page says, before anything has a place: the same for PDF, PNG, SVG and HTML.
struct ReportContent {
    struct KeyEntry {
        CodeIndex code = kNoCode;
        QString letter, label, phrase;  // the phrase stands in quotes; it may be empty
    };
    // One picture of the squares.
    struct Squares {
        std::vector<Square> squares;
        int columns = 20;
        bool byTime = false;
        bool fromRight = false;
        QString caption;

        // The row's picture, mirrored where the language is read from the right.
        [[nodiscard]] RowPicture row(const GridLayout& layout, std::size_t index) const;
    };
    struct Bar {
        CodeIndex code = kNoCode;
        Millis time{0};
        QString label, words;
    };
    // A run of squares, or a pause, as a line of a table.
    struct Run {
        QString clock, label, many, length;
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
    QString language;            // of the words, as in BCP 47
    bool fromRight = false;      // the language is read from the right
    QString title, about, kind;  // `kind` says that the visit is not a real one; empty for a real one
    std::vector<Squares> grids;
    std::vector<Run> runs;
    bool ribbon = true;
    QString ribbonCaption, barsCaption;
    std::vector<Bar> bars;
    std::vector<KeyEntry> key;
    QStringList sentences;
    std::vector<Section> sections;
    QString closing, origin;

    // The sentences for a page that is short of room: the first on a line of its own, the others one after
    // another.
    [[nodiscard]] QStringList paragraphs() const;
};

// Errc::invalid for a unit of which no row can be made. Needs no fonts.
[[nodiscard]] Result<ReportContent> reportContent(const Journal& journal, const ReportChoice& choice);

}  // namespace tessera
