// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QImage>

#include <string>
#include <vector>

namespace tessera {

// What the QR codes in a picture of 8 bits a pixel say, byte by byte: those that can be read, four at most.
// They may lie turned, tilted or mirrored. From any thread.
[[nodiscard]] std::vector<std::string> codesIn(const QImage& grey);

}  // namespace tessera
