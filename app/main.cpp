// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/start.h"
#include "app/words/language.h"
#include "platforms/linux/linux_device.h"
#include "platforms/linux/secret_service.h"

#include <QCommandLineParser>
#include <QGuiApplication>
#include <QIcon>
#include <QLocale>
#include <QQuickStyle>
#include <QStandardPaths>

#include <filesystem>

namespace {

std::filesystem::path usualFolder()
{
    return std::filesystem::path(
               QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation).toStdString()) /
           "tessera";
}

}  // namespace

int main(int argc, char** argv)
{
    // Qt waits 5 ms before each frame by default, which a tap on a pad would feel.
    if (qEnvironmentVariableIsEmpty("QT_QPA_UPDATE_IDLE_TIME")) qputenv("QT_QPA_UPDATE_IDLE_TIME", "0");
    QGuiApplication app(argc, argv);
    QGuiApplication::setApplicationName(QStringLiteral("tessera"));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Tessera"));
    QGuiApplication::setApplicationVersion(QStringLiteral(TESSERA_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral("org.tessera.Tessera"));

    tessera::words::installLanguage();
    if (QLocale().textDirection() == Qt::RightToLeft) QGuiApplication::setLayoutDirection(Qt::RightToLeft);
    QQuickStyle::setStyle(QStringLiteral("Basic"));

    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Code a visit live, and look at its grid afterwards."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption data(QStringLiteral("data"), QStringLiteral("Use the library in <folder>."),
                                  QStringLiteral("folder"));
    const QCommandLineOption selfTest(QStringLiteral("self-test"),
                                      QStringLiteral("Load every part of the window, then quit."));
    parser.addOptions({data, selfTest});
    parser.process(app);

    const std::filesystem::path folder =
        parser.isSet(data) ? std::filesystem::path(parser.value(data).toStdString()) : usualFolder();
    tessera::LinuxDevice device(folder);
    device.keepMemoryPrivate();
    tessera::SecretService keyring;
    tessera::Start start(device, &keyring, folder);
    if (!start.show()) return 1;
    if (parser.isSet(selfTest) && start.composition())
        QObject::connect(start.composition()->visits(), &tessera::Visits::loadingChanged, &app,
                         &QGuiApplication::quit);
    else if (parser.isSet(selfTest))
        QMetaObject::invokeMethod(&app, &QGuiApplication::quit, Qt::QueuedConnection);
    return QGuiApplication::exec();
}
