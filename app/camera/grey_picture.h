// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QImage>

class QVideoFrame;

namespace tessera {

// A frame's brightness as a picture of its own, 8 bits a pixel: all that reading a code needs, and in the
// usual formats of cameras there already. From any thread. Null for a frame that cannot be read.
[[nodiscard]] QImage greyOf(const QVideoFrame& frame);

}  // namespace tessera
