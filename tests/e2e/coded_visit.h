// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/e2e/app_window.h"

namespace tessera::test {

// The visit that runs is ended, so long after its last tap, once all of it is saved.
inline bool endVisit(AppWindow& app, ToldDevice& device, Millis after = Millis{10'000})
{
    device.time.advance(after);
    Live& live = *app.app().live();
    return app.touch(QStringLiteral("pause")) && app.waitUntil([&live] { return live.saved(); }) &&
           app.touch(QStringLiteral("endVisit")) && app.waitFor(QStringLiteral("endPage"));
}

// From there to its picture.
inline bool lookBack(AppWindow& app)
{
    return app.touch(QStringLiteral("lookBack")) &&
           app.waitUntil([&app] { return !app.app().review()->sessionId().isEmpty(); }) &&
           app.waitFor(QStringLiteral("reviewPage"));
}

// The Export page, with that format and a folder to save in; from the visit that is looked back at.
inline bool openExport(AppWindow& app, Exporter::Format format, const QString& folder)
{
    if (!app.find(QStringLiteral("exportPage")) &&
        (!app.touch(QStringLiteral("export")) || !app.waitFor(QStringLiteral("exportPage"))))
        return false;
    Exporter& exporter = *app.app().exporter();
    exporter.setProperty("folder", folder);
    exporter.setProperty("format", format);
    return true;
}

// Codes a visit by touch, "LMJP" as pads 10 s apart, ends it and looks back on it.
inline bool codeVisit(AppWindow& app, ToldDevice& device, const QString& family, const QString& letters)
{
    if (!app.startVisit(family)) return false;
    for (const QChar letter : letters)
        if (!app.tapPad(static_cast<int>(QStringLiteral("LMJP").indexOf(letter)))) return false;
    return endVisit(app, device) && lookBack(app);
}

}  // namespace tessera::test
