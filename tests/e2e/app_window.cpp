// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/app_window.h"

#include "app/words/language.h"

#include <QDir>
#include <QImage>
#include <QPointingDevice>
#include <QQuickStyle>
#include <QTest>

#include <algorithm>
#include <utility>
#include <vector>

namespace tessera::test {

namespace {

constexpr int kPatience = 20'000;  // ms; only ever waited for when a test fails
constexpr int kMostFrames = 30;

void addPlaces(const QQuickItem& item, std::vector<QRectF>& places)
{
    if (!item.isVisible()) return;
    places.push_back(item.mapRectToScene(QRectF(0, 0, item.width(), item.height())));
    for (const QQuickItem* const child : item.childItems()) addPlaces(*child, places);
}

QPointingDevice* touchScreen()
{
    static QPointingDevice* const screen = QTest::createTouchDevice();
    return screen;
}

QQuickItem* findBelow(QQuickItem* item, const QString& name)
{
    if (!item->isVisible()) return nullptr;
    if (item->objectName() == name) return item;
    for (QQuickItem* child : item->childItems())
        if (QQuickItem* found = findBelow(child, name)) return found;
    return nullptr;
}

}  // namespace

AppWindow::AppWindow(ToldDevice& device, const std::filesystem::path& folder, const std::string& vfs)
    : device_(device),
      composition_(std::make_unique<Composition>(device, nullptr, folder)),
      engine_(std::make_unique<QQmlApplicationEngine>())
{
    QQuickStyle::setStyle(QStringLiteral("Basic"));
    static const bool spoken = (words::installLanguage(), true);
    Q_UNUSED(spoken)
    composition_->vault()->setVfs(vfs);
    if (!composition_->show(*engine_)) return;
    window_ = qobject_cast<QQuickWindow*>(engine_->rootObjects().constFirst());
    composition_->start();
    waitUntil([this] {
        const Vault::State state = composition_->vault()->state();
        return state != Vault::Opening && (state != Vault::Open || !composition_->visits()->loading());
    });
}

AppWindow::~AppWindow()
{
    // The window goes before what it shows.
    engine_.reset();
}

void AppWindow::resize(int width, int height)
{
    window_->resize(width, height);
    waitUntil([=, this] {
        return window_->contentItem()->width() == width && window_->contentItem()->height() == height;
    });
}

QQuickItem* AppWindow::find(const QString& name) const
{
    return findBelow(window_->contentItem(), name);
}

bool AppWindow::waitUntil(const std::function<bool()>& holds)
{
    return QTest::qWaitFor(holds, kPatience);
}

bool AppWindow::waitFor(const QString& name)
{
    return waitUntil([&] {
        const QQuickItem* item = find(name);
        if (!item || !item->isEnabled() || item->width() <= 0 || item->height() <= 0) return false;
        // A page whose parts come one after another says when they are all there.
        const QVariant whole = item->property("whole");
        return !whole.isValid() || whole.toBool();
    });
}

// Brings an item of a scrolling page into view.
void AppWindow::scrollTo(QQuickItem& item)
{
    for (QQuickItem* above = item.parentItem(); above; above = above->parentItem()) {
        if (!above->inherits("QQuickFlickable")) continue;
        const QVariant content = above->property("contentItem");
        auto* inside = content.value<QQuickItem*>();
        if (!inside) continue;
        const QRectF place = inside->mapRectFromItem(&item, QRectF(0, 0, item.width(), item.height()));
        const double y = above->property("contentY").toDouble();
        const double last = std::max(0.0, above->property("contentHeight").toDouble() - above->height());
        if (place.top() < y || place.bottom() > y + above->height())
            above->setProperty("contentY", std::clamp(place.center().y() - above->height() / 2, 0.0, last));
    }
}

// Nobody touches what was not drawn yet: a page that has just changed may still move its parts.
QPoint AppWindow::stillMiddle(const QQuickItem& item)
{
    const auto middle = [&item] {
        return item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint();
    };
    QPoint before;
    do {
        before = middle();
        bool drawn = false;
        const auto frame =
            QObject::connect(window_, &QQuickWindow::frameSwapped, window_, [&drawn] { drawn = true; });
        window_->update();
        const bool seen = waitUntil([&drawn] { return drawn; });
        QObject::disconnect(frame);
        if (!seen) break;
    } while (middle() != before);
    return middle();
}

QImage AppWindow::still()
{
    QImage picture;
    std::vector<QRectF> before, now;
    for (int frame = 0; frame < kMostFrames && (before.empty() || before != now); ++frame) {
        before = std::exchange(now, {});
        QCoreApplication::processEvents();
        // Rows of before go with the event loop, which does not turn here.
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        picture = window_->grabWindow();
        addPlaces(*window_->contentItem(), now);
    }
    return picture;
}

bool AppWindow::saveStill(const QString& folder, const QString& name)
{
    return still().save(QDir(folder).filePath(name + QStringLiteral(".png")));
}

bool AppWindow::touch(const QString& name, Millis held)
{
    if (!waitFor(name)) return false;
    QQuickItem* item = find(name);
    static_cast<void>(
        stillMiddle(*item));  // a page that is still moving its parts cannot be scrolled to one of them
    scrollTo(*item);
    const QPoint middle = stillMiddle(*item);
    QTest::touchEvent(window_, touchScreen()).press(1, middle, window_);
    device_.time.advance(held);
    QTest::touchEvent(window_, touchScreen()).release(1, middle, window_);
    QCoreApplication::processEvents();
    return true;
}

bool AppWindow::type(const QString& field, const QString& text)
{
    if (!waitFor(field)) return false;
    QQuickItem* item = find(field);
    scrollTo(*item);
    item->forceActiveFocus(Qt::TabFocusReason);
    QTest::keyClick(window_, Qt::Key_A, Qt::ControlModifier);
    for (const QChar letter : text) {
        if (letter == QLatin1Char('\n'))
            QTest::keyClick(window_, Qt::Key_Return);
        else
            QTest::keyClick(window_, letter.toLatin1());
    }
    return item->property("text").toString() == text;
}

// Most tests are about what is done with a visit, not about what a family keeps to itself.
bool AppWindow::everythingMayLeave()
{
    Setup& setup = *composition_->setup();
    for (const char* what : {"mayNotes", "mayReflections", "mayDate"})
        if (!setup.setProperty(what, true)) return false;
    return true;
}

bool AppWindow::startVisit(const QString& family, bool notes)
{
    const QString field = QStringLiteral("Field");
    return touch(QStringLiteral("startVisit")) && touch(QStringLiteral("parentAgreed")) &&
           touch(QStringLiteral("practitionerAgreed")) && (!notes || touch(QStringLiteral("notesAgreed"))) &&
           touch(QStringLiteral("child1")) && everythingMayLeave() &&
           type(QStringLiteral("family") + field, family) &&
           type(QStringLiteral("observer") + field, QStringLiteral("O1")) &&
           touch(QStringLiteral("startRecording")) && waitFor(QStringLiteral("livePage"));
}

bool AppWindow::tapPad(int code, Millis after)
{
    device_.time.advance(after);
    return touch(QStringLiteral("pad%1").arg(code));
}

}  // namespace tessera::test
