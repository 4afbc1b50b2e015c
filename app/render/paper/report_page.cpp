// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/render/paper/report_page.h"

#include "app/render/mark_painter.h"
#include "app/render/paper/page_text.h"
#include "app/render/row_painter.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <memory>
#include <utility>

namespace tessera {

namespace {

constexpr double kFoot = 120;  // from the words at the foot to the sheet's end
QString tr(const char* source)
{
    return QCoreApplication::translate("Report", source);
}

const ThemeColours& colours()
{
    return themeColours(Theme::light);
}

}  // namespace

ReportPages::ReportPages(const ReportContent& content, Ends ends) : content_(content)
{
    metrics_.gutter = 64;
    metrics_.largestCell = 30;

    scale_ = 2.4;
    metrics_.width = kWidth / scale_;
    // The words take what they need; the squares share what is left. A short visit has larger words.
    // A long one has smaller words, so that one sheet may still hold it.
    if (!build(1.15, true) && !build(1, false) && !build(0.86, false)) build(1, false);
    place(ends);
}

// Whether all of it stands on one sheet; with `largestSquares` nothing smaller will do.
bool ReportPages::build(double type, bool largestSquares)
{
    type_ = type;
    blocks_.clear();
    addTitle(blocks_);
    Blocks after;
    addKey(after);
    addRibbon(after);
    addBars(after);
    addWords(after);
    // Of the squares only the room of their rows is still to be shared out.
    Blocks captions;
    for (std::size_t i = 0; i < content_.grids.size(); ++i)
        addText(captions, content_.grids[i].caption, fontOf(kBodySize), colours().ink,
                i == 0 ? 40 : between());
    const double room = kRoom - height(blocks_) - height(captions) - height(after);
    if (largestSquares && squaresHeight() > room) return false;
    const bool fits = chooseMetrics(room);
    for (std::size_t i = 0; i < content_.grids.size(); ++i) addSquares(blocks_, content_.grids[i], i == 0);
    blocks_.insert(blocks_.end(), std::make_move_iterator(after.begin()),
                   std::make_move_iterator(after.end()));
    return fits;
}

QFont ReportPages::fontOf(int size, bool bold) const
{
    return pageFont(size * type_, bold);
}

std::shared_ptr<QTextLayout> ReportPages::lines(const QString& text, const QFont& font, double width) const
{
    return brokenLines(text, font, width, content_.fromRight);
}

int ReportPages::startSide() const
{
    return (content_.fromRight ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignAbsolute | Qt::AlignVCenter;
}

int ReportPages::endSide() const
{
    return (content_.fromRight ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignAbsolute | Qt::AlignVCenter;
}

QColor ReportPages::shade(Colour colour) const
{
    return toQColor(content_.look.grey ? greyOf(colour) : colour);
}

double ReportPages::height(const Blocks& blocks) const
{
    double sum = 0;
    for (const Block& block : blocks) sum += block.before + block.height;
    return sum;
}

GridMetrics ReportPages::metricsOf(const ReportContent::Squares& grid) const
{
    GridMetrics metrics = metrics_;
    metrics.columns = grid.columns;
    return metrics;
}

double ReportPages::squaresHeight() const
{
    double sum = 0;
    for (const ReportContent::Squares& grid : content_.grids)
        sum += GridLayout(grid.squares, metricsOf(grid)).height() * scale_;
    return sum;
}

// The largest squares with which everything fits on one sheet; where none with marks that can be read do,
// squares of a middle size over several.
bool ReportPages::chooseMetrics(double room)
{
    const GridMetrics usual = metrics_;
    const double usualScale = scale_;
    for (const double scale : {2.4, 2.2, 2.0, 1.85}) {
        scale_ = scale;
        metrics_.width = kWidth / scale;
        metrics_.largestCell = usual.largestCell;
        for (; metrics_.showsMarks(); metrics_.largestCell -= 1)
            if (squaresHeight() <= room) return true;
    }
    metrics_ = usual;
    scale_ = usualScale;
    return false;
}

void ReportPages::addText(Blocks& blocks, const QString& text, const QFont& font, Colour colour,
                          double before, double indent) const
{
    const auto layout = lines(text, font, kWidth - indent);
    const double x = at(indent, kWidth - indent);
    for (int i = 0; i < layout->lineCount(); ++i) {
        const auto draw = [layout, i, x, pen = shade(colour)](QPainter& painter) {
            painter.setPen(pen);
            layout->lineAt(i).draw(&painter, {x, 0});
        };
        blocks.push_back({lineHeight(font), draw, i == 0 ? before : 0, false});
    }
}

void ReportPages::addTitle(Blocks& blocks) const
{
    addText(blocks, content_.title, fontOf(kTitleSize, true), colours().ink, 0);
    addText(blocks, content_.about, fontOf(kBodySize), colours().ink2, 4);
    if (!content_.kind.isEmpty()) {
        const QFont font = fontOf(kBodySize, true);
        const auto layout = lines(content_.kind, font, kWidth - 60);
        const double width = layout->lineAt(0).naturalTextWidth() + 52;
        const double tall = lineHeight(font) + 18;
        const auto draw = [this, layout, width, tall](QPainter& painter) {
            painter.setPen(QPen(shade(colours().control), 3));
            painter.setBrush(shade(colours().soft));
            painter.drawRoundedRect(QRectF(at(1.5, width), 1.5, width, tall), 16, 16);
            painter.setPen(shade(colours().ink));
            layout->lineAt(0).draw(&painter, {at(27, kWidth - 60), 12});
        };
        blocks.push_back({tall + 3, draw, 22, false});
    }
}

void ReportPages::addSquares(Blocks& blocks, const ReportContent::Squares& grid, bool first) const
{
    addText(blocks, grid.caption, fontOf(kBodySize), colours().ink, first ? 40 : between());
    blocks.back().withNext = true;
    const GridLayout layout(grid.squares, metricsOf(grid));
    for (std::size_t i = 0; i < layout.rows(); ++i) {
        const auto draw = [this, &grid, i](QPainter& painter) {
            const GridMetrics metrics = metricsOf(grid);
            const RowPicture row = grid.row(GridLayout(grid.squares, metrics), i);
            painter.setFont(pageFont(14));
            painter.scale(scale_, scale_);
            painter.translate(0, -row.rect.y);
            RowPainter(grid.squares, *content_.scheme, metrics, content_.look).paint(painter, row);
        };
        blocks.push_back({metrics_.rowHeight() * scale_, draw, 0, false});
    }
}

// Under the squares, and as wide as they are unless they are small.
void ReportPages::addRibbon(Blocks& blocks) const
{
    constexpr double tall = 50;
    constexpr double scale = 2.4;
    if (!content_.ribbon) return;
    addText(blocks, content_.ribbonCaption, fontOf(kBodySize), colours().ink, between());
    blocks.back().withNext = true;
    const auto draw = [this](QPainter& painter) {
        const double start = metrics_.gutter * scale_;
        const double squares = (metrics_.columns * (metrics_.cell() + metrics_.gap) - metrics_.gap) * scale_;
        const double whole = kWidth - start;
        const double width = squares > whole * 0.9 ? squares : whole;
        painter.setFont(pageFont(14));
        painter.translate(at(start, width), 0);
        painter.scale(scale, scale);
        const RibbonPicture picture = ribbon(content_.timeline, width / scale);
        paintRibbon(painter, content_.fromRight ? mirrored(picture, width / scale) : picture,
                    *content_.scheme, content_.look, QRectF(0, 0, width / scale, tall));
    };
    blocks.push_back({tall * scale, draw, 14, false});
}

void ReportPages::place(Ends ends)
{
    pages_.emplace_back();
    double y = 0;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
        const Block& block = blocks_[i];
        double needed = block.before + block.height;
        for (std::size_t k = i; blocks_[k].withNext && k + 1 < blocks_.size(); ++k)
            needed += blocks_[k + 1].before + blocks_[k + 1].height;
        if (ends == Ends::sheets && y > 0 && y + needed > kRoom) {
            pages_.emplace_back();
            y = 0;
        }
        if (y > 0) y += block.before;
        pages_.back().push_back({y, i});
        y += block.height;
    }
    size_ = {kSheetWidth,
             ends == Ends::sheets ? kSheetHeight : std::max(kSheetHeight, y + kSheetHeight - kRoom)};
    if (pages_.size() > 1 || y >= kRoom) return;

    // A short visit leaves room: give some of it to the spaces between the parts.
    const auto parts = std::count_if(blocks_.begin(), blocks_.end(),
                                     [](const Block& b) { return b.before >= kBetweenParts; });
    if (parts == 0) return;
    const double more = std::min(1.5 * kBetweenParts, (kRoom - y) / static_cast<double>(parts + 1));
    double moved = 0;
    for (Place& place : pages_.front()) {
        if (blocks_[place.block].before >= kBetweenParts) moved += more;
        place.y += moved;
    }
}

void ReportPages::paint(QPainter& painter, std::size_t page) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::TextAntialiasing);
    for (const Place& place : pages_[page]) {
        painter.save();
        painter.translate(kMargin, kMargin + place.y);
        blocks_[place.block].draw(painter);
        painter.restore();
    }
    paintFoot(painter, page);
}

void ReportPages::paintFoot(QPainter& painter, std::size_t page) const
{
    const QFont font = fontOf(kSmallSize);
    QString start = content_.origin;
    if (!content_.kind.isEmpty()) start = tr("%1 · %2").arg(content_.kind, start);
    painter.setFont(font);
    painter.setPen(shade(colours().ink2));
    const QRectF line(kMargin, size_.height() - kFoot - 20, kWidth, 50);
    painter.drawText(line, startSide(), start);
    if (count() > 1)
        painter.drawText(line, endSide(),
                         tr("%1 · page %2 of %3").arg(content_.title).arg(page + 1).arg(count()));
}

}  // namespace tessera
