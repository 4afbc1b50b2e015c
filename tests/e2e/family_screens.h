// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/e2e/app_window.h"

#include <QString>

namespace tessera::test {

// Pictures into `folder` of families, the spiral, two visits side by side, and what is handed over or kept
// safe. False when one could not be taken.
bool takeFamilyScreens(const QString& folder, AppWindow& app);

}  // namespace tessera::test
