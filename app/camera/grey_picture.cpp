// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/camera/grey_picture.h"

#include <QVideoFrame>
#include <QVideoFrameFormat>

#include <cstring>

namespace tessera {

namespace {

using Format = QVideoFrameFormat;

// Where the brightness of the first pixel stands in a mapped frame's first plane, and how far apart the
// pixels are.
struct Luminance {
    int first = 0;
    int step = 0;  // 0: there is no such plane
};

Luminance luminanceOf(Format::PixelFormat format)
{
    switch (format) {
        case Format::Format_YUV420P:
        case Format::Format_YUV422P:
        case Format::Format_YV12:
        case Format::Format_NV12:
        case Format::Format_NV21:
        case Format::Format_IMC1:
        case Format::Format_IMC2:
        case Format::Format_IMC3:
        case Format::Format_IMC4:
        case Format::Format_Y8:
            return {0, 1};
        case Format::Format_YUYV:
            return {0, 2};
        case Format::Format_UYVY:
            return {1, 2};
        default:
            return {};
    }
}

QImage fromPlane(const QVideoFrame& frame, const Luminance& luminance)
{
    const int width = frame.width(), height = frame.height(), stride = frame.bytesPerLine(0);
    const qsizetype needed =
        qsizetype{stride} * (height - 1) + qsizetype{width - 1} * luminance.step + luminance.first + 1;
    if (frame.mappedBytes(0) < needed) return {};
    QImage grey(width, height, QImage::Format_Grayscale8);
    if (grey.isNull()) return {};
    for (int y = 0; y < height; ++y) {
        const uchar* from = frame.bits(0) + qsizetype{stride} * y + luminance.first;
        uchar* const to = grey.scanLine(y);
        if (luminance.step == 1)
            std::memcpy(to, from, static_cast<std::size_t>(width));
        else
            for (int x = 0; x < width; ++x, from += luminance.step) to[x] = *from;
    }
    return grey;
}

QImage fromColours(const QVideoFrame& frame, QImage::Format format)
{
    if (qsizetype{frame.bytesPerLine(0)} * frame.height() > frame.mappedBytes(0)) return {};
    const QImage whole(frame.bits(0), frame.width(), frame.height(), frame.bytesPerLine(0), format);
    return whole.convertToFormat(QImage::Format_Grayscale8);
}

QImage fromMapped(const QVideoFrame& frame)
{
    const Format::PixelFormat format = frame.pixelFormat();
    if (format == Format::Format_Jpeg)
        return QImage::fromData(frame.bits(0), frame.mappedBytes(0))
            .convertToFormat(QImage::Format_Grayscale8);
    if (frame.width() <= 0 || frame.height() <= 0) return {};
    if (const Luminance luminance = luminanceOf(format); luminance.step > 0)
        return fromPlane(frame, luminance);
    const QImage::Format colours = Format::imageFormatFromPixelFormat(format);
    return colours == QImage::Format_Invalid ? QImage() : fromColours(frame, colours);
}

}  // namespace

QImage greyOf(const QVideoFrame& frame)
{
    QVideoFrame mapped = frame;  // shares what it holds
    if (!mapped.map(QVideoFrame::ReadOnly)) return {};
    QImage grey = fromMapped(mapped);
    mapped.unmap();
    return grey;
}

}  // namespace tessera
