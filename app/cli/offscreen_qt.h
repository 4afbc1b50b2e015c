// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QGuiApplication>

#include <optional>

namespace tessera::cli {

// Fonts need Qt's own start, which needs no display when it is told so. One for each run of the program.
class OffscreenQt {
public:
    OffscreenQt()
    {
        qputenv("QT_QPA_PLATFORM", "offscreen");
        // Its remarks on the desktop it does not find are no errors of this command.
        qInstallMessageHandler([](QtMsgType, const QMessageLogContext&, const QString&) {});
        app_.emplace(count_, words_);
    }

private:
    char name_[12] = "tessera-cli";
    char* words_[2] = {name_, nullptr};
    int count_ = 1;
    std::optional<QGuiApplication> app_;
};

}  // namespace tessera::cli
