// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/render/paper/svg_shapes.h"

namespace tessera {

namespace {

// How wide a letter is at most in a common sans serif face, in parts of the letter size: the file must not
// depend on the fonts of the machine that writes it.
double usualWidth(char32_t letter)
{
    if (letter >= 0x1100) return letter >= 0x2000 && letter < 0x2E80 ? 0.6 : 1.05;
    if (letter >= 'A' && letter <= 'Z') return 0.68;
    if (letter == 'm' || letter == 'w' || letter == 'W' || letter == 'M') return 0.85;
    return letter == ' ' ? 0.28 : letter < 0x80 ? 0.57 : 0.62;
}

}  // namespace

QByteArray svgNumber(double value, int decimals)
{
    QByteArray text = QByteArray::number(value, 'f', decimals);
    while (text.contains('.') && text.endsWith('0')) text.chop(1);
    if (text.endsWith('.')) text.chop(1);
    return text == "-0" ? QByteArray("0") : text;
}

QByteArray svgEscaped(const QString& text)
{
    QString clean;
    for (const char32_t letter : text.toUcs4()) {
        const bool allowed = letter == '\t' || letter == '\n' || (letter >= 0x20 && letter <= 0xD7FF) ||
                             (letter >= 0xE000 && letter <= 0xFFFD) || letter >= 0x10000;
        clean += QString::fromUcs4(allowed ? &letter : U"\uFFFD", 1);
    }
    return clean.toHtmlEscaped().toUtf8();
}

QStringList svgLines(const QString& text, double size, double width)
{
    QStringList lines;
    QString line;
    double used = 0;
    qsizetype lastSpace = -1;
    for (const char32_t letter : text.toUcs4()) {
        line += QString::fromUcs4(&letter, 1);
        used += usualWidth(letter) * size;
        if (letter == U' ') lastSpace = line.size() - 1;
        if (used <= width) continue;
        const qsizetype end = lastSpace > 0 ? lastSpace : line.size() - QString::fromUcs4(&letter, 1).size();
        QString rest = line.mid(lastSpace > 0 ? end + 1 : end);
        lines << line.left(end);
        line = rest;
        used = 0;
        for (const char32_t kept : line.toUcs4()) used += usualWidth(kept) * size;
        lastSpace = -1;
    }
    if (!line.isEmpty()) lines << line;
    return lines;
}

QByteArray svgPath(const QPainterPath& path)
{
    QByteArray text;
    for (int i = 0; i < path.elementCount(); ++i) {
        const QPainterPath::Element element = path.elementAt(i);
        const QByteArray at = svgNumber(element.x, 2) + ' ' + svgNumber(element.y, 2);
        if (element.isMoveTo())
            text += (i > 0 ? "zM" : "M") + at;
        else if (element.isLineTo())
            text += 'L' + at;
        else
            text += (element.type == QPainterPath::CurveToElement ? "C" : " ") + at;
    }
    return text.isEmpty() ? text : text + 'z';
}

QByteArray svgRect(double x, double y, double width, double height, double left, double right)
{
    QByteArray text = 'M' + svgNumber(x + left) + ' ' + svgNumber(y) + 'h' + svgNumber(width - left - right);
    const auto corner = [&text](double r, double dx, double dy, bool sidewaysFirst) {
        if (r <= 0) return;
        const QByteArray bend = sidewaysFirst ? svgNumber(dx * r) + " 0" : "0 " + svgNumber(dy * r);
        text += 'q' + bend + ' ' + svgNumber(dx * r) + ' ' + svgNumber(dy * r);
    };
    corner(right, 1, 1, true);
    text += 'v' + svgNumber(height - 2 * right);
    corner(right, -1, 1, false);
    text += 'h' + svgNumber(left + right - width);
    corner(left, -1, -1, true);
    text += 'v' + svgNumber(2 * left - height);
    corner(left, 1, -1, false);
    return text + 'z';
}

}  // namespace tessera
