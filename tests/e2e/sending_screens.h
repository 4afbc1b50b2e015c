// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/e2e/app_window.h"
#include "tests/support/told_camera.h"

#include <QString>

namespace tessera::test {

// Pictures into `folder` of handing over to a study, from its card to its answer. `camera`
// is the device's. False when one could not be taken.
bool takeSendingScreens(const QString& folder, AppWindow& app, ToldCamera& camera);

}  // namespace tessera::test
