// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/render/paper/page_text.h"
#include "app/render/paper/report_content.h"

#include <QFont>
#include <QPainter>
#include <QSizeF>

#include <algorithm>
#include <functional>
#include <vector>

namespace tessera {

// The report's pages in tenths of a millimetre, for a painter scaled to that.
class ReportPages {
public:
    enum class Ends { sheets, never };  // sheets of A4, or one that grows as long as it must

    // `content` must outlive the pages.
    ReportPages(const ReportContent& content, Ends ends);
    ReportPages(const ReportPages&) = delete;
    ReportPages& operator=(const ReportPages&) = delete;

    [[nodiscard]] std::size_t count() const { return pages_.size(); }
    [[nodiscard]] QSizeF size() const { return size_; }
    void paint(QPainter& painter, std::size_t page) const;

private:
    // What cannot be parted by the end of a sheet. It draws itself downwards from (0, 0).
    struct Block {
        double height = 0;
        std::function<void(QPainter&)> draw;
        double before = 0;      // space above; none at the top of a sheet
        bool withNext = false;  // a heading stays with what it heads
    };
    using Blocks = std::vector<Block>;
    struct Place {
        double y = 0;
        std::size_t block = 0;
    };

    // In tenths of a millimetre.
    static constexpr double kMargin = 160;
    static constexpr double kWidth = kSheetWidth - 2 * kMargin;
    static constexpr double kRoom = kSheetHeight - kMargin - 170;  // above the words at the foot
    static constexpr double kBetweenParts = 70;  // space that marks a new part; it may be stretched
    static constexpr int kTitleSize = 62;
    static constexpr int kBodySize = 35;
    static constexpr int kSmallSize = 31;

    bool build(double type, bool largestSquares);
    [[nodiscard]] QFont fontOf(int size, bool bold = false) const;
    [[nodiscard]] std::shared_ptr<QTextLayout> lines(const QString& text, const QFont& font,
                                                     double width) const;
    // Where something of that width begins, so far from the side where reading begins.
    [[nodiscard]] double at(double from, double width, double room = kWidth) const
    {
        return content_.fromRight ? room - from - width : from;
    }
    [[nodiscard]] int startSide() const;
    [[nodiscard]] int endSide() const;
    void addText(Blocks& blocks, const QString& text, const QFont& font, Colour colour, double before,
                 double indent = 0) const;
    void addTitle(Blocks& blocks) const;
    void addKey(Blocks& blocks) const;
    void addRibbon(Blocks& blocks) const;
    void addWords(Blocks& blocks) const;
    void addSection(Blocks& blocks, const ReportContent::Section& section) const;
    void addSquares(Blocks& blocks, const ReportContent::Squares& grid, bool first) const;
    void addBars(Blocks& blocks) const;
    bool chooseMetrics(double room);
    [[nodiscard]] double between() const { return kBetweenParts * std::min(1.0, type_); }
    [[nodiscard]] double squaresHeight() const;
    [[nodiscard]] GridMetrics metricsOf(const ReportContent::Squares& grid) const;
    void place(Ends ends);
    [[nodiscard]] double height(const Blocks& blocks) const;
    [[nodiscard]] QColor shade(Colour colour) const;
    void paintSwatch(QPainter& painter, CodeIndex code, double side) const;
    void paintFoot(QPainter& painter, std::size_t page) const;

    const ReportContent& content_;
    GridMetrics metrics_;  // of all the pictures of squares, columns aside
    double type_ = 1;      // how much larger than usual the words are
    double scale_ = 0;     // tenths of a millimetre in one unit of the grid
    Blocks blocks_;
    std::vector<std::vector<Place>> pages_;
    QSizeF size_;
};

}  // namespace tessera
