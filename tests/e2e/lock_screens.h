// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/e2e/app_window.h"

#include <QString>

namespace tessera::test {

// Pictures into `folder` of what protects the visits: its settings, the lock, its pause, help, the cover.
// False when one could not be taken.
bool takeLockScreens(const QString& folder, AppWindow& app, ToldDevice& device);

}  // namespace tessera::test
