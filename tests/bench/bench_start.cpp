// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
// From the program's start to its first frame, and the memory it then takes, against a bare window; with an
// empty library and with 10,000 sessions. The frame is the first of which Qt's own log tells.
#include "core/store/library.h"
#include "tests/bench/measured.h"
#include "tests/support/builders.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>

using namespace tessera;
using namespace tessera::test;

namespace {

constexpr int kRuns = 7;
constexpr int kSessions = 10'000;

struct Start {
    std::vector<double> firstFrame, memory;
};

QString firstLineWith(const QString& path, const QByteArray& word)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return {};
    for (const QByteArray& line : file.readAll().split('\n'))
        if (line.startsWith(word)) return QString::fromLatin1(line).simplified();
    return {};
}

// What a process has used of the processor, in ticks.
qint64 ticks(qint64 process)
{
    QFile file(QStringLiteral("/proc/%1/stat").arg(process));
    if (!file.open(QIODevice::ReadOnly)) return -1;
    const QByteArray all = file.readAll();
    const auto fields = all.mid(all.lastIndexOf(')') + 2).split(' ');
    return fields.value(11).toLongLong() + fields.value(12).toLongLong();
}

void start(const QString& program, const QStringList& words, Start& into)
{
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert("QT_QPA_PLATFORM", "offscreen");
    environment.insert("QT_QUICK_BACKEND", "software");
    environment.insert("QT_FORCE_STDERR_LOGGING", "1");
    environment.insert("QT_LOGGING_RULES", "qt.scenegraph.time.renderloop=true");
    process.setProcessEnvironment(environment);
    process.setReadChannel(QProcess::StandardError);
    const auto begun = bench::Clock::now();
    process.start(program, words);
    QByteArray said;
    while (!said.contains("Frame rendered") && !said.contains("renderloop in")) {
        if (!process.waitForReadyRead(30'000))
            bench::stop(
                {Errc::unavailable, "no frame was drawn: " + said.toStdString(), program.toStdString()});
        said += process.readAllStandardError();
    }
    into.firstFrame.push_back(bench::msSince(begun));

    // Quiet is a third of a second without work; what is loaded after the first frame counts as well.
    qint64 before = -1, now = ticks(process.processId());
    for (int quiet = 0; quiet < 3;) {
        process.waitForReadyRead(110);
        process.readAllStandardError();
        before = std::exchange(now, ticks(process.processId()));
        quiet = now - before <= 1 ? quiet + 1 : 0;
    }
    const QString line = firstLineWith(QStringLiteral("/proc/%1/status").arg(process.processId()), "VmRSS:");
    into.memory.push_back(line.section(' ', 1, 1).toDouble() / 1024);
    process.kill();
    process.waitForFinished();
}

// Made where syncing costs nothing when there is such a place, then copied to where it is opened.
void fill(const QString& folder)
{
    const QString memory = QStringLiteral("/dev/shm");
    const QString place = QFileInfo(memory).isWritable() ? memory : QDir::currentPath();
    const QTemporaryDir quick(place + "/fill-XXXXXX");
    {
        LibraryOptions options;
        options.folder = quick.path().toStdString();
        const auto library = bench::must(Library::open(options));
        const auto entries = visit("LMJPLMJLMMJJPLMJPLLMJPLMJPLMJPLMMJPLMJPL").entries();
        for (int i = 0; i < kSessions; ++i) {
            StoredSession session{randomUuid(), partnershipActivities(), entries, {}, {}};
            Header content = header("F" + std::to_string(i));
            content.start.ms += std::int64_t{i} * 3'600'000;
            session.entries.front().header = std::make_shared<const Header>(content);
            static_cast<void>(bench::must(library->merge(session)));
        }
        static_cast<void>(bench::must(library->summaries()));
        bench::must(library->checkpoint());
    }
    QDir().mkpath(folder);
    for (const QString& file : QDir(quick.path()).entryList(QDir::Files))
        if (!QFile::copy(quick.filePath(file), folder + '/' + file))
            bench::stop({Errc::io, "the library cannot be copied", folder.toStdString()});
}

}  // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const QTemporaryDir folder(QDir::currentPath() + "/start-XXXXXX");
    const QString none = folder.filePath("none"), many = folder.filePath("many");
    fill(many);
    Start bare, empty, full;
    for (int run = -1; run < kRuns; ++run) {  // the first warms the disk's cache
        if (run == 0) bare = empty = full = {};
        start(TESSERA_BARE_WINDOW, {}, bare);
        start(TESSERA_PROGRAM, {"--data", none}, empty);
        start(TESSERA_PROGRAM, {"--data", many}, full);
    }

    bench::heading("Start, unprotected library (medians of seven starts)");
    const auto ratio = [](const std::string& what, const std::vector<double>& ours,
                          const std::vector<double>& theirs, double aim) {
        bench::row(what, bench::median(ours) / bench::median(theirs), "x", aim);
    };
    bench::row("first frame: bare window", bench::median(bare.firstFrame), "ms");
    bench::row("first frame: tessera, empty library", bench::median(empty.firstFrame), "ms");
    bench::row("first frame: tessera, 10,000 sessions", bench::median(full.firstFrame), "ms");
    ratio("first frame: tessera against a bare window", empty.firstFrame, bare.firstFrame, 2);
    ratio("first frame: 10,000 sessions against none", full.firstFrame, empty.firstFrame, 1.2);
    bench::row("memory when quiet: bare window", bench::median(bare.memory), "MiB");
    bench::row("memory when quiet: tessera, empty library", bench::median(empty.memory), "MiB");
    bench::row("memory when quiet: tessera, 10,000 sessions", bench::median(full.memory), "MiB");
    ratio("memory: tessera against a bare window", empty.memory, bare.memory, 1.5);
    ratio("memory: 10,000 sessions against none", full.memory, empty.memory, 1.2);
    return 0;
}
