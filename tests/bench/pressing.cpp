// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/pressing.h"

#include "core/store/library.h"
#include "tests/bench/measured.h"
#include "tests/support/builders.h"

#include <QCoreApplication>
#include <QDir>
#include <QPointingDevice>
#include <QTest>

namespace tessera::bench {

namespace {

constexpr double kPatience = 5'000;  // ms

void need(bool holds, const char* what)
{
    if (!holds) stop({Errc::unavailable, what, {}});
}

QPointingDevice* screen()
{
    static QPointingDevice* const device = QTest::createTouchDevice();
    return device;
}

// A library with one visit of so many squares that was cut off while it ran.
void cutOff(const std::filesystem::path& folder, std::uint32_t squares)
{
    LibraryOptions options;
    options.folder = folder;
    const auto library = must(Library::open(options));
    Header content = test::header();
    content.device = library->device();
    content.bootId = "another boot";
    std::vector<Entry> entries{test::headerEntry(content)};
    for (std::uint32_t i = 0; i < squares; ++i)
        entries.push_back(test::activity(std::int64_t{i} * 700, static_cast<CodeIndex>((i / 2) % 4)));
    for (std::uint32_t i = 0; i < entries.size(); ++i) entries[i].number = i + 1;
    const Uuid session = randomUuid();
    must(library->createSession(session, partnershipActivities()));
    must(library->append(session, entries));
}

}  // namespace

Pressing::Pressing(std::uint32_t squares) : folder_(QDir::currentPath() + "/press-XXXXXX")
{
    cutOff(folder_.path().toStdString(), squares);
    app_ = std::make_unique<test::AppWindow>(device_, folder_.path().toStdString());
    need(app_->shown(), "the window cannot be shown");
    app_->resize(1280, 800);
    need(app_->waitUntil([this] { return live().state() == Live::Running; }), "the visit is not carried on");
    live().answerAway(Live::StillThis);
    need(app_->waitFor("pad0"), "there is no pad");
    untilSaved();
}

void Pressing::untilSaved()
{
    need(app_->waitUntil([this] { return live().saved(); }), "nothing is saved");
}

Pressing::Cost Pressing::tap(int pad, Millis after)
{
    untilSaved();
    device_.time.advance(after);
    const QQuickItem* item = app_->find(QStringLiteral("pad%1").arg(pad));
    need(item != nullptr, "there is no pad");
    const QPoint middle = item->mapToScene(QPointF(item->width() / 2, item->height() / 2)).toPoint();
    QQuickWindow& window = app_->window();

    Cost cost;
    bool added = false;
    const auto start = Clock::now();
    const auto square = QObject::connect(live().grid(), &GridSource::appended, [&] { added = true; });
    const auto frame = QObject::connect(&window, &QQuickWindow::frameSwapped, &window, [&] {
        if (added && cost.shown == 0) cost.shown = msSince(start);
    });
    const auto stored = QObject::connect(&live(), &Live::savedChanged, [&] {
        if (added && live().saved()) cost.durable = msSince(start);
    });
    QTest::touchEvent(&window, screen(), false).press(1, middle, &window).commit(false);
    QTest::touchEvent(&window, screen(), false).release(1, middle, &window).commit(false);
    while ((cost.shown == 0 || cost.durable == 0) && msSince(start) < kPatience)
        QCoreApplication::processEvents(QEventLoop::AllEvents);
    for (const auto& one : {square, frame, stored}) QObject::disconnect(one);
    need(cost.shown > 0, "a tap draws no square");
    need(cost.durable > 0, "a tap is not saved");
    return cost;
}

}  // namespace tessera::bench
