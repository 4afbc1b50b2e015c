// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/start.h"

#include "app/device/device.h"
#include "app/words/words.h"

#include <QGuiApplication>
#include <QQuickWindow>
#include <QTimer>
#include <QUrl>

namespace tessera {

Start::Start(Device& device, KeyWrap* keyring, const std::filesystem::path& root, QObject* parent)
    : QObject(parent),
      device_(device),
      keyring_(keyring),
      shelf_(root),
      settings_(words::text((root / "settings.ini").string()), &device.clock())
{
    // Asked for by a window that goes with it, so not before its own work is done.
    connect(
        &shelf_, &Shelf::chosen, this,
        [this](const QString& key) {
            for (int row = 0; row < shelf_.count(); ++row)
                if (shelf_.index(row).data(Shelf::KeyRole).toString() == key)
                    static_cast<void>(open(shelf_.folderAt(row)));
        },
        Qt::QueuedConnection);
    connect(
        &shelf_, &Shelf::left, this, [this] { static_cast<void>(ask()); }, Qt::QueuedConnection);
}

Start::~Start()
{
    there_.clear();
}

bool Start::show()
{
    return shelf_.count() > 1 ? ask() : open(shelf_.folderAt(0));
}

QQuickWindow* Start::window() const
{
    if (!there_.engine || there_.engine->rootObjects().isEmpty()) return nullptr;
    return qobject_cast<QQuickWindow*>(there_.engine->rootObjects().constFirst());
}

bool Start::ask()
{
    return turn([this] {
        there_.engine->addImportPath(QStringLiteral("qrc:/qt/qml"));  // not searched by itself before Qt 6.5
        there_.engine->setInitialProperties({{QStringLiteral("shelf"), QVariant::fromValue(&shelf_)},
                                             {QStringLiteral("settings"), QVariant::fromValue(&settings_)}});
        there_.engine->load(QUrl(QStringLiteral("qrc:/qt/qml/Tessera/PeopleUi/StartWindow.qml")));
        return !there_.engine->rootObjects().isEmpty();
    });
}

bool Start::open(const std::filesystem::path& folder)
{
    return turn([this, folder] {
        shelf_.setCurrent(folder);
        there_.composition = std::make_unique<Composition>(device_, keyring_, folder, &shelf_);
        if (!there_.composition->show(*there_.engine)) return false;
        // After the first frame, so that the window is there at once however large the library is.
        QTimer::singleShot(0, there_.composition.get(), &Composition::start);
        return true;
    });
}

bool Start::turn(const std::function<bool()>& make)
{
    QRect place;
    Qt::WindowStates states;
    if (const QQuickWindow* const before = window()) {
        place = before->geometry();
        states = before->windowStates();
    }
    // For a moment there is no window, which must not end the program.
    const bool quits = QGuiApplication::quitOnLastWindowClosed();
    QGuiApplication::setQuitOnLastWindowClosed(false);
    there_.clear();
    there_.engine = std::make_unique<QQmlApplicationEngine>();
    const bool made = make();
    if (QQuickWindow* const now = window(); now && place.isValid()) {
        now->setGeometry(place);
        now->setWindowStates(states);
    }
    QGuiApplication::setQuitOnLastWindowClosed(quits);
    emit turned();
    return made;
}

}  // namespace tessera
