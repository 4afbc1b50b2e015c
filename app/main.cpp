// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/composition.h"
#include "app/words/language.h"
#include "platforms/linux/linux_device.h"
#include "platforms/linux/secret_service.h"

#include <QCommandLineParser>
#include <QGuiApplication>
#include <QIcon>
#include <QLocale>
#include <QQmlApplicationEngine>
#include <QQuickStyle>
#include <QStandardPaths>
#include <QTimer>

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
    tessera::SecretService keyring;
    tessera::Composition composition(device, &keyring, folder);
    QQmlApplicationEngine engine;
    if (!composition.show(engine)) return 1;
    // After the first frame, so that the window is there at once however large the library is.
    QTimer::singleShot(0, &composition, &tessera::Composition::start);
    if (parser.isSet(selfTest))
        QObject::connect(&composition.visits(), &tessera::Visits::loadingChanged, &app,
                         &QGuiApplication::quit);
    return QGuiApplication::exec();
}
