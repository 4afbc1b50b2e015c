// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/e2e/app_window.h"

#include <QString>

namespace tessera::test {

// Ten pictures into `folder`, each named by a question that people ask in their first five minutes, of the
// screen that answers it. The library must be empty. False when one could not be taken.
bool takeQuestionScreens(const QString& folder, AppWindow& app, ToldDevice& device);

}  // namespace tessera::test
