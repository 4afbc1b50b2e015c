// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/e2e/app_window.h"

namespace tessera::test {

// Codes a visit by touch, "LMJP" as pads 10 s apart, ends it and looks back on it.
inline bool codeVisit(AppWindow& app, ToldDevice& device, const QString& family, const QString& letters)
{
    if (!app.startVisit(family)) return false;
    for (const QChar letter : letters)
        if (!app.tapPad(static_cast<int>(QStringLiteral("LMJP").indexOf(letter)))) return false;
    device.time.advance(Millis{10'000});
    Live& live = *app.app().live();
    return app.touch(QStringLiteral("pause")) && app.waitUntil([&live] { return live.saved(); }) &&
           app.touch(QStringLiteral("endVisit")) && app.touch(QStringLiteral("lookBack")) &&
           app.waitUntil([&app] { return !app.app().review()->sessionId().isEmpty(); }) &&
           app.waitFor(QStringLiteral("reviewPage"));
}

}  // namespace tessera::test
