// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/camera/code_reading.h"

#include <ZXing/ReadBarcode.h>

#include <exception>

namespace tessera {

namespace {

// Its settings have another name from version 2.2 on.
#if __has_include(<ZXing/ReaderOptions.h>)
using Settings = ZXing::ReaderOptions;
#else
using Settings = ZXing::DecodeHints;
#endif

constexpr int kMostCodes = 4;  // a sheet may bear others beside the card

}  // namespace

std::vector<std::string> codesIn(const QImage& grey)
{
    if (grey.isNull() || grey.format() != QImage::Format_Grayscale8) return {};
    const ZXing::ImageView view(grey.constBits(), grey.width(), grey.height(), ZXing::ImageFormat::Lum,
                                static_cast<int>(grey.bytesPerLine()));
    Settings settings;
    settings.setFormats(ZXing::BarcodeFormat::QRCode);
    settings.setTryHarder(true);
    settings.setTryRotate(false);  // its three corners tell how it lies
    settings.setTryDownscale(true);
    settings.setMaxNumberOfSymbols(kMostCodes);
    try {
        std::vector<std::string> codes;
        for (const auto& found : ZXing::ReadBarcodes(view, settings))
            if (found.isValid()) codes.emplace_back(found.bytes().begin(), found.bytes().end());
        return codes;
    } catch (const std::exception&) {
        return {};  // what it cannot cope with is no code
    }
}

}  // namespace tessera
