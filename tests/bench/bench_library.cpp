// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
// The Library with 10,000 visits and Review with 2,000 squares, against the empty library: until the first
// frame, and while scrolling against a bare list of the same run. The real window, drawn by software.
#include "tests/bench/measured.h"
#include "tests/e2e/app_window.h"
#include "tests/support/builders.h"

#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QQmlComponent>
#include <QTemporaryDir>

#include <memory>

using namespace tessera;
using namespace tessera::test;

namespace {

constexpr int kSessions = 10'000;
constexpr int kSquares = 2'000;
constexpr int kRuns = 15;
constexpr int kFrames = 400;
constexpr double kSlowFrame = 33;  // ms

StoredSession sessionOf(const std::string& letters, int number, bool words)
{
    StoredSession session{randomUuid(), partnershipActivities(), visit(letters).entries(), {}, {}};
    Header content = header("F" + std::to_string(number % 800));
    content.start.ms += std::int64_t{number} * 3'600'000;
    session.entries.front().header = std::make_shared<const Header>(content);
    if (words) {
        Entry said =
            note(session.entries.back().at.count(), "a few words about visit " + std::to_string(number));
        said.number = session.entries.back().number++;
        session.entries.insert(session.entries.end() - 1, said);
    }
    return session;
}

// Made where syncing costs nothing when there is such a place, then copied to where it is opened.
Uuid fill(const QString& folder, int sessions)
{
    const QString memory = QStringLiteral("/dev/shm");
    const QTemporaryDir quick((QFileInfo(memory).isWritable() ? memory : QDir::currentPath()) +
                              "/library-XXXXXX");
    std::string letters;
    for (int i = 0; i < kSquares; ++i) letters += "LLMJPMLJ"[i % 8];
    const StoredSession large = sessionOf(letters, sessions, false);
    {
        LibraryOptions options;
        options.folder = quick.path().toStdString();
        const auto library = bench::must(Library::open(options));
        for (int i = 0; i < sessions; ++i)
            static_cast<void>(bench::must(
                library->merge(sessionOf("LMJPLMJLMMJJPLMJPLLMJPLMJPLMJPLMMJPLMJPL", i, i % 4 == 0))));
        if (sessions > 0) static_cast<void>(bench::must(library->merge(large)));
        static_cast<void>(bench::must(library->summaries()));
        bench::must(library->checkpoint());
    }
    QDir().mkpath(folder);
    for (const QString& file : QDir(quick.path()).entryList(QDir::Files))
        if (!QFile::copy(quick.filePath(file), folder + '/' + file))
            bench::stop({Errc::io, "the library cannot be copied", folder.toStdString()});
    return large.id;
}

// Until the next frame is on the screen.
void frame(QQuickWindow& window)
{
    bool drawn = false;
    const auto connection =
        QObject::connect(&window, &QQuickWindow::frameSwapped, &window, [&drawn] { drawn = true; });
    window.update();
    while (!drawn) QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 50);
    QObject::disconnect(connection);
}

// Home stands still, everything is read; then the page is asked for, and its first frame waited for.
double turnTo(AppWindow& app, const char* page)
{
    app.window().setProperty("page", "home");
    for (int i = 0; i < 3; ++i) frame(app.window());
    return bench::timed([&] {
        app.window().setProperty("page", page);
        frame(app.window());
    });
}

// Until the first frame in which the squares are.
double look(AppWindow& app, const QString& session, std::size_t squares)
{
    app.app().review().close();
    app.window().setProperty("page", "home");
    for (int i = 0; i < 3; ++i) frame(app.window());
    const double spent = bench::timed([&] {
        app.app().review().open(session);
        app.window().setProperty("page", "review");
        while (app.app().review().grid()->squares().size() < squares)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 50);
        frame(app.window());
    });
    return spent;
}

std::vector<double> scroll(QQuickWindow& window, QQuickItem& list)
{
    std::vector<double> frames;
    for (int i = 0; i < kFrames; ++i)
        frames.push_back(bench::timed([&] {
            list.setProperty("contentY", list.property("contentY").toDouble() + 37);
            frame(window);
        }));
    return frames;
}

double slowShare(const std::vector<double>& frames)
{
    const auto slow = std::count_if(frames.begin(), frames.end(), [](double ms) { return ms > kSlowFrame; });
    return 100.0 * static_cast<double>(slow) / static_cast<double>(frames.size());
}

// A list with nothing in it but a line of words for each of as many rows.
std::vector<double> scrollBareList()
{
    QQmlApplicationEngine engine;
    engine.loadData(
        QByteArrayLiteral("import QtQuick\n"
                          "Window { width: 1280; height: 800; visible: true\n"
                          "  ListView { objectName: \"bare\"; anchors.fill: parent; model: 10000\n"
                          "    delegate: Text { required property int index; height: 96; width: 1200\n"
                          "      text: \"Visit \" + index } } }"));
    auto* window = qobject_cast<QQuickWindow*>(engine.rootObjects().value(0));
    auto* list = window ? window->findChild<QQuickItem*>(QStringLiteral("bare")) : nullptr;
    if (!list) bench::stop({Errc::unavailable, "the bare list cannot be shown", {}});
    for (int i = 0; i < 3; ++i) frame(*window);
    return scroll(*window, *list);
}

}  // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_QUICK_BACKEND", "software");
    qputenv("QT_QPA_UPDATE_IDLE_TIME", "0");
    QGuiApplication application(argc, argv);
    const QTemporaryDir folder(QDir::currentPath() + "/library-XXXXXX");
    fill(folder.filePath("none"), 0);
    const QString large = QString::fromStdString(fill(folder.filePath("many"), kSessions).text());

    ToldDevice device, other;
    AppWindow empty(device, folder.filePath("none").toStdString());
    AppWindow full(other, folder.filePath("many").toStdString());
    while (full.app().visits().loading()) QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 50);

    const QString small =
        QString::fromStdString(full.app().visits().all()[1].session.text());  // of forty squares
    std::vector<double> none, many, review, brief;
    for (int run = -1; run < kRuns; ++run) {  // the first warms what is made once
        if (run == 0) none = many = review = brief = {};
        none.push_back(turnTo(empty, "library"));
        many.push_back(turnTo(full, "library"));
        review.push_back(look(full, large, kSquares));
        brief.push_back(look(full, small, 40));
    }
    full.window().setProperty("page", "library");
    for (int i = 0; i < 3; ++i) frame(full.window());
    QQuickItem* const list = full.find("visitList");
    if (!list) bench::stop({Errc::unavailable, "there is no list of visits", {}});
    const auto ours = scroll(full.window(), *list);
    const auto bare = scrollBareList();
    full.app().visits().setFind({});
    const double found =
        bench::timed([&] { full.app().visits().setFind(QStringLiteral("words visit 9876")); });

    bench::heading("Library of 10,000 visits, Review of 2,000 squares (medians of 15)");
    bench::row("Library, first frame: no visits", bench::median(none), "ms");
    bench::row("Library, first frame: 10,000 visits", bench::median(many), "ms");
    bench::row("Library, first frame: 10,000 visits against none", bench::median(many) / bench::median(none),
               "x", 1.3);
    bench::row("Review, first frame with its 2,000 squares", bench::median(review), "ms");
    bench::row("Review, first frame with 40 squares", bench::median(brief), "ms");
    bench::row("Review, 2,000 squares against 40", bench::median(review) / bench::median(brief), "x", 1.3);
    bench::row("Review, first frame against the empty Library's", bench::median(review) / bench::median(none),
               "x", 1.3);
    bench::row("scrolling: frames over 33 ms, bare list", slowShare(bare), "%");
    bench::row("scrolling: frames over 33 ms, Library", slowShare(ours), "%", slowShare(bare));
    bench::row("scrolling: median frame, bare list", bench::median(bare), "ms");
    bench::row("scrolling: median frame, Library", bench::median(ours), "ms");
    bench::row("finding a word among 10,000 visits", found, "ms");
    return 0;
}
