// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/device/camera.h"

#include <QString>

#include <optional>

namespace tessera {

// Why the camera at that place, such as /dev/video0, cannot be used now; nothing when it can. It is opened
// for a moment and not switched on. Asked before Qt is: its camera (6.4) goes on without a word, and out of
// its bounds, where another program has the device.
[[nodiscard]] std::optional<Camera::Trouble> troubleOf(const QString& node);

}  // namespace tessera
