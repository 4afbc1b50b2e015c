// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/e2e/app_window.h"
#include "tests/e2e/warnings.h"

#include <QObject>
#include <QSize>
#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <memory>

namespace tessera::test {

// What a test of the window begins with: a tablet of its own with an empty library, and no warning goes by.
class WindowTest : public QObject {
protected:
    enum class Warnings { fail, pass };

    // From within init(). Without a size the window has its usual one.
    void begin(QSize size = {}, Warnings warnings = Warnings::fail)
    {
        if (warnings == Warnings::fail) QTest::failOnWarning(anyWarning());
        app_.reset();
        folder_ = std::make_unique<QTemporaryDir>();
        device_ = std::make_unique<ToldDevice>();
        startApp();
        if (app_->shown() && size.isValid()) app_->resize(size.width(), size.height());
    }

    // The app, as when it is opened once more.
    void startApp()
    {
        app_.reset();
        app_ = std::make_unique<AppWindow>(*device_, path());
        QVERIFY(app_->shown());
    }

    [[nodiscard]] std::filesystem::path path() const { return folder_->filePath("library").toStdString(); }
    [[nodiscard]] Live& live() const { return *app_->app().live(); }

    // What an item reads; empty where there is none.
    [[nodiscard]] QString says(const char* name) const
    {
        const QQuickItem* const item = app_->find(QString::fromLatin1(name));
        return item ? item->property("text").toString() : QString();
    }

    std::unique_ptr<QTemporaryDir> folder_;
    std::unique_ptr<ToldDevice> device_;
    std::unique_ptr<AppWindow> app_;
};

}  // namespace tessera::test
