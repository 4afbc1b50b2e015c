// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/e2e/app_window.h"

#include <QString>

namespace tessera::test {

// Pictures into `folder` of a visit that is looked back at: both views, all sizes, what is chosen, what
// stands out, what was changed. False when one could not be taken.
bool takeReviewScreens(const QString& folder, AppWindow& app);

}  // namespace tessera::test
