// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
// What stands under the squares: the key, the bars, and everything in words.
#include "app/render/paper/report_page.h"

#include "app/render/mark_painter.h"
#include "app/render/paper/page_text.h"
#include "app/render/row_painter.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace tessera {

namespace {

QString tr(const char* source)
{
    return QCoreApplication::translate("Report", source);
}

const ThemeColours& colours()
{
    return themeColours(Theme::light);
}

}  // namespace

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
    painter.setFont(pageFont(14));
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
        Line entry{key.code, lines(name, labelFont, column - text - 6),
                   lines(key.phrase, phraseFont, column - text - 6), 0};
        const int tall = entry.label->lineCount() + (key.phrase.isEmpty() ? 0 : entry.phrase->lineCount());
        entry.height = std::max(side, tall * lineHeight(labelFont));
        entries.push_back(std::move(entry));
    }
    const auto drawEntry = [this, markApart, text](QPainter& painter, const Line& entry, double x) {
        painter.save();
        painter.translate(at(x, column), 0);
        painter.save();
        painter.translate(at(0, side, column), 0);
        paintSwatch(painter, entry.code, side);
        painter.restore();
        if (markApart && entry.code < content_.scheme->codeCount())
            paintMark(painter, content_.scheme->code(entry.code).mark,
                      QRectF(at(side + 14, mark, column), (side - mark) / 2, mark, mark),
                      shade(colours().ink));
        double y = 0;
        const double beside = at(text, column - text - 6, column);
        const auto drawLines = [&painter, &y, beside](const QTextLayout& layout, const QColor& pen,
                                                      double step) {
            painter.setPen(pen);
            for (int i = 0; i < layout.lineCount(); ++i, y += step)
                layout.lineAt(i).draw(&painter, {beside, y});
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
        blocks.push_back({tall, draw, i == 0 ? between() : 24, oneBlock && i + 2 < entries.size()});
    }
}

// One bar an activity, each with its minutes; the longest takes the room there is.
void ReportPages::addBars(Blocks& blocks) const
{
    if (content_.bars.empty()) return;
    constexpr double label = 380;
    constexpr double words = 380;
    addText(blocks, content_.barsCaption, fontOf(kBodySize), colours().ink, between());
    blocks.back().withNext = true;
    Millis longest{1};
    for (const ReportContent::Bar& bar : content_.bars) longest = std::max(longest, bar.time);
    const double tall = lineHeight(fontOf(kBodySize));
    for (const ReportContent::Bar& bar : content_.bars) {
        const double wide = (kWidth - label - words) * static_cast<double>(bar.time.count()) /
                            static_cast<double>(longest.count());
        const auto draw = [this, &bar, wide, tall](QPainter& painter) {
            painter.setFont(fontOf(kBodySize));
            painter.setPen(shade(colours().ink));
            painter.drawText(QRectF(at(0, label - 10), 0, label - 10, tall), startSide(), bar.label);
            painter.drawText(QRectF(at(kWidth - words + 24, words - 24), 0, words - 24, tall), startSide(),
                             bar.words);
            if (wide <= 0) return;
            painter.setPen(QPen(borderColour(*content_.scheme, bar.code, content_.look), 2));
            painter.setBrush(QBrush(fillColour(*content_.scheme, bar.code, content_.look)));
            painter.drawRect(QRectF(at(label, wide), 3, wide, tall - 6));
        };
        blocks.push_back({tall, draw, 8, &bar != &content_.bars.back()});
    }
}

void ReportPages::addSection(Blocks& blocks, const ReportContent::Section& section) const
{
    addText(blocks, section.heading, fontOf(kBodySize, true), colours().ink, between() / 2);
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
        const auto clock = lines(moment.clock, font, indent);
        const auto draw = [clock, x = at(0, indent), words = blocks[first].draw,
                           pen = shade(colours().ink2)](QPainter& painter) {
            painter.setPen(pen);
            clock->lineAt(0).draw(&painter, {x, 0});
            words(painter);
        };
        blocks[first].draw = draw;
    }
}

void ReportPages::addWords(Blocks& blocks) const
{
    const QStringList sentences = content_.paragraphs();
    for (qsizetype k = 0; k < sentences.size(); ++k)
        addText(blocks, sentences[k], fontOf(kBodySize), colours().ink, k == 0 ? between() : 6);
    for (const ReportContent::Section& section : content_.sections) addSection(blocks, section);
    addText(blocks, content_.closing, fontOf(kBodySize, true), colours().ink, between() / 2);
}

}  // namespace tessera
