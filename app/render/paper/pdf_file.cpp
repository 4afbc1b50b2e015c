// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/render/paper/pdf_file.h"

#include "sync/formats/pdf/pdf_finish.h"

#include <QBuffer>
#include <QLocale>
#include <QPdfWriter>

namespace tessera {

namespace {

constexpr int kTenthsOfMillimetre = 254;  // dots an inch: one dot is one unit of the pages

}  // namespace

Result<QByteArray> pdfFile(const QString& title, const QString& language, std::size_t sheets,
                           const std::function<void(QPainter&, std::size_t)>& paint, const QPageSize& sheet)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setTitle(title);
        writer.setCreator(QStringLiteral("Tessera " TESSERA_VERSION));
        writer.setResolution(kTenthsOfMillimetre);
        writer.setPageSize(sheet);
        writer.setPageMargins({});
        QPainter painter;
        if (!painter.begin(&writer)) return QByteArray{};
        for (std::size_t i = 0; i < sheets; ++i) {
            if (i > 0) writer.newPage();
            paint(painter, i);
        }
        painter.end();
    }
    const auto finished =
        finishedPdf({bytes.constData(), static_cast<std::size_t>(bytes.size())}, language.toStdString(),
                    QLocale(language).textDirection() == Qt::RightToLeft);
    if (!finished) return finished.error();
    return QByteArray::fromStdString(*finished);
}

}  // namespace tessera
