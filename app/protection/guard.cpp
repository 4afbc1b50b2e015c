// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/protection/guard.h"

#include "app/device/device.h"
#include "app/live/live.h"
#include "app/visits/vault.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QInputMethod>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QSettings>

#include <algorithm>
#include <optional>
#include <utility>

namespace tessera {

namespace {

constexpr QLatin1String kMinutes("lockAfter");

bool isUse(QEvent::Type type)
{
    switch (type) {
        case QEvent::TouchBegin:
        case QEvent::TouchUpdate:
        case QEvent::MouseButtonPress:
        case QEvent::TabletPress:
        case QEvent::Wheel:
        case QEvent::KeyPress:
            return true;
        default:
            return false;
    }
}

// Ctrl+X would take the words away as well, to a clipboard that does not keep them.
bool wouldCopy(QEvent& event)
{
    if (event.type() != QEvent::KeyPress && event.type() != QEvent::ShortcutOverride) return false;
    const auto& key = static_cast<QKeyEvent&>(event);
    return key.matches(QKeySequence::Copy) || key.matches(QKeySequence::Cut);
}

// A word that an on-screen keyboard still holds back counts as written.
void finishTheWord()
{
    QGuiApplication::inputMethod()->commit();
    QObject* const field = QGuiApplication::focusObject();
    const QString held = field ? field->property("preeditText").toString() : QString{};
    if (held.isEmpty()) return;
    QInputMethodEvent event;
    event.setCommitString(held);
    QCoreApplication::sendEvent(field, &event);
}

}  // namespace

Guard::Guard(Device& device, Vault& vault, Live& live, QString settingsFile, QObject* parent)
    : QObject(parent), device_(device), vault_(vault), live_(live), file_(std::move(settingsFile))
{
    setMinutes(QSettings(file_, QSettings::IniFormat).value(kMinutes, kLongest).toInt());
    second_.setInterval(std::chrono::seconds{1});
    connect(&second_, &QTimer::timeout, this, &Guard::lookAtTheClock);
    connect(&vault_, &Vault::stateChanged, this, [this] {
        if (vault_.state() != Vault::Open || !vault_.isProtected()) return second_.stop();
        if (second_.isActive()) return;
        used();
        second_.start();
    });
    // Whoever ends a visit behind the lock finds the lock.
    connect(&live_, &Live::ended, this, [this] {
        if (vault_.state() == Vault::Locked) vault_.letGo();
    });
    device_.onLeave([this] { lockNow(); });
    auto* const app = qobject_cast<QGuiApplication*>(QCoreApplication::instance());
    if (!app) return;
    app->installEventFilter(this);
    connect(app, &QGuiApplication::applicationStateChanged, this, &Guard::frontChanged);
    connect(QGuiApplication::clipboard(), &QClipboard::changed, this, &Guard::clearClipboard);
}

Guard::~Guard()
{
    device_.onLeave({});
}

void Guard::setMinutes(int minutes)
{
    const QList<int> offered = choices();
    const int next = offered.contains(minutes) ? minutes : kLongest;
    if (next == minutes_) return;
    minutes_ = next;
    QSettings(file_, QSettings::IniFormat).setValue(kMinutes, minutes_);
    emit changed();
}

void Guard::used()
{
    lastUse_ = device_.clock().monotonic();
}

void Guard::lookAtTheClock()
{
    if (device_.clock().monotonic() - lastUse_ >= std::chrono::minutes{minutes_}) lockNow();
}

void Guard::lockNow()
{
    if (qobject_cast<QGuiApplication*>(QCoreApplication::instance())) finishTheWord();
    std::optional<Uuid> goesOn;
    const Live::State state = live_.state();
    if (state == Live::Ready || state == Live::Running || state == Live::Paused)
        goesOn = live_.journal()->session();
    vault_.lock(goesOn);
}

void Guard::frontChanged(Qt::ApplicationState state)
{
    cover(state != Qt::ApplicationActive && vault_.isProtected());
}

void Guard::uncover()
{
    cover(false);
}

void Guard::cover(bool on)
{
    if (on == covered_) return;
    covered_ = on;
    emit coveredChanged();
}

void Guard::clearClipboard()
{
    QClipboard* const clipboard = QGuiApplication::clipboard();
    if (clipboard->ownsClipboard()) clipboard->clear(QClipboard::Clipboard);
    if (clipboard->ownsSelection()) clipboard->clear(QClipboard::Selection);
}

bool Guard::eventFilter(QObject* watched, QEvent* event)
{
    if (isUse(event->type())) used();
    if (wouldCopy(*event)) {
        event->accept();
        return true;
    }
    return QObject::eventFilter(watched, event);
}

}  // namespace tessera
