// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/render/plots/plot_file.h"

#include "app/render/paper/pdf_file.h"
#include "app/render/plots/plot_csv.h"
#include "app/render/plots/plot_painter.h"
#include "app/render/plots/plot_svg.h"
#include "sync/bundle/bundle_file.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QImage>
#include <QPageSize>

#include <array>
#include <cmath>

namespace tessera {

namespace {

constexpr double kPicture = 2;  // pixels a unit
constexpr double kTallestPicture = 32'000;
constexpr double kSheetWidth = 210, kSheetHeight = 297;  // mm

Result<QByteArray> pdfOf(const PlotPicture& picture, const Scheme& scheme, const Look& look,
                         const QString& title)
{
    // A sheet of A4, or one as long as the picture is.
    const double height = std::ceil(picture.height * kSheetWidth / picture.width);
    const QPageSize sheet = height > kSheetHeight
                                ? QPageSize(QSizeF(kSheetWidth, height), QPageSize::Millimeter)
                                : QPageSize(QPageSize::A4);
    const auto paint = [&](QPainter& painter, std::size_t) {
        const double scale = kSheetWidth * 10 / picture.width;
        painter.scale(scale, scale);
        paintPlot(painter, picture, scheme, look);
    };
    return pdfFile(title, QCoreApplication::translate("Report", "en"), 1, paint, sheet);
}

Result<QByteArray> pngOf(const PlotPicture& picture, const Scheme& scheme, const Look& look)
{
    if (picture.height * kPicture > kTallestPicture)
        return Error{Errc::refused, "there are too many groups for one picture; choose PDF or SVG", {}};
    QImage image(static_cast<int>(std::lround(picture.width * kPicture)),
                 static_cast<int>(std::lround(picture.height * kPicture)), QImage::Format_RGB32);
    if (image.isNull()) return QByteArray{};
    image.fill(toQColor(themeColours(look.theme).card));
    QPainter painter(&image);
    painter.scale(kPicture, kPicture);
    paintPlot(painter, picture, scheme, look);
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (!image.save(&buffer, "PNG")) return QByteArray{};
    return bytes;
}

}  // namespace

std::string_view name(PlotFormat format)
{
    constexpr std::array<std::string_view, 4> names{"svg", "png", "pdf", "csv"};
    return names[static_cast<std::size_t>(format)];
}

std::optional<PlotFormat> plotFormatFromName(std::string_view text)
{
    for (const PlotFormat format : {PlotFormat::svg, PlotFormat::png, PlotFormat::pdf, PlotFormat::csv})
        if (name(format) == text) return format;
    return std::nullopt;
}

Status writePlot(const StudySessions& study, const PlotAsk& ask, PlotFormat format,
                 const std::filesystem::path& target, bool replace, const std::vector<Colour>& own)
{
    if (format == PlotFormat::csv) return writeFileDurably(target, plotCsv(study, ask), replace);
    if (format != PlotFormat::svg && !qobject_cast<QGuiApplication*>(QCoreApplication::instance()))
        return Error{Errc::unavailable, "the picture needs the system's fonts", {}};
    Look look;
    look.own = own;
    const PlotPicture picture = plotPage(study, ask);
    const QString title = plotTitle(ask.kind);
    Result<QByteArray> bytes = QByteArray{};
    if (format == PlotFormat::svg)
        bytes = svgOf(picture, study.scheme, look, title, plotSentences(study, ask).join(QLatin1Char('\n')));
    else if (format == PlotFormat::png)
        bytes = pngOf(picture, study.scheme, look);
    else
        bytes = pdfOf(picture, study.scheme, look, title);
    if (!bytes) return Error{bytes.error().code, bytes.error().what, target.string()};
    if (bytes->isEmpty())
        return Error{Errc::io, "the picture could not be drawn; close other programs and try again",
                     target.string()};
    return writeFileDurably(target, {bytes->constData(), static_cast<std::size_t>(bytes->size())}, replace);
}

}  // namespace tessera
