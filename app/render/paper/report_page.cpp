// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/render/paper/report_page.h"

#include "app/render/mark_painter.h"
#include "app/render/row_painter.h"

#include <QCoreApplication>
#include <QTextLayout>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <memory>
#include <utility>

namespace tessera {

namespace {

// A4, in tenths of a millimetre.
constexpr double kSheetWidth = 2100;
constexpr double kSheetHeight = 2970;
constexpr double kMargin = 160;
constexpr double kFoot = 120;  // from the words at the foot to the sheet's end
constexpr double kWidth = kSheetWidth - 2 * kMargin;
constexpr double kRoom = kSheetHeight - kMargin - kFoot - 50;
constexpr double kBetweenParts = 70;  // space that marks a new part; it may be stretched

QString tr(const char* source)
{
    return QCoreApplication::translate("Report", source);
}

QFont plainFont(int size, bool bold = false)
{
    QFont font;
    font.setFamilies({QStringLiteral("Lato"), QStringLiteral("Noto Sans"), QStringLiteral("DejaVu Sans")});
    font.setPixelSize(size);
    font.setBold(bold);
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setStyleStrategy(QFont::NoSubpixelAntialias);
    // Spacing of any size switches ligatures off: in a PDF they could not be searched or copied as letters.
    font.setLetterSpacing(QFont::AbsoluteSpacing, 0.02);
    return font;
}

const ThemeColours& colours()
{
    return themeColours(Theme::light);
}

constexpr int kTitleSize = 62;
constexpr int kBodySize = 35;
constexpr int kSmallSize = 31;

// The words broken into lines of `width`; a word that is longer is broken where the line ends.
std::shared_ptr<QTextLayout> broken(const QString& text, const QFont& font, double width)
{
    auto layout = std::make_shared<QTextLayout>(text, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout->setTextOption(option);
    layout->beginLayout();
    for (QTextLine line = layout->createLine(); line.isValid(); line = layout->createLine()) {
        line.setLineWidth(width);
        line.setPosition({0, 0});
    }
    layout->endLayout();
    return layout;
}

double lineHeight(const QFont& font)
{
    return std::round(font.pixelSize() * 1.34);
}

}  // namespace

ReportPages::ReportPages(const ReportContent& content, Ends ends) : content_(content)
{
    metrics_.gutter = 64;
    metrics_.columns = content.columns;
    metrics_.largestCell = 30;

    scale_ = 2.4;
    metrics_.width = kWidth / scale_;
    // The words take what they need; the squares share what is left. A short visit has larger words.
    if (!build(1.15, true)) build(1, false);
    place(ends);
}

// Whether all of it, with squares of the largest size, stands on one sheet; with `onlyThen` nothing is kept
// otherwise.
bool ReportPages::build(double type, bool onlyThen)
{
    type_ = type;
    blocks_.clear();
    addTitle(blocks_);
    Blocks after;
    addKey(after);
    addRibbon(after);
    addWords(after);
    const double room = kRoom - height(blocks_) - height(after);
    if (onlyThen && GridLayout(content_.squares, metrics_).height() * scale_ > room) return false;
    chooseMetrics(room);
    addRows(blocks_);
    blocks_.insert(blocks_.end(), std::make_move_iterator(after.begin()),
                   std::make_move_iterator(after.end()));
    return true;
}

QFont ReportPages::fontOf(int size, bool bold) const
{
    return plainFont(static_cast<int>(std::lround(size * type_)), bold);
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

// The largest squares with which everything fits on one sheet; where none with marks that can be read do,
// squares of a middle size over several.
void ReportPages::chooseMetrics(double room)
{
    for (const double scale : {2.4, 2.2, 2.0, 1.85}) {
        GridMetrics wide = metrics_;
        wide.width = kWidth / scale;
        const GridMetrics found = fitted(wide, content_.squares.size(), room / scale);
        if (!found.showsMarks() || GridLayout(content_.squares, found).height() > room / scale) continue;
        metrics_ = found;
        scale_ = scale;
        return;
    }
}

void ReportPages::addText(Blocks& blocks, const QString& text, const QFont& font, Colour colour,
                          double before, double indent) const
{
    const auto layout = broken(text, font, kWidth - indent);
    for (int i = 0; i < layout->lineCount(); ++i) {
        const auto draw = [layout, i, indent, pen = shade(colour)](QPainter& painter) {
            painter.setPen(pen);
            layout->lineAt(i).draw(&painter, {indent, 0});
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
        const auto layout = broken(content_.kind, font, kWidth - 60);
        const double width = layout->lineAt(0).naturalTextWidth() + 52;
        const double tall = lineHeight(font) + 18;
        const auto draw = [this, layout, width, tall](QPainter& painter) {
            painter.setPen(QPen(shade(colours().control), 3));
            painter.setBrush(shade(colours().soft));
            painter.drawRoundedRect(QRectF(1.5, 1.5, width, tall), 16, 16);
            painter.setPen(shade(colours().ink));
            layout->lineAt(0).draw(&painter, {27, 12});
        };
        blocks.push_back({tall + 3, draw, 22, false});
    }
    addText(blocks, content_.caption, fontOf(kBodySize), colours().ink, 40);
}

void ReportPages::addRows(Blocks& blocks) const
{
    const GridLayout layout(content_.squares, metrics_);
    for (std::size_t i = 0; i < layout.rows(); ++i) {
        const auto draw = [this, i](QPainter& painter) {
            const GridLayout grid(content_.squares, metrics_);
            const RowPicture row = content_.row(grid, i);
            painter.setFont(plainFont(14));
            painter.scale(scale_, scale_);
            painter.translate(0, -row.rect.y);
            RowPainter(content_.squares, *content_.scheme, metrics_, content_.look).paint(painter, row);
        };
        blocks.push_back({metrics_.rowHeight() * scale_, draw, 0, false});
    }
}

void ReportPages::paintSwatch(QPainter& painter, CodeIndex code, double side) const
{
    GridMetrics metrics;
    metrics.gutter = 0;
    metrics.columns = 1;
    metrics.largestCell = 30;
    metrics.width = 40;
    Square square;
    square.code = code;
    const std::vector<Square> one{square};
    const GridLayout layout(one, metrics);
    painter.save();
    painter.setFont(plainFont(14));
    painter.scale(side / metrics.cell(), side / metrics.cell());
    painter.translate(0, -metrics.lane());
    RowPainter(one, *content_.scheme, metrics, content_.look).paint(painter, layout.row(0));
    painter.restore();
}

// Two columns: sign, letter and label, and below them the image in words.
void ReportPages::addKey(Blocks& blocks) const
{
    constexpr double side = 74;
    constexpr double mark = 40;
    // Without colours the squares have letters, and the ribbon has marks.
    const bool markApart = content_.look.grey;
    const double text = side + 28 + (markApart ? mark + 12 : 0);
    constexpr double column = kWidth / 2;
    struct Line {
        CodeIndex code;
        std::shared_ptr<QTextLayout> label, phrase;
        double height;
    };
    std::vector<Line> entries;
    const QFont labelFont = fontOf(kBodySize, true);
    const QFont phraseFont = fontOf(kSmallSize);
    for (const ReportContent::KeyEntry& key : content_.key) {
        const QString name = key.letter.isEmpty() ? key.label : tr("%1   %2").arg(key.letter, key.label);
        Line entry{key.code, broken(name, labelFont, column - text - 6),
                   broken(key.phrase, phraseFont, column - text - 6), 0};
        const int lines = entry.label->lineCount() + (key.phrase.isEmpty() ? 0 : entry.phrase->lineCount());
        entry.height = std::max(side, lines * lineHeight(labelFont));
        entries.push_back(std::move(entry));
    }
    const auto drawEntry = [this, markApart, text](QPainter& painter, const Line& entry, double x) {
        painter.save();
        painter.translate(x, 0);
        paintSwatch(painter, entry.code, side);
        if (markApart && entry.code < content_.scheme->codeCount())
            paintMark(painter, content_.scheme->code(entry.code).mark,
                      QRectF(side + 14, (side - mark) / 2, mark, mark), shade(colours().ink));
        double y = 0;
        const auto drawLines = [&painter, &y, text](const QTextLayout& layout, const QColor& pen,
                                                    double step) {
            painter.setPen(pen);
            for (int i = 0; i < layout.lineCount(); ++i, y += step)
                layout.lineAt(i).draw(&painter, {text, y});
        };
        drawLines(*entry.label, shade(colours().ink), lineHeight(fontOf(kBodySize)));
        if (!entry.phrase->text().isEmpty())
            drawLines(*entry.phrase, shade(colours().ink2), lineHeight(fontOf(kBodySize)));
        painter.restore();
    };
    const bool oneBlock = entries.size() <= 10;
    for (std::size_t i = 0; i < entries.size(); i += 2) {
        std::vector<Line> pair(
            entries.begin() + static_cast<std::ptrdiff_t>(i),
            entries.begin() + static_cast<std::ptrdiff_t>(std::min(i + 2, entries.size())));
        const double tall = pair.size() > 1 ? std::max(pair[0].height, pair[1].height) : pair[0].height;
        const auto draw = [pair, drawEntry](QPainter& painter) {
            for (std::size_t k = 0; k < pair.size(); ++k)
                drawEntry(painter, pair[k], static_cast<double>(k) * column);
        };
        blocks.push_back({tall, draw, i == 0 ? kBetweenParts : 24, oneBlock && i + 2 < entries.size()});
    }
}

// Under the squares, and as wide as they are unless they are small.
void ReportPages::addRibbon(Blocks& blocks) const
{
    constexpr double tall = 50;
    constexpr double scale = 2.4;
    if (content_.timeline.observed() <= Millis{0}) return;
    addText(blocks, content_.ribbonCaption, fontOf(kBodySize), colours().ink, kBetweenParts);
    blocks.back().withNext = true;
    const auto draw = [this](QPainter& painter) {
        const double start = metrics_.gutter * scale_;
        const double squares = (metrics_.columns * (metrics_.cell() + metrics_.gap) - metrics_.gap) * scale_;
        const double whole = kWidth - start;
        const double width = squares > whole * 0.9 ? squares : whole;
        painter.setFont(plainFont(14));
        painter.translate(start, 0);
        painter.scale(scale, scale);
        paintRibbon(painter, ribbon(content_.timeline, width / scale), *content_.scheme, content_.look,
                    QRectF(0, 0, width / scale, tall));
    };
    blocks.push_back({tall * scale, draw, 14, false});
}

void ReportPages::addSection(Blocks& blocks, const ReportContent::Section& section) const
{
    addText(blocks, section.heading, fontOf(kBodySize, true), colours().ink, kBetweenParts / 2);
    blocks.back().withNext = true;
    const QFont font = fontOf(kBodySize);
    if (section.brief) {
        QStringList parts;
        for (const auto& moment : section.moments) parts << tr("%1 %2").arg(moment.clock, moment.words);
        addText(blocks, parts.join(QStringLiteral(" · ")), font, colours().ink, 4);
        return;
    }
    constexpr double indent = 150;
    for (const auto& moment : section.moments) {
        const std::size_t first = blocks.size();
        addText(blocks, moment.words, font, colours().ink, 6, indent);
        const auto clock = broken(moment.clock, font, indent);
        const auto draw = [clock, words = blocks[first].draw,
                           pen = shade(colours().ink2)](QPainter& painter) {
            painter.setPen(pen);
            clock->lineAt(0).draw(&painter, {0, 0});
            words(painter);
        };
        blocks[first].draw = draw;
    }
}

void ReportPages::addWords(Blocks& blocks) const
{
    for (qsizetype k = 0; k < content_.sentences.size(); ++k)
        addText(blocks, content_.sentences[k], fontOf(kBodySize), colours().ink, k == 0 ? kBetweenParts : 6);
    for (const ReportContent::Section& section : content_.sections) addSection(blocks, section);
    addText(blocks, content_.closing, fontOf(kBodySize, true), colours().ink, kBetweenParts / 2);
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
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, start);
    if (count() > 1)
        painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter,
                         tr("%1 · page %2 of %3").arg(content_.title).arg(page + 1).arg(count()));
}

}  // namespace tessera
