// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/archive/importer.h"

#include "sync/bundle/bundle_file.h"
#include "sync/bundle/device_key.h"
#include "tests/sync/archive_places.h"

#include <QtTest>

#include <sys/wait.h>
#include <unistd.h>
#include <csignal>
#include <fstream>
#include <random>

using namespace tessera;
using namespace tessera::test;

// Files on their way into an archive: what each is told, and what stands when the way is cut off.
class TestImporter : public QObject {
    Q_OBJECT

private slots:
    void eachFileIsToldWhatCameOfIt_data() { Places::addEngines(); }
    void eachFileIsToldWhatCameOfIt();
    void aDryRunSaysWhatTheRealOneDoes_data() { Places::addEngines(); }
    void aDryRunSaysWhatTheRealOneDoes();
    void unknownCodesAreNamedAndMappedNeverDropped_data() { Places::addEngines(); }
    void unknownCodesAreNamedAndMappedNeverDropped();
    void aTableIsTakenInPieceByPiece_data() { Places::addEngines(); }
    void aTableIsTakenInPieceByPiece();
    void aCancelledImportIsResumedByStartingItAgain_data() { Places::addEngines(); }
    void aCancelledImportIsResumedByStartingItAgain();
    void aKilledImporterLeavesAWholeArchive_data() { Places::addEngines(); }
    void aKilledImporterLeavesAWholeArchive();
    void severalImportersAtOnceAreSafe();
    void theLedgerKnowsFilesAndFindings_data() { Places::addEngines(); }
    void theLedgerKnowsFilesAndFindings();

private:
    std::filesystem::path bundle(const std::string& name, const StoredSession& session);
    std::filesystem::path text(const std::string& name, const std::string& content) const;
    std::filesystem::path table(const std::string& name, int sessions, int bouts) const;

    Places places_;
    DeviceKey key_ = DeviceKey::generate();
};

std::filesystem::path TestImporter::bundle(const std::string& name, const StoredSession& session)
{
    BundleContent content;
    content.session = session;
    content.device = *Uuid::parse("0a1b2c3d-4e5f-4a6b-8c7d-8e9fa0b1c2d3");
    content.devicePublicText = key_.publicText();
    content.program = "Tessera test";
    const auto bytes = packBundle(content, key_, 1);
    if (!bytes) qFatal("%s", describe(bytes.error()).c_str());
    return text(name, *bytes);
}

std::filesystem::path TestImporter::text(const std::string& name, const std::string& content) const
{
    const std::filesystem::path path = places_.file(QString::fromStdString(name)).toStdString();
    std::ofstream(path, std::ios::binary) << content;
    return path;
}

std::filesystem::path TestImporter::table(const std::string& name, int sessions, int bouts) const
{
    std::string csv = "id,start,stop,state\n";
    for (int s = 0; s < sessions; ++s)
        for (int b = 0; b < bouts; ++b)
            csv += "S" + std::to_string(s) + "," + std::to_string(b * 10) + "," +
                   std::to_string(b * 10 + 10) + "," + "ABCD"[(s + b) % 4] + "\n";
    return text(name, csv);
}

namespace {

std::vector<ImportReport> imported(const std::string& place, const std::vector<ImportSource>& sources,
                                   ArchiveImportSettings settings = {}, ArchiveUse use = ArchiveUse::import)
{
    const auto archive = opened(place, use);
    if (!archive) return {};
    ArchiveImporter importer(*archive, std::move(settings));
    auto reports = importer.run(sources);
    if (reports) return std::move(*reports);
    qWarning("%s", describe(reports.error()).c_str());
    return {};
}

std::string said(const std::vector<ImportReport>& reports)
{
    std::string text;
    for (const ImportReport& report : reports) {
        text += report.path.filename().string() + ": " + std::string(name(report.status)) + " " +
                std::to_string(report.sessions.size()) + (report.whole ? "" : " not whole") + "\n";
        for (const std::string& finding : report.findings) text += "  " + finding + "\n";
        if (report.error) text += "  " + report.error->what + "\n";
    }
    return text;
}

std::string digestOf(const std::string& place)
{
    const auto archive = opened(place, ArchiveUse::ask);
    const auto verified = archive ? archive->verify() : Result<Library::Verification>(Error{});
    if (!verified) return "not readable";
    return verified->findings.empty() ? verified->contentDigest : "damaged: " + verified->findings.front();
}

}  // namespace

void TestImporter::eachFileIsToldWhatCameOfIt()
{
    QFETCH(QString, engine);
    const std::string place = places_.fresh(engine);
    const StoredSession first = sessionOf("LMJP", headerOf("F1", "V1"));
    StoredSession early = first, other = first;
    early.entries.resize(3);
    other.entries[2].code = 0;
    const StoredSession gone = sessionOf("PP", headerOf("F2", "V1"));
    QVERIFY(opened(place)->erase(gone.id, "withdrawn"));
    const std::vector<ImportSource> sources{
        {bundle("early.tessera", early), {}},
        {text("broken.tessera", "not a bundle"), {}},
        {bundle("whole.tessera", first), {}},
        {bundle("again.tessera", first), {}},
        {"/no/such/file.tessera", {}},
        {bundle("other.tessera", other), {}},
        {bundle("gone.tessera", gone), {}},
        {table("bouts.csv", 2, 3), ImportFormat::bouts},
        {text("torn.csv", "id,start,stop,state\nA,0,5,\"x\n"), ImportFormat::bouts},
        {bundle("last.tessera", sessionOf("L", headerOf("F3", "V1"))), {}}};
    const auto reports = imported(place, sources);
    std::string statuses;
    for (const ImportReport& report : reports) statuses += std::string(name(report.status)) + ", ";
    QCOMPARE(statuses,
             std::string("imported, refused, extended, already there, refused, fork, erased, imported, "
                         "refused, imported, "));
    for (const ImportReport& report : reports)
        QCOMPARE(report.whole, report.status == ImportStatus::imported ||
                                   report.status == ImportStatus::extended ||
                                   report.status == ImportStatus::alreadyThere);
    QVERIFY(reports[1].error && reports[4].error && reports[8].error);
    QCOMPARE(reports[7].sessions.size(), std::size_t{2});
    QVERIFY(!digestOf(place).starts_with("damaged"));
}

void TestImporter::aDryRunSaysWhatTheRealOneDoes()
{
    QFETCH(QString, engine);
    const std::string place = places_.fresh(engine);
    const StoredSession first = sessionOf("LMJP", headerOf("F1", "V1"));
    StoredSession other = first;
    other.entries[2].code = 0;
    const std::vector<ImportSource> sources{
        {bundle("d1.tessera", first), {}},
        {bundle("d2.tessera", first), {}},
        {bundle("d3.tessera", other), {}},
        {table("d4.csv", 3, 2), ImportFormat::bouts},
        {text("d5.csv", "id,start,stop,state\nA,0,5,x\nA,3,8,y\nB,0,5,x\n"), ImportFormat::bouts}};
    const std::string foreseen = said(imported(place, sources, {}, ArchiveUse::rehearse));
    QVERIFY(!Archive::open(place, ArchiveUse::ask));
    QCOMPARE(said(imported(place, sources)), foreseen);
    const std::string digest = digestOf(place);
    const std::string again = said(imported(place, sources, {}, ArchiveUse::rehearse));
    QVERIFY(again != foreseen);
    QCOMPARE(said(imported(place, sources)), again);
    QCOMPARE(digestOf(place), digest);
}

void TestImporter::unknownCodesAreNamedAndMappedNeverDropped()
{
    QFETCH(QString, engine);
    const std::string place = places_.fresh(engine);
    ArchiveImportSettings settings;
    settings.reading.scheme = partnershipActivities();
    settings.reading.study = "S1";
    const auto path =
        text("coded.csv",
             "id,start,stop,state\nA,0,5,locating\nA,5,9,LOC\nB,0,5,meaning\nC,0,4,chatting\nC,4,6,LOC\n");
    const auto refused = imported(place, {{path, ImportFormat::bouts}}, settings);
    const std::string words = said(refused);
    QVERIFY2(words.find("LOC") != std::string::npos && words.find("chatting") != std::string::npos,
             words.c_str());
    QVERIFY(!refused.front().whole);
    QCOMPARE(answer(place, "SELECT source_id FROM sessions ORDER BY 1", 1), std::string("B\n"));

    settings.reading.rename = {{"LOC", "locating"}, {"chatting", "planning"}};
    const auto mapped = imported(place, {{path, ImportFormat::bouts}}, settings);
    QVERIFY2(mapped.front().whole, said(mapped).c_str());
    QCOMPARE(answer(place, "SELECT source_id, bouts FROM sessions ORDER BY 1", 2),
             std::string("A|1\nB|1\nC|2\n"));
    QCOMPARE(
        answer(place, "SELECT study, scheme, source_code, code FROM code_maps ORDER BY source_code", 4),
        std::string(
            "S1|partnership-activities/1|LOC|locating\nS1|partnership-activities/1|chatting|planning\n"));
}

void TestImporter::aTableIsTakenInPieceByPiece()
{
    QFETCH(QString, engine);
    const std::string place = places_.fresh(engine);
    // More sessions than one commit takes; ids that come back later in the file belong together all the same.
    std::string csv = "id,start,stop,state\n";
    for (int s = 0; s < 1'300; ++s) csv += "S" + std::to_string(s) + ",0,5,A\n";
    for (int s = 0; s < 1'300; s += 100) csv += "S" + std::to_string(s) + ",5,9,B\n";
    const auto path = text("many.csv", csv);
    const auto archive = opened(place);
    ArchiveImporter importer(*archive, {});
    std::uint64_t most = 0, steps = 0;
    importer.progress = [&](const ImportProgress& progress) {
        QVERIFY(progress.sessions >= most);
        most = progress.sessions;
        ++steps;
    };
    const auto reports = importer.run({{path, ImportFormat::bouts}});
    QVERIFY(reports && reports->front().whole);
    QCOMPARE(reports->front().sessions.size(), std::size_t{1'300});
    QCOMPARE(most, std::uint64_t{1'300});
    QVERIFY(steps >= 3);
    QCOMPARE(answer(place, "SELECT count(*) FROM sessions", 1), std::string("1300\n"));
    QCOMPARE(answer(place, "SELECT count(*) FROM bouts", 1), std::string("1313\n"));
    QCOMPARE(answer(place, "SELECT count(*) FROM transitions", 1), std::string("13\n"));
}

void TestImporter::aCancelledImportIsResumedByStartingItAgain()
{
    QFETCH(QString, engine);
    const std::vector<ImportSource> sources{
        {table("cancel.csv", 2'000, 2), ImportFormat::bouts},
        {bundle("after.tessera", sessionOf("L", headerOf("F1", "V1"))), {}}};
    const std::string whole = places_.fresh(engine);
    imported(whole, sources);

    const std::string place = places_.fresh(engine);
    {
        const auto archive = opened(place);
        ArchiveImporter importer(*archive, {});
        std::uint64_t committed = 0;
        importer.progress = [&committed](const ImportProgress& progress) { committed = progress.sessions; };
        importer.cancelled = [&committed] { return committed > 600; };
        const auto reports = importer.run(sources);
        QVERIFY(reports);
        QVERIFY(importer.wasCancelled());
        QCOMPARE(reports->size(), std::size_t{1});
        QVERIFY(!reports->front().whole);
    }
    const auto there = opened(place, ArchiveUse::ask)->verify();
    QVERIFY(there->findings.empty());
    QVERIFY(there->sessions > 600 && there->sessions < 2'000);
    const auto reports = imported(place, sources);
    QCOMPARE(reports.size(), std::size_t{2});
    QVERIFY(reports[0].whole && reports[1].whole);
    QCOMPARE(digestOf(place), digestOf(whole));
}

void TestImporter::aKilledImporterLeavesAWholeArchive()
{
#ifdef __SANITIZE_THREAD__
    qInfo("LEFT OUT: a process that was forked starts no threads under the thread sanitizer");
    return;
#endif
    QFETCH(QString, engine);
    const std::vector<ImportSource> sources{{table("killed.csv", 3'000, 3), ImportFormat::bouts}};
    const std::string whole = places_.fresh(engine);
    imported(whole, sources);
    const std::string place = places_.fresh(engine);
    QVERIFY(opened(place));
    std::mt19937 random(11);  // NOLINT(cert-msc32-c,cert-msc51-cpp): the same moments in every run
    for (int round = 0; round < 4; ++round) {
        // The child tells each commit through a pipe and is killed somewhere in its work after one of them.
        int ends[2] = {};
        QVERIFY(pipe(ends) == 0);
        const pid_t child = fork();
        if (child == 0) {
            const auto archive = opened(place);
            if (!archive) _exit(1);
            ArchiveImporter importer(*archive, {});
            importer.progress = [&](const ImportProgress&) { static_cast<void>(write(ends[1], "x", 1)); };
            const bool done = importer.run(sources).ok();
            _exit(done ? 0 : 1);
        }
        close(ends[1]);
        char byte = 0;
        for (unsigned long wait = 1 + random() % 4; wait > 0 && read(ends[0], &byte, 1) == 1; --wait) {
        }
        kill(child, SIGKILL);
        waitpid(child, nullptr, 0);
        close(ends[0]);
        QVERIFY(!digestOf(place).starts_with("damaged"));
        QVERIFY(!digestOf(place).starts_with("not"));
    }
    QVERIFY(imported(place, sources).front().whole);
    QCOMPARE(digestOf(place), digestOf(whole));
}

void TestImporter::severalImportersAtOnceAreSafe()
{
#ifdef __SANITIZE_THREAD__
    qInfo("LEFT OUT: a process that was forked starts no threads under the thread sanitizer");
    return;
#endif
    if (!PostgresServer::isInstalled()) {
        qInfo("LEFT OUT: no PostgreSQL server is installed here (Debian: postgresql)");
        return;
    }
    // Four importers, each in a process of its own: overlapping tables, and both sides of one fork.
    const StoredSession session = sessionOf("LMJP", headerOf("F1", "V1"));
    StoredSession other = session, early = session;
    other.entries[2].code = 0;
    early.entries.resize(2);
    const std::vector<std::vector<ImportSource>> work{
        {{table("c1.csv", 900, 2), ImportFormat::bouts}, {bundle("c1.tessera", session), {}}},
        {{table("c2.csv", 700, 2), ImportFormat::bouts}, {bundle("c2.tessera", other), {}}},
        {{bundle("c3.tessera", early), {}}, {table("c3.csv", 900, 2), ImportFormat::bouts}},
        {{bundle("c4.tessera", session), {}}, {table("c4.csv", 800, 2), ImportFormat::bouts}}};
    const std::string alone = places_.fresh("sqlite");
    for (const auto& sources : work) imported(alone, sources);
    for (int round = 0; round < 3; ++round) {
        // Not even the tables are there yet.
        const std::string place = places_.fresh("postgresql");
        std::vector<pid_t> children;
        for (const auto& sources : work) {
            const pid_t child = fork();
            if (child == 0) _exit(imported(place, sources).size() == sources.size() ? 0 : 1);
            children.push_back(child);
        }
        for (const pid_t child : children) {
            int status = 0;
            waitpid(child, &status, 0);
            QVERIFY(WIFEXITED(status) && WEXITSTATUS(status) == 0);
        }
        QCOMPARE(digestOf(place), digestOf(alone));
        QCOMPARE(answer(place, "SELECT count(*) FROM sessions", 1), std::string("901\n"));
        QCOMPARE(answer(place, "SELECT state FROM sessions WHERE visit <> ''", 1), std::string("forked\n"));
    }
}

void TestImporter::theLedgerKnowsFilesAndFindings()
{
    QFETCH(QString, engine);
    const std::string place = places_.fresh(engine);
    const StoredSession session = sessionOf("LM", headerOf("F1", "V1"));
    imported(place,
             {{bundle("ledger.tessera", session), {}},
              {text("ledger.csv", "id,start,stop,state\nA,0,5,x\nA,3,8,y\nB,0,5,x\n"), ImportFormat::bouts},
              {text("ledger-broken.tessera", "nothing"), {}}});
    QCOMPARE(answer(place, "SELECT file, format, status, sessions FROM imports ORDER BY file", 4),
             std::string("ledger-broken.tessera|bundle|refused|0\nledger.csv|bouts|imported|1\n"
                         "ledger.tessera|bundle|imported|1\n"));
    const std::string findings = answer(
        place,
        "SELECT i.file, f.finding FROM findings AS f JOIN imports AS i ON i.import = f.import ORDER BY 1", 2);
    QVERIFY2(findings.find("ledger.csv|line 3") != std::string::npos, findings.c_str());
    QVERIFY2(findings.find("ledger-broken.tessera|") != std::string::npos, findings.c_str());
    const auto erased = opened(place)->erase(session.id, "withdrawn");
    QVERIFY(erased);
    QCOMPARE(erased->files, std::vector<std::string>{"ledger.tessera"});
}

QTEST_GUILESS_MAIN(TestImporter)
#include "tst_importer.moc"
