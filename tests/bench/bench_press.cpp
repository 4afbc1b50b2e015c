// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
// A finger on a pad -> its square on the next presented frame: the whole app in a window, touched as by a
// person, once with a short visit behind it and once with a very long one.
#include "core/store/library.h"
#include "tests/bench/measured.h"
#include "tests/e2e/app_window.h"
#include "tests/support/builders.h"

#include <QDir>
#include <QGuiApplication>
#include <QPointingDevice>
#include <QTemporaryDir>
#include <QTest>

using namespace tessera;
using namespace tessera::test;

namespace {

constexpr int kRuns = 5;
constexpr int kTaps = 200;

// A library with one visit of so many squares that was cut off while it ran.
void cutOff(const std::filesystem::path& folder, std::uint32_t squares)
{
    LibraryOptions options;
    options.folder = folder;
    const auto library = bench::must(Library::open(options));
    Header content = header();
    content.device = library->device();
    content.bootId = "another boot";
    std::vector<Entry> entries{headerEntry(content)};
    for (std::uint32_t i = 0; i < squares; ++i)
        entries.push_back(activity(std::int64_t{i} * 700, static_cast<CodeIndex>((i / 2) % 4)));
    for (std::uint32_t i = 0; i < entries.size(); ++i) entries[i].number = i + 1;
    const Uuid session = randomUuid();
    bench::must(library->createSession(session, partnershipActivities()));
    bench::must(library->append(session, entries));
}

std::vector<double> press(QPointingDevice* screen, std::uint32_t squares)
{
    const QTemporaryDir folder(QDir::currentPath() + "/press-XXXXXX");
    cutOff(folder.path().toStdString(), squares);
    ToldDevice device;
    AppWindow app(device, folder.path().toStdString());
    const auto need = [](bool holds, const char* what) {
        if (!holds) bench::stop({Errc::unavailable, what, {}});
    };
    need(app.shown(), "the window cannot be shown");
    app.resize(1280, 800);
    Live& live = app.app().live();
    need(app.waitUntil([&] { return live.state() == Live::Running; }), "the visit is not carried on");
    live.answerAway(Live::StillThis);
    need(app.waitFor("pad0"), "there is no pad");

    bool drawn = false, tapped = false;
    bench::Clock::time_point shown;
    QObject::connect(live.grid(), &GridSource::appended, &live, [&] { tapped = true; });
    QObject::connect(&app.window(), &QQuickWindow::frameSwapped, &live, [&] {
        if (!tapped || drawn) return;
        drawn = true;
        shown = bench::Clock::now();
    });
    std::vector<double> times;
    for (int tap = 0; tap < kTaps; ++tap) {
        device.time.advance(Millis{2'000});
        const QQuickItem* pad = app.find(QStringLiteral("pad%1").arg(tap % 4));
        const QPoint middle = pad->mapToScene(QPointF(pad->width() / 2, pad->height() / 2)).toPoint();
        need(app.waitUntil([&] { return live.saved(); }), "nothing is saved");
        drawn = tapped = false;
        const auto start = bench::Clock::now();
        QTest::touchEvent(&app.window(), screen, false).press(1, middle, &app.window()).commit(false);
        QTest::touchEvent(&app.window(), screen, false).release(1, middle, &app.window()).commit(false);
        while (!drawn && bench::msSince(start) < 5'000)
            QCoreApplication::processEvents(QEventLoop::AllEvents);
        need(drawn, "a tap draws no square");
        times.push_back(std::chrono::duration<double, std::milli>(shown - start).count());
    }
    return times;
}

}  // namespace

int main(int argc, char** argv)
{
    // As app/main.cpp has it, without a screen.
    for (const auto& [name, value] : {std::pair{"QT_QPA_UPDATE_IDLE_TIME", "0"},
                                      {"QT_QPA_PLATFORM", "offscreen"},
                                      {"QT_QUICK_BACKEND", "software"},
                                      {"LC_ALL", "C.UTF-8"}})
        qputenv(name, value);
    const QGuiApplication application(argc, argv);
    QPointingDevice* screen = QTest::createTouchDevice();

    bench::heading("Press -> square on the next presented frame, whole app, 1280 x 800, software renderer");
    std::vector<double> few50, few99, many50, many99;
    for (int run = 0; run < kRuns; ++run) {
        const auto few = press(screen, 100), many = press(screen, 100'000);
        few50.push_back(bench::percentile(few, 0.5));
        few99.push_back(bench::percentile(few, 0.99));
        many50.push_back(bench::percentile(many, 0.5));
        many99.push_back(bench::percentile(many, 0.99));
    }
    const auto compare = [](const char* what, double few, double many) {
        bench::row(what, many / few, "x", "aim <= 1.2, or +0.3 ms", many <= 1.2 * few || many <= few + 0.3);
    };
    bench::row("at 100 squares, p50", bench::median(few50), "ms");
    bench::row("at 100 squares, p99 (median of five runs)", bench::median(few99), "ms", 16);
    bench::row("at 100,000 squares, p50", bench::median(many50), "ms");
    bench::row("at 100,000 squares, p99 (median of five runs)", bench::median(many99), "ms", 16);
    compare("100,000 against 100, p50", bench::median(few50), bench::median(many50));
    compare("100,000 against 100, p99", bench::median(few99), bench::median(many99));
    return 0;
}
