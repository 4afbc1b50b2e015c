// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/compare/compare_line.h"

#include "app/render/look.h"
#include "app/render/mark_painter.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <array>

namespace tessera {
namespace {

constexpr double kThinnest = 2;  // a difference shorter than this would not be seen
constexpr double kBracket = 3;   // around the current difference

// Minutes between numbers that have `least` pixels each.
std::int64_t minuteStep(double pixelsAMinute, double least)
{
    constexpr std::array<std::int64_t, 7> steps{1, 2, 5, 10, 20, 30, 60};
    const auto* step = std::find_if(steps.begin(), steps.end(), [&](std::int64_t minutes) {
        return static_cast<double>(minutes) * pixelsAMinute >= least;
    });
    return step == steps.end() ? 120 : *step;
}

}  // namespace

CompareLine::CompareLine(QQuickItem* parent) : QQuickPaintedItem(parent)
{
    connect(this, &CompareLine::changed, this, [this] { update(); });
}

void CompareLine::setCompare(ComparedLines* compare)
{
    if (compare == compare_) return;
    if (compare_) compare_->disconnect(this);
    compare_ = compare;
    if (compare_) {
        connect(compare_, &ComparedLines::changed, this, [this] { update(); });
        connect(compare_, &ComparedLines::stepped, this, [this] { update(); });
    }
    emit changed();
}

void CompareLine::paint(QPainter* painter)
{
    if (!compare_ || !compare_->comparison() || compare_->clockEnd().count() <= 0 || width() < 1) return;
    QFont font = pictureFont();
    font.setPixelSize(labelSize_);
    painter->setFont(font);
    if (line_ == 2) {
        paintDifferences(*painter, height());
        return;
    }
    const double labels = labelSize_ * 1.5;
    paintRecord(*painter, height() - labels);
    paintMinutes(*painter, height() - labels);
}

QRectF CompareLine::span(Millis from, Millis to, double top, double height) const
{
    const double scale = width() / static_cast<double>(compare_->clockEnd().count());
    const double wide = static_cast<double>((to - from).count()) * scale;
    const double left = static_cast<double>(from.count()) * scale;
    return {mirrored_ ? width() - left - wide : left, top, wide, height};
}

void CompareLine::paintRecord(QPainter& painter, double height) const
{
    const Comparison& shown = *compare_->comparison();
    const ComparedRecord& record = line_ == 0 ? shown.one() : shown.other();
    const Millis shift = shown.time.shift[static_cast<std::size_t>(line_)];
    Look look;
    look.theme = dark_ ? Theme::dark : Theme::light;
    look.own = coloursFrom(own_);

    painter.fillRect(QRectF(0, height / 2 - 1, width(), 2), ground_);  // where nothing was observed
    CodeIndex before = kNoCode;
    Millis until{-1};
    for (const Piece& piece : record.timeline.pieces) {
        const QRectF part = span(piece.onset + shift, piece.offset + shift, 0, height);
        painter.fillRect(part, fillColour(*record.scheme, piece.code, look));
        if (piece.code == kCannotTell)
            painter.fillRect(part, QBrush(borderColour(*record.scheme, piece.code, look), Qt::BDiagPattern));
        // A border where something else begins, so that neighbours with alike shades are told apart.
        if (piece.code != before || piece.onset != until)
            painter.fillRect(QRectF(mirrored_ ? part.right() - 1 : part.left(), 0, 1, height),
                             borderColour(*record.scheme, piece.code, look));
        before = piece.code;
        until = piece.offset;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    const double sign = std::min(height * 0.5, 20.0);
    for (const CodedStretch& one : shown.time.tracks[static_cast<std::size_t>(line_)]) {
        const QRectF part = span(one.onset, one.offset, 0, height);
        const auto states = record.scheme->states();
        if (part.width() < sign * 1.8 || sign < 12 || one.code >= states.size()) continue;
        const CodeIndex code = states[one.code];
        paintMark(painter, record.scheme->code(code).mark,
                  QRectF(part.center().x() - sign / 2, part.center().y() - sign / 2, sign, sign),
                  markColour(*record.scheme, code, look));
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void CompareLine::paintMinutes(QPainter& painter, double top) const
{
    const auto end = compare_->clockEnd().count();
    const QFontMetricsF metrics(painter.font());
    const double aMinute = width() * 60'000 / static_cast<double>(end);
    const std::int64_t step = minuteStep(aMinute, metrics.horizontalAdvance(QStringLiteral("000 min")) + 12);
    painter.setPen(ink_);
    for (std::int64_t minute = 0; minute * 60'000 <= end; minute += step) {
        const double along = static_cast<double>(minute) * aMinute;
        const double x = mirrored_ ? width() - along : along;
        painter.fillRect(QRectF(mirrored_ ? x - 1 : x, top, 1, 5), ink_);
        const QString label =
            minute == 0 ? CompareLine::tr("0 min") : QLocale().toString(static_cast<qlonglong>(minute));
        const double wide = metrics.horizontalAdvance(label) + 2;
        const QRectF place(mirrored_ ? x - wide - 3 : x + 3, top + 1, wide, height() - top);
        if (place.left() >= -1 && place.right() <= width() + 1)
            painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter, label);
    }
}

void CompareLine::paintDifferences(QPainter& painter, double height) const
{
    const Comparison& shown = *compare_->comparison();
    const double top = kBracket + 2, inner = height - 2 * top;
    painter.fillRect(QRectF(0, top, width(), inner), ground_);
    for (std::size_t i = 0; i < shown.differences.size(); ++i) {
        QRectF part = span(shown.differences[i].onset, shown.differences[i].offset, top, inner);
        if (part.width() < kThinnest) part.setWidth(kThinnest);
        // Decided ones stay as an outline: the person sees what is still open.
        if (compare_->choices()[i])
            painter.fillRect(part.adjusted(0, inner * 0.4, 0, -inner * 0.4), ink_);
        else
            painter.fillRect(part, ink_);
    }
    if (compare_->current() < 0) return;
    const PairedStretch& one = shown.differences[static_cast<std::size_t>(compare_->current())];
    QRectF around = span(one.onset, one.offset, 0, height).adjusted(-5, 0, 5, 0);
    around.moveLeft(std::clamp(around.left(), 0.0, std::max(0.0, width() - around.width())));
    painter.setPen(QPen(chosen_, kBracket));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(around.adjusted(1.5, 1.5, -1.5, -1.5));
}

}  // namespace tessera
