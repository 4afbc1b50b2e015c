// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
// Taking sessions into an archive and asking it, each against its floor in the same run: SQLite's own
// `.import` and PostgreSQL's COPY of the same rows, the bundles' own decoding with a bare insert. Medians of
// several runs.
#include "core/store/sqlite/database.h"
#include "sync/archive/importer.h"
#include "sync/archive/study.h"
#include "sync/bundle/bundle_file.h"
#include "sync/bundle/device_key.h"
#include "tests/bench/measured.h"
#include "tests/support/builders.h"
#include "tests/support/postgres_server.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <cstdio>
#include <fstream>
#include <random>

using namespace tessera;
using namespace tessera::test;

namespace {

constexpr int kRuns = 3;

// Bouts of 1 to 60 s of four activities, none following itself.
std::string boutsTable(int sessions, int bouts)
{
    std::mt19937 random(42);  // NOLINT(cert-msc32-c,cert-msc51-cpp): the same table in every run
    std::string csv = "id,start,stop,state\n";
    char line[96];
    for (int s = 0; s < sessions; ++s) {
        double at = 0;
        unsigned code = random() % 4;
        for (int b = 0; b < bouts; ++b) {
            const double stop = at + 1 + static_cast<double>(random() % 59'000) / 1000;
            std::snprintf(line, sizeof line, "S%06d,%.3f,%.3f,%c\n", s, at, stop, "ABCD"[code]);
            csv += line;
            at = stop;
            code = (code + 1 + random() % 3) % 4;
        }
    }
    return csv;
}

std::filesystem::path written(const QTemporaryDir& folder, const QString& name, const std::string& content)
{
    const std::filesystem::path path = folder.filePath(name).toStdString();
    std::ofstream(path, std::ios::binary) << content;
    return path;
}

void import(const std::string& place, const std::vector<ImportSource>& sources)
{
    const auto archive = bench::must(Archive::open(place, ArchiveUse::import));
    ArchiveImporter importer(*archive, {});
    for (const ImportReport& report : bench::must(importer.run(sources)))
        if (!report.whole)
            bench::stop(Error{Errc::invalid, "a file was not taken in whole", report.path.string()});
}

double perSecond(std::size_t count, double ms)
{
    return static_cast<double>(count) / ms * 1000;
}

void rate(const std::string& what, std::size_t count, double ms)
{
    bench::row(what, perSecond(count, ms) / 1000, "k/s");
}

void ratio(const std::string& what, double floorMs, double oursMs, double aim)
{
    char words[32];
    std::snprintf(words, sizeof words, "aim >= %g", aim);
    bench::row(what, floorMs / oursMs, "", words, floorMs / oursMs >= aim);
}

void tables(const QTemporaryDir& folder, int sessions, int bouts)
{
    const QString sqlite = QStandardPaths::findExecutable("sqlite3");
    if (sqlite.isEmpty()) {
        std::printf("  LEFT OUT: the sqlite3 program is not installed\n");
        return;
    }
    const auto rows = static_cast<std::size_t>(sessions) * static_cast<std::size_t>(bouts);
    const auto table = written(folder, "bouts.csv", boutsTable(sessions, bouts));
    std::vector<double> floor, ours;
    for (int run = 0; run < kRuns; ++run) {
        const QString plain = folder.filePath("plain.db"), archive = folder.filePath("table.db");
        for (const QString& file : {plain, archive})
            for (const char* const ending : {"", "-wal", "-shm"}) QFile::remove(file + ending);
        floor.push_back(bench::timed([&] {
            QProcess process;
            process.start(
                sqlite, {plain, ".mode csv", ".import " + QString::fromStdString(table.string()) + " bouts"});
            process.waitForFinished(-1);
        }));
        ours.push_back(bench::timed([&] {
            import(archive.toStdString(), {{ table, ImportFormat::bouts }});
        }));
    }
    const std::string size = std::to_string(sessions) + " sessions of " + std::to_string(bouts) + " bouts";
    rate(size + ": sqlite3 .import, rows", rows, bench::median(floor));
    rate(size + ": archive with its sums, rows", rows, bench::median(ours));
    ratio(size + ": rate of the archive / .import", bench::median(floor), bench::median(ours), 0.6);
}

StoredSession visit(int number, int entries, std::mt19937& random)
{
    Header top = header("F" + std::to_string(number % 20'000));
    top.visit = "V" + std::to_string(number / 20'000);
    top.study = "bench";
    top.site = "site" + std::to_string(number % 12);
    top.place = static_cast<PlaceKind>(number % 3);
    StoredSession session;
    session.id = namedUuid({}, std::to_string(number));
    session.scheme = partnershipActivities();
    session.entries.push_back(headerEntry(top));
    std::int64_t at = 0;
    for (int i = 0; i < entries; ++i) {
        session.entries.push_back(activity(at, static_cast<CodeIndex>(random() % 4)));
        at += 1'000 + static_cast<std::int64_t>(random() % 24'000);
    }
    session.entries.push_back(simple(EntryKind::end, at));
    std::uint32_t entry = 0;
    for (Entry& one : session.entries) one.number = ++entry;
    return session;
}

void bundles(const QTemporaryDir& folder)
{
    constexpr int count = 1'000, taps = 300;
    std::mt19937 random(7);  // NOLINT(cert-msc32-c,cert-msc51-cpp): the same taps in every run
    const DeviceKey key = DeviceKey::generate();
    std::vector<ImportSource> sources;
    for (int i = 0; i < count; ++i) {
        BundleContent content;
        content.session = visit(i, taps, random);
        content.device = Uuid{{1}};
        content.devicePublicText = key.publicText();
        content.program = "bench";
        sources.push_back({written(folder, "visit" + QString::number(i) + ".tessera",
                                   bench::must(packBundle(content, key, 1))),
                           {}});
    }
    std::vector<double> floor, ours;
    for (int run = 0; run < kRuns; ++run) {
        const QString plain = folder.filePath("bare.db"), archive = folder.filePath("bundles.db");
        for (const QString& file : {plain, archive})
            for (const char* const ending : {"", "-wal", "-shm"}) QFile::remove(file + ending);
        floor.push_back(bench::timed([&] {
            const auto database = bench::must(Database::open(plain.toStdString(), Database::Access::create));
            bench::must(database->execute("CREATE TABLE entry(session, number, kind, at, code)"));
            auto all = bench::must(Transaction::begin(*database, Transaction::Kind::write));
            for (const ImportSource& source : sources) {
                const auto opened = bench::must(verifyBundleFile(source.path));
                auto insert = bench::must(database->prepare("INSERT INTO entry VALUES(?1, ?2, ?3, ?4, ?5)"));
                for (const Entry& entry : opened.content.session.entries) {
                    insert.bind(1, opened.content.session.id).bind(2, std::int64_t{entry.number});
                    insert.bind(3, static_cast<std::int64_t>(entry.kind)).bind(4, entry.at.count());
                    bench::must(insert.bind(5, std::int64_t{entry.code}).run());
                }
            }
            bench::must(all.commit());
        }));
        ours.push_back(bench::timed([&] { import(archive.toStdString(), sources); }));
    }
    constexpr std::size_t entries = std::size_t{count} * (taps + 2);
    rate("1,000 bundles of 300 taps: decoded, bare insert, entries", entries, bench::median(floor));
    rate("1,000 bundles of 300 taps: archive, entries", entries, bench::median(ours));
    ratio("bundles: rate of the archive / decoding and bare insert", bench::median(floor),
          bench::median(ours), 0.7);
}

void serverTables(const QTemporaryDir& folder, PostgresServer& server, int sessions, int bouts)
{
    const auto rows = static_cast<std::size_t>(sessions) * static_cast<std::size_t>(bouts);
    const auto table = written(folder, "server.csv", boutsTable(sessions, bouts));
    std::vector<double> floor, ours;
    for (int run = 0; run < kRuns; ++run) {
        const QString plain = server.freshDatabase(), archive = server.freshDatabase();
        QString said = server.sql(
            plain, "CREATE TABLE bouts(id text, start double precision, stop double precision, state text)");
        floor.push_back(bench::timed([&] {
            said += server.sql(
                plain, "\\copy bouts FROM '" + QString::fromStdString(table.string()) + "' CSV HEADER");
        }));
        if (!said.isEmpty()) bench::stop(Error{Errc::io, said.toStdString(), {}});
        ours.push_back(bench::timed([&] {
            import(archive.toStdString(), {{ table, ImportFormat::bouts }});
        }));
    }
    const std::string size = std::to_string(sessions) + " sessions of " + std::to_string(bouts) + " bouts";
    rate("PostgreSQL, " + size + ": bare COPY, rows", rows, bench::median(floor));
    rate("PostgreSQL, " + size + ": archive with its sums, rows", rows, bench::median(ours));
    ratio("PostgreSQL: rate of the archive / bare COPY", bench::median(floor), bench::median(ours), 0.5);
}

void studyAnswer(const std::string& what, const std::string& place)
{
    constexpr int sessions = 100'000;
    std::mt19937 random(5);  // NOLINT(cert-msc32-c,cert-msc51-cpp): the same sessions in every run
    const auto archive = bench::must(Archive::open(place, ArchiveUse::import));
    std::vector<OfferedSession> batch;
    const double taken = bench::timed([&] {
        for (int i = 0; i < sessions; ++i) {
            batch.push_back({visit(i, 20, random), Uuid{{1}}, false});
            if (batch.size() < 500 && i + 1 < sessions) continue;
            static_cast<void>(bench::must(archive->takeIn(batch, {}, {})));
            batch.clear();
        }
    });
    std::vector<double> times;
    for (int run = 0; run < 2 * kRuns + 1; ++run) {
        times.push_back(bench::timed([&] {
            const auto asked = bench::must(Archive::open(place, ArchiveUse::ask));
            const auto figures = bench::must(studyFigures(*asked, {}));
            if (studyJson(figures).size() < 1'000)
                bench::stop(Error{Errc::invalid, "an answer without figures", place});
        }));
    }
    rate(what + ": sessions of 20 taps taken in", sessions, taken);
    bench::row(what + ": a study's answer over 100,000 sessions", bench::median(times), "ms", 200);
}

}  // namespace

int main()
{
    bench::heading("The researcher's archive");
    const QTemporaryDir folder(QStringLiteral("bench_archive-XXXXXX"));
    tables(folder, 10'000, 100);
    tables(folder, 50'000, 20);
    bundles(folder);
    studyAnswer("SQLite", folder.filePath("study.db").toStdString());
    const auto server = PostgresServer::start();
    if (!server) {
        std::printf("  LEFT OUT: no PostgreSQL server is installed\n");
        return 0;
    }
    serverTables(folder, *server, 10'000, 100);
    studyAnswer("PostgreSQL", server->freshDatabase().toStdString());
    return 0;
}
