// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/e2e/app_window.h"

#include <QString>

namespace tessera::test {

// Pictures into `folder` of what a family agrees to, takes back, and how long its visits are kept. False when
// one could not be taken.
bool takeConsentScreens(const QString& folder, AppWindow& app, ToldDevice& device);

}  // namespace tessera::test
