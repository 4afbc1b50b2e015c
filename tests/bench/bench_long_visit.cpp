// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
// A visit of three hours and 2,000 entries: what memory it takes up while it goes on, what a tap costs at its
// end, and how even the frames are, on an X server of its own with the software OpenGL of llvmpipe, against a
// bare window in which the same square moves.
#include "tests/bench/measured.h"
#include "tests/bench/pressing.h"

#include <QFile>
#include <QGuiApplication>
#include <QProcess>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QQuickWindow>
#include <QStandardPaths>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <cstring>

using namespace tessera;

namespace {

constexpr int kEntries = 2'000;
constexpr std::int64_t kVisit = 3 * 3'600'000;  // ms
constexpr int kTapsCompared = 300;
constexpr int kFrameRuns = 5;
constexpr int kWarmUp = 1'000, kMeasured = 5'000;  // ms of frames
constexpr double kLate = 33;                       // ms between two frames
constexpr int kTapEvery = 250;                     // ms: faster than anybody codes

constexpr const char* kMoving = R"(
import QtQuick
Rectangle {
    width: 100; height: 100; color: "#7A4A21"
    NumberAnimation on x { from: 0; to: 1100; duration: 3000; loops: Animation.Infinite }
})";

double memoryMiB()
{
    QFile file(QStringLiteral("/proc/self/status"));
    if (!file.open(QIODevice::ReadOnly)) return 0;
    for (const QByteArray& line : file.readAll().split('\n'))
        if (line.startsWith("VmRSS:")) return line.simplified().split(' ').value(1).toDouble() / 1024;
    return 0;
}

// Entries as they come in a visit: mostly taps, with notes, marks, pauses, corrections and what is taken
// back. Answers how many were made.
int act(bench::Pressing& visit, int turn)
{
    const auto step = Millis{kVisit / kEntries};
    Live& live = visit.live();
    switch (turn % 20) {
        case 5:
            visit.device().time.advance(step);
            live.note(live.stamp(), QStringLiteral("quiet"));
            return 1;
        case 9:
            visit.device().time.advance(step);
            live.mark(live.stamp());
            return 1;
        case 12:
            live.earlier(1);
            return 1;
        case 15:
            visit.device().time.advance(step);
            live.undo();
            return 1;
        case 18:
            visit.device().time.advance(step);
            live.pause(live.stamp());
            visit.device().time.advance(step);
            live.carryOn(live.stamp());
            return 2;
        default:
            static_cast<void>(visit.tap(turn % 4, step));
            return 1;
    }
}

void longVisit()
{
    bench::heading("A visit of three hours and 2,000 entries, whole app, 1280 x 800, software renderer");
    bench::Pressing visit(1);
    const auto begin = visit.device().time.monotonic();
    double firstMinute = 0, most = 0;
    int entries = 0;
    for (int turn = 0; entries < kEntries; ++turn) {
        entries += act(visit, turn);
        visit.untilSaved();
        const double memory = memoryMiB();
        if (visit.device().time.monotonic() - begin <= Millis{60'000})
            firstMinute = std::max(firstMinute, memory);
        else
            most = std::max(most, memory);
    }
    bench::row("memory in the first minute, at most", firstMinute, "MiB");
    bench::row("memory after it, at most", most, "MiB");
    bench::row("growth over the first minute", most - firstMinute, "MiB", 5);
    // A visit that has just begun, in the same moments, so that what else the machine does meets both alike.
    bench::Pressing fresh(kTapsCompared / 2);
    std::vector<double> atStart, atEnd;
    for (int tap = 0; tap < kTapsCompared; ++tap) {
        atStart.push_back(fresh.tap(tap % 4, Millis{5'000}).shown);
        atEnd.push_back(visit.tap(tap % 4, Millis{5'000}).shown);
    }
    for (const auto& [name, share] : {std::pair{"p50", 0.5}, {"p90", 0.9}}) {
        bench::row(std::string("a tap at the visit's beginning, ") + name, bench::percentile(atStart, share),
                   "ms");
        bench::row(std::string("a tap at its end, ") + name, bench::percentile(atEnd, share), "ms");
    }
    bench::row("end against beginning, p50", bench::percentile(atEnd, 0.5) / bench::percentile(atStart, 0.5),
               "x", 1.2);
}

// In a process of its own under the X server: prints the share of frames that came late, and of how many.
int frames(int squares)
{
    std::unique_ptr<bench::Pressing> visit;
    QQmlEngine engine;
    QQmlComponent moving(&engine);
    moving.setData(kMoving, {});
    std::unique_ptr<QQuickWindow> bare;
    QQuickWindow* window = nullptr;
    if (squares < 0) {
        bare = std::make_unique<QQuickWindow>();
        bare->setColor(QColor(0xFA, 0xF7, 0xF2));
        bare->resize(1280, 800);
        bare->show();
        window = bare.get();
    } else {
        visit = std::make_unique<bench::Pressing>(static_cast<std::uint32_t>(squares));
        window = &visit->app().window();
    }
    auto* square = qobject_cast<QQuickItem*>(moving.create());
    if (!square) bench::stop({Errc::unavailable, "there is no moving square", {}});
    square->setParent(window->contentItem());
    square->setParentItem(window->contentItem());

    std::vector<double> gaps;
    bench::Clock::time_point last;
    bool measuring = false;
    QObject::connect(
        window, &QQuickWindow::frameSwapped, window,
        [&] {
            const auto now = bench::Clock::now();
            if (measuring) gaps.push_back(std::chrono::duration<double, std::milli>(now - last).count());
            last = now;
        },
        Qt::DirectConnection);
    QTimer taps;
    int tap = 0;
    QObject::connect(&taps, &QTimer::timeout, window, [&] {
        visit->device().time.advance(Millis{2'000});
        visit->live().tap(tap++ % 4, visit->live().stamp());
    });
    if (visit) taps.start(kTapEvery);
    QTimer::singleShot(kWarmUp, window, [&] { measuring = true; });
    QTimer::singleShot(kWarmUp + kMeasured, window, [&] {
        measuring = false;
        QCoreApplication::quit();
    });
    QGuiApplication::exec();
    if (window->rendererInterface()->graphicsApi() != QSGRendererInterface::OpenGL)
        bench::stop({Errc::unavailable, "the window is not drawn with OpenGL", {}});
    const auto late = std::count_if(gaps.begin(), gaps.end(), [](double gap) { return gap > kLate; });
    std::printf("%d %d\n", static_cast<int>(late), static_cast<int>(gaps.size()));
    std::fflush(stdout);
    visit.reset();
    return 0;
}

struct Frames {
    const char* name;
    int squares;  // -1: the bare window
    std::vector<double> shares = {}, perSecond = {};
};

void measure(Frames& kind, const QString& display)
{
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.remove("QT_QUICK_BACKEND");
    environment.insert("QT_QPA_PLATFORM", "xcb");
    environment.insert("DISPLAY", display);
    environment.insert("LIBGL_ALWAYS_SOFTWARE", "1");
    environment.insert("GALLIUM_DRIVER", "llvmpipe");
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QCoreApplication::applicationFilePath(), {"--frames", QString::number(kind.squares)});
    if (!process.waitForFinished(120'000) || process.exitCode() != 0)
        bench::stop({Errc::unavailable, "no frames were measured", kind.name});
    const auto numbers = process.readAllStandardOutput().trimmed().split(' ');
    const double late = numbers.value(0).toDouble(), all = numbers.value(1).toDouble();
    if (all < 1) bench::stop({Errc::unavailable, "no frame was drawn", kind.name});
    kind.shares.push_back(100 * late / all);
    kind.perSecond.push_back(all * 1000 / kMeasured);
}

void evenFrames()
{
    bench::heading("Frames more than 33 ms after the one before, Xvfb and llvmpipe, a tap each 250 ms");
    const QString program = QStandardPaths::findExecutable(QStringLiteral("Xvfb"));
    if (program.isEmpty()) {
        std::printf("  left out: there is no Xvfb here (Debian: xvfb)\n");
        return;
    }
    QProcess server;
    server.start(program, {"-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp"});
    if (!server.waitForStarted() || !server.waitForReadyRead(20'000))
        bench::stop({Errc::unavailable, "the X server does not start", program.toStdString()});
    const QString display = ':' + QString::fromLatin1(server.readAllStandardOutput().trimmed());
    std::vector<Frames> kinds{{"a bare window", -1}, {"the visit's beginning", 10}, {"its end", kEntries}};
    for (int run = 0; run < kFrameRuns; ++run)
        for (Frames& kind : kinds) measure(kind, display);
    server.terminate();
    server.waitForFinished();
    for (const Frames& kind : kinds) {
        bench::row(std::string(kind.name) + ": frames a second", bench::median(kind.perSecond), "");
        bench::row(std::string(kind.name) + ": late frames (median of five runs)", bench::median(kind.shares),
                   "%");
    }
    const double bare = bench::median(kinds[0].shares);
    for (std::size_t i = 1; i < kinds.size(); ++i)
        bench::row(std::string(kinds[i].name) + " against the bare window",
                   bench::median(kinds[i].shares) - bare, "points", "aim <= 0",
                   bench::median(kinds[i].shares) <= bare);
}

}  // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_UPDATE_IDLE_TIME", "0");  // as app/main.cpp has it
    qputenv("LC_ALL", "C.UTF-8");
    if (argc == 3 && std::strcmp(argv[1], "--frames") == 0) {
        const QGuiApplication application(argc, argv);
        return frames(std::atoi(argv[2]));
    }
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_QUICK_BACKEND", "software");
    const QGuiApplication application(argc, argv);
    longVisit();
    evenFrames();
    return 0;
}
