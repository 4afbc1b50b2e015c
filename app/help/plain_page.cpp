// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/help/plain_page.h"

#include "app/render/html/html_style.h"
#include "app/render/look.h"
#include "app/render/paper/svg_ink.h"
#include "app/render/paper/svg_shapes.h"
#include "core/scheme/scheme.h"
#include "sync/bundle/bundle_file.h"

#include <QCryptographicHash>
#include <QVariantMap>

#include <system_error>

namespace tessera {

namespace {

using Kind = PlainPage::Block::Kind;

QString nameOf(Kind kind)
{
    switch (kind) {
        case Kind::heading:
            return QStringLiteral("heading");
        case Kind::points:
            return QStringLiteral("points");
        case Kind::facts:
        case Kind::table:
            return QStringLiteral("facts");
        case Kind::text:
            break;
    }
    return QStringLiteral("text");
}

QByteArray tagged(const QByteArray& tag, const QString& words, const QByteArray& more = {})
{
    return "<" + tag + more + ">" + svgEscaped(words) + "</" + tag + ">\n";
}

QByteArray row(const QStringList& cells, const QByteArray& first, const QByteArray& others)
{
    QByteArray text = "<tr>";
    for (qsizetype i = 0; i < cells.size(); ++i) {
        const QByteArray& tag = i == 0 ? first : others;
        text += "<" + tag + ">" + svgEscaped(cells[i]) + "</" + tag.left(2) + ">";
    }
    return text + "</tr>\n";
}

QByteArray blockHtml(const PlainPage::Block& block)
{
    QByteArray text;
    switch (block.kind) {
        case Kind::heading:
            return tagged("h2", block.text);
        case Kind::text:
            return tagged("p", block.text);
        case Kind::points:
            text = "<ul class=\"said\">\n";
            for (const QString& point : block.points) text += tagged("li", point);
            return text + "</ul>\n";
        case Kind::facts:
            text = "<table class=\"facts\"><tbody>\n";
            for (const QStringList& cells : block.rows) text += row(cells, "th scope=\"row\"", "td");
            return text + "</tbody></table>\n";
        case Kind::table:
            break;
    }
    text = "<table><thead>\n";
    for (qsizetype i = 0; i < block.rows.size(); ++i) {
        text += i == 0 ? row(block.rows[i], "th scope=\"col\"", "th scope=\"col\"")
                       : row(block.rows[i], "td", "td");
        if (i == 0) text += "</thead><tbody>\n";
    }
    return text + (block.rows.isEmpty() ? "</thead></table>\n" : "</tbody></table>\n");
}

QByteArray style()
{
    const Look look;
    const SvgInk ink(partnershipActivities(), look, SvgInk::Spelling::classes);
    return htmlStyle(ink, {}, look) +
           "ul.said{list-style:disc;padding-inline-start:1.3rem}ul.said li{margin:.25rem 0}"
           "th{font-weight:bold;vertical-align:top}.facts th{width:34%}td,th{overflow-wrap:anywhere}\n";
}

}  // namespace

QVariantList PlainPage::forScreen() const
{
    QVariantList list;
    for (const Block& block : blocks) {
        QVariantList rows;
        for (const QStringList& cells : block.rows) rows.append(QVariant(cells));
        list.append(QVariantMap{{QStringLiteral("kind"), nameOf(block.kind)},
                                {QStringLiteral("text"), block.text},
                                {QStringLiteral("points"), block.points},
                                {QStringLiteral("rows"), rows}});
    }
    return list;
}

QByteArray PlainPage::html() const
{
    const QByteArray rules = style();
    const QByteArray digest = QCryptographicHash::hash(rules, QCryptographicHash::Sha256).toBase64();
    QByteArray text = "<!DOCTYPE html>\n<html lang=\"" + svgEscaped(language) +
                      "\">\n<head>\n<meta charset=\"utf-8\"/>\n<meta http-equiv=\"Content-Security-Policy\" "
                      "content=\"default-src 'none'; style-src 'sha256-" +
                      digest +
                      "'\"/>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n" +
                      tagged("title", title) + "<style>" + rules + "</style>\n</head>\n<body>\n<main>\n" +
                      tagged("h1", title);
    if (!lead.isEmpty()) text += tagged("p", lead, " class=\"quiet\"");
    for (const Block& block : blocks) text += blockHtml(block);
    if (!origin.isEmpty()) text += tagged("p", origin, " class=\"quiet\"");
    return text + "</main>\n</body>\n</html>\n";
}

Result<std::filesystem::path> writeInto(const std::filesystem::path& folder, const QString& name,
                                        const QByteArray& bytes, bool replace)
{
    std::error_code problem;
    std::filesystem::create_directories(folder, problem);
    if (problem) return Error{Errc::io, "this folder cannot be made; choose another", folder.string()};
    const std::filesystem::path target = folder / name.toStdString();
    const Status written =
        writeFileDurably(target, {bytes.constData(), static_cast<std::size_t>(bytes.size())}, replace);
    if (!written) return written.error();
    return target;
}

}  // namespace tessera
