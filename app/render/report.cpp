// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/render/report.h"

#include "app/render/html/html_report.h"
#include "app/render/paper/pdf_file.h"
#include "app/render/paper/report_content.h"
#include "app/render/paper/report_page.h"
#include "app/render/paper/svg_writer.h"
#include "app/words/finding_words.h"

#include <QBuffer>
#include <QGuiApplication>
#include <QImage>

#include <cmath>

namespace tessera {

namespace {

constexpr int kUnitsAnInch = 254;  // tenths of a millimetre
constexpr int kPictureDpi = 150;
constexpr int kPreviewWidth = 900;
constexpr double kTallestPicture = 32'000;  // pixels; the painter's coordinates end soon after

Result<QByteArray> pdfOf(const ReportContent& content)
{
    const ReportPages pages(content, ReportPages::Ends::sheets);
    return pdfFile(content.title, content.language, pages.count(),
                   [&pages](QPainter& painter, std::size_t page) { pages.paint(painter, page); });
}

QByteArray pngOf(const ReportPages& pages, const ReportContent& content, double pixelsPerUnit)
{
    const QSize size(static_cast<int>(std::lround(pages.size().width() * pixelsPerUnit)),
                     static_cast<int>(std::lround(pages.size().height() * pixelsPerUnit)));
    QImage image(size, QImage::Format_RGB32);
    if (image.isNull()) return {};
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.scale(pixelsPerUnit, pixelsPerUnit);
    pages.paint(painter, 0);
    painter.end();
    const int dotsPerMetre = static_cast<int>(std::lround(pixelsPerUnit * 10'000));
    if (content.look.grey) image.convertTo(QImage::Format_Grayscale8);
    image.setDotsPerMeterX(dotsPerMetre);
    image.setDotsPerMeterY(dotsPerMetre);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    return image.save(&buffer, "PNG") ? bytes : QByteArray{};
}

Result<QByteArray> pictureOf(const ReportContent& content)
{
    const ReportPages pages(content, ReportPages::Ends::never);
    constexpr double pixels = static_cast<double>(kPictureDpi) / kUnitsAnInch;
    if (pages.size().height() * pixels > kTallestPicture)
        return Error{Errc::refused, "this visit is too long for one picture; choose PDF, SVG or HTML", {}};
    return pngOf(pages, content, pixels);
}

Result<QByteArray> bytesOf(const ReportContent& content, ReportFormat format)
{
    switch (format) {
        case ReportFormat::pdf:
            return pdfOf(content);
        case ReportFormat::png:
            return pictureOf(content);
        case ReportFormat::svg:
            return svgOf(content);
        case ReportFormat::html:
            return htmlOf(content);
    }
    return QByteArray{};
}

ReportChoice within(ReportChoice choice, const MayLeave& may)
{
    choice.notes = choice.notes && may.notes;
    choice.exactDate = choice.exactDate && may.exactDate;
    if (!may.reflections) choice.reflections.clear();
    return choice;
}

bool fontsAreThere()
{
    return qobject_cast<QGuiApplication*>(QCoreApplication::instance()) != nullptr;
}

}  // namespace

Status writeReport(const Leave& leave, const Journal& journal, const ReportChoice& choice,
                   const std::filesystem::path& target, bool replace)
{
    if (!leave.covers(journal.session()))
        return Error{Errc::refused, "this visit's own family was not asked; open the visit again", {}};
    if (!fontsAreThere()) return Error{Errc::unavailable, "the report needs the system's fonts", {}};
    const auto content = reportContent(journal, within(choice, leave.may()));
    if (!content) return content.error();
    const auto bytes = bytesOf(*content, choice.format);
    if (!bytes) return Error{bytes.error().code, bytes.error().what, target.string()};
    if (bytes->isEmpty())
        return Error{Errc::io, "the report could not be drawn; close other programs and try again",
                     target.string()};
    return leave.write(target, {bytes->constData(), static_cast<std::size_t>(bytes->size())}, replace);
}

QStringList reportSentences(const Journal& journal)
{
    return words::findings(journal.fold().timeline(), journal.fold().scheme());
}

QByteArray reportPicture(const Journal& journal, const ReportChoice& choice)
{
    if (!fontsAreThere()) return {};
    const auto content = reportContent(journal, choice);
    if (!content) return {};
    const ReportPages pages(*content, ReportPages::Ends::sheets);
    return pngOf(pages, *content, kPreviewWidth / pages.size().width());
}

}  // namespace tessera
