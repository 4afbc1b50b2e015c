// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/e2e/app_window.h"

#include <QString>

namespace tessera::test {

// Puts two observers' records of one made-up visit into the app's library: the day stay that the product
// ships, and the same seen by somebody who taps some seconds later and takes a stretch of joint action for
// meaning. `alike`: the second is the same as the first. False when that could not be done.
bool addTwoObservers(AppWindow& app, bool alike = false, const QString& family = QStringLiteral("021"));

}  // namespace tessera::test
