// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
// The Library with 10,000 visits and Review with 2,000 squares, against the empty library: until the first
// frame and until all is there, and while scrolling against a bare list of the same run. The real window,
// drawn by software.
#include "tests/bench/measured.h"
#include "tests/e2e/app_window.h"
#include "tests/support/builders.h"

#include <QDir>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFileInfo>
#include <QGuiApplication>
#include <QQmlComponent>
#include <QTemporaryDir>

#include <algorithm>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

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

// Until the next frame is on the screen, and no further: a page that comes in parts asks for the next one at
// once.
void frame(QQuickWindow& window)
{
    QEventLoop loop;
    QObject::connect(&window, &QQuickWindow::frameSwapped, &loop, &QEventLoop::quit);
    window.update();
    loop.exec();
    // Nobody else takes away the pages that were left between two loops, as the app does at once.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

Review& review(AppWindow& app)
{
    return *app.app().review();
}

Visits& visits(AppWindow& app)
{
    return *app.app().visits();
}

void home(AppWindow& app)
{
    review(app).close();
    app.window().setProperty("page", "home");
    for (int i = 0; i < 3; ++i) frame(app.window());
}

// Milliseconds from the tap until the page's first frame; until the picture is whole; until all of it is
// there and drawn.
struct Opening {
    std::vector<double> first, picture, whole;

    void add(AppWindow& app, const char* name, const std::function<void()>& turn)
    {
        home(app);
        QElapsedTimer since;
        since.start();
        const auto ms = [&since] { return static_cast<double>(since.nsecsElapsed()) / 1e6; };
        turn();
        frame(app.window());
        first.push_back(ms());
        const QQuickItem* const page = app.find(QString::fromLatin1(name));
        if (!page) bench::stop({Errc::unavailable, "the page did not come", name});
        const auto until = [&](const std::function<bool()>& holds) {
            while (!holds()) QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 50);
        };
        if (page->property("picture").isValid()) {
            until([&] {
                const auto* drawn = page->property("picture").value<QObject*>();
                return drawn && drawn->property("whole").toBool() && !review(app).loading();
            });
            picture.push_back(ms());
        }
        until([&] { return page->property("whole").toBool(); });
        frame(app.window());
        whole.push_back(ms());
    }
};

void addLibrary(Opening& opening, AppWindow& app)
{
    opening.add(app, "libraryPage", [&app] { app.window().setProperty("page", "library"); });
}

void addReview(Opening& opening, AppWindow& app, const QString& session)
{
    opening.add(app, "reviewPage", [&] {
        review(app).open(session);
        app.window().setProperty("page", "review");
    });
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
    const QString longest = QString::fromStdString(fill(folder.filePath("many"), kSessions).text());

    ToldDevice device, other;
    AppWindow empty(device, folder.filePath("none").toStdString());
    AppWindow full(other, folder.filePath("many").toStdString());
    // With the words of notes: what is read meanwhile would be measured as well.
    while (visits(full).loading() || visits(full).indexing())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 50);

    const QString small = QString::fromStdString(visits(full).all()[1].session.text());  // of forty squares
    Opening none, many, large, brief;
    for (int run = -1; run < kRuns; ++run) {  // the first warms what is made once
        if (run == 0) none = many = large = brief = {};
        addLibrary(none, empty);
        addLibrary(many, full);
        addReview(large, full, longest);
        addReview(brief, full, small);
    }
    full.window().setProperty("page", "library");
    for (int i = 0; i < 3; ++i) frame(full.window());
    QQuickItem* const list = full.find("visitList");
    if (!list) bench::stop({Errc::unavailable, "there is no list of visits", {}});
    const auto ours = scroll(full.window(), *list);
    const auto bare = scrollBareList();
    // A letter at a time, as it is typed, each with the frame that shows what was found.
    std::vector<double> typed, typedFrames;
    const QString words = QStringLiteral("words visit 9876");
    for (qsizetype letters = words.size(); letters >= 0; --letters) visits(full).setFind(words.left(letters));
    for (int i = 0; i < 3; ++i) frame(full.window());
    for (qsizetype letters = 1; letters <= words.size(); ++letters)
        typedFrames.push_back(bench::timed([&] {
            typed.push_back(bench::timed([&] { visits(full).setFind(words.left(letters)); }));
            frame(full.window());
        }));

    bench::heading("Library of 10,000 visits, Review of 2,000 squares (medians of 15)");
    const double base = bench::median(none.first);
    bench::row("Library, first frame: no visits", base, "ms");
    bench::row("Library, first frame: 10,000 visits", bench::median(many.first), "ms");
    bench::row("Library, first frame: 10,000 visits against none", bench::median(many.first) / base, "x",
               1.3);
    bench::row("Library, all there: no visits", bench::median(none.whole), "ms");
    bench::row("Library, all there: 10,000 visits", bench::median(many.whole), "ms");
    for (const auto& [name, one] : {std::pair<std::string, const Opening&>{"Review of 2,000 squares", large},
                                    {"Review of 40 squares", brief}}) {
        bench::row(name + ", first frame", bench::median(one.first), "ms");
        bench::row(name + ", first frame against the empty Library's", bench::median(one.first) / base, "x",
                   1.3);
        bench::row(name + ", the picture whole", bench::median(one.picture), "ms");
        bench::row(name + ", all there", bench::median(one.whole), "ms");
    }
    bench::row("scrolling: frames over 33 ms, bare list", slowShare(bare), "%");
    bench::row("scrolling: frames over 33 ms, Library", slowShare(ours), "%", slowShare(bare));
    bench::row("scrolling: median frame, bare list", bench::median(bare), "ms");
    bench::row("scrolling: median frame, Library", bench::median(ours), "ms");
    bench::row("finding among 10,000 visits, a letter, the longest of all", *std::ranges::max_element(typed),
               "ms", 16);
    bench::row("finding among 10,000 visits, a letter and its frame, median", bench::median(typedFrames),
               "ms");
    return 0;
}
