// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/card_pictures.h"

#include <QVideoFrame>
#include <QVideoFrameFormat>

#include <algorithm>

namespace tessera::test {

// A picture as a camera hands it over: without colours, brightness as it is.
inline QVideoFrame frameOf(const QImage& grey, QVideoFrameFormat::PixelFormat format)
{
    using Format = QVideoFrameFormat;
    QVideoFrame frame(QVideoFrameFormat(grey.size(), format));
    if (!frame.map(QVideoFrame::WriteOnly)) qFatal("such a frame cannot be made");
    for (int plane = 0; plane < frame.planeCount(); ++plane)
        std::fill_n(frame.bits(plane), frame.mappedBytes(plane), uchar{128});
    const bool packed = format == Format::Format_YUYV || format == Format::Format_UYVY;
    const bool colours =
        Format::imageFormatFromPixelFormat(format) != QImage::Format_Invalid && format != Format::Format_Y8;
    const int step = colours ? 4 : packed ? 2 : 1;
    const int from = format == Format::Format_UYVY ? 1 : 0;
    for (int y = 0; y < grey.height(); ++y)
        for (int x = 0; x < grey.width(); ++x) {
            uchar* const pixel = frame.bits(0) + frame.bytesPerLine(0) * y + x * step;
            if (colours) {
                std::fill_n(pixel, 3, grey.constScanLine(y)[x]);
                pixel[3] = 255;
            } else {
                pixel[from] = grey.constScanLine(y)[x];
            }
        }
    frame.unmap();
    return frame;
}

}  // namespace tessera::test
