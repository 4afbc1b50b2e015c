// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tessera {

// A QR code of a text (level M, that a scratch or a fold does not spoil), without its margin.
struct QrCode {
    int size = 0;            // modules on a side
    std::vector<bool> dark;  // row by row

    [[nodiscard]] bool isDark(int row, int column) const
    {
        return dark[static_cast<std::size_t>(row) * static_cast<std::size_t>(size) +
                    static_cast<std::size_t>(column)];
    }
};
// `invalid` for a text that is too long: some 2,300 characters.
[[nodiscard]] Result<QrCode> qrCode(std::string_view text);

// Pictures with the quiet margin of four modules. The caption stands below in the SVG, nothing else does.
[[nodiscard]] std::string qrSvg(const QrCode& code, std::string_view caption);
// 1 bit a pixel, `modulePixels` a module.
[[nodiscard]] std::string qrPng(const QrCode& code, int modulePixels = 8);

}  // namespace tessera
