// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/app/cli_runner.h"
#include "tests/app/study_samples.h"
#include "tests/support/agreed_to.h"

#include <QDir>
#include <QDirIterator>
#include <QJsonArray>
#include <QJsonObject>

#include <chrono>

using namespace tessera;
using namespace tessera::test;

namespace {

constexpr std::int64_t kDay = 86'400'000;
constexpr const char* kNote = "by the blue door";

// The machine's clock is the one by which a consent ends here.
std::int64_t daysAgo(int days)
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count() - days * kDay;
}

}  // namespace

// Whatever the command line makes of a visit for others, its family's word is asked for first.
class CliLeaving : public QObject, CliRunner {
    Q_OBJECT

    // A visit of three days ago with a note, in a library of its own.
    QString kept(const std::optional<ConsentRecord>& record)
    {
        Header top = visitOf("F07", "V1");
        top.start = UtcTime{daysAgo(3)};
        StoredSession session = minutesOf("LLMJ", top);
        Entry said = note(session.entries.back().at.count(), kNote);
        session.entries.insert(session.entries.end() - 1, said);
        std::uint32_t number = 0;
        for (Entry& entry : session.entries) entry.number = ++number;
        if (record) session = agreedTo(session, *record);
        LibraryOptions options;
        options.folder = path("lib").toStdString();
        auto library = Library::open(options);
        if (!library) return {};
        const auto merged = (*library)->merge(session);
        return merged ? QString::fromStdString(session.id.text()) : QString{};
    }
    [[nodiscard]] int files(const QString& folder) const
    {
        int count = 0;
        QDirIterator all(path(folder), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        for (; all.hasNext(); all.next()) ++count;
        return count;
    }

private slots:
    void init() { beginAnew(); }

    void everyCommandAsks_data()
    {
        QTest::addColumn<QString>("record");
        QTest::addColumn<QString>("said");
        QTest::newRow("agreed") << "all"
                                << "";
        QTest::newRow("no record") << ""
                                   << "";
        QTest::newRow("stays here") << "here"
                                    << "staying on the tablet";
        QTest::newRow("over") << "over"
                              << "ended on";
        QTest::newRow("taken back") << "taken"
                                    << "Nobody has agreed";
    }
    void everyCommandAsks()
    {
        QFETCH(QString, record);
        QFETCH(QString, said);
        ConsentRecord agreed = everythingAgreed();
        if (record == "here") agreed.grid = false;
        if (record == "over") agreed.lasts = Millis{2 * kDay};
        if (record == "taken") agreed.observe = false;
        const QString session = kept(record.isEmpty() ? std::nullopt : std::optional<ConsentRecord>(agreed));
        QVERIFY(!session.isEmpty());
        QVERIFY(!path("out").isEmpty() && QDir(path("")).mkpath("out"));
        QList<QStringList> commands;
        for (const char* format :
             {"bundle", "csv", "sdis", "traminer", "boris", "textgrid", "eaf", "xlsx", "spss", "dot", "json"})
            commands << QStringList{"export", session, "--as", format, "-o", QString("out/%1/").arg(format)};
        for (const char* format : {"pdf", "html", "svg", "png"})
            commands << QStringList{"report", session, "--as",
                                    format,   "-o",    QString("out/page.%1").arg(format)};
        commands << QStringList{"show", session, "--json"};
        for (const QStringList& command : commands) {
            const int before = files("out");
            const Outcome outcome = run(command + QStringList{"--data", "lib"});
            const QString what = command.join(' ') + ": " + QString::fromUtf8(outcome.err);
            QVERIFY2(outcome.status == (said.isEmpty() ? 0 : 1), qPrintable(what));
            QVERIFY2(said.isEmpty() || QString::fromUtf8(outcome.err).contains(said), qPrintable(what));
            QVERIFY2(said.isEmpty() || files("out") == before, qPrintable(what));
            QVERIFY2(said.isEmpty() || outcome.out.isEmpty(), qPrintable(what));
            if (command.front() != "show")
                QVERIFY2(!said.isEmpty() || files("out") > before, qPrintable(what));
        }
        // It is looked at here all the same, and its figures are.
        QCOMPARE(run({"show", session, "--data", "lib"}).status, 0);
        QCOMPARE(run({"measures", session, "--json", "--data", "lib"}).status, 0);
        // And the family itself is given what is kept about it, its own words too.
        const Outcome own = run(
            {"report", "--family", "F07", "--as", "html", "--with", "notes", "-o", "own", "--data", "lib"});
        QVERIFY2(own.status == 0, own.err.constData());
        QCOMPARE(files("own"), 1);
    }

    void ofADocumentTheWordsStayThatMust()
    {
        ConsentRecord quiet = everythingAgreed();
        quiet.notes = quiet.exactDate = false;
        const QString session = kept(quiet);
        const Outcome shown = run({"show", session, "--json", "--data", "lib"});
        QCOMPARE(shown.status, 0);
        QVERIFY(!shown.out.contains(kNote));
        QVERIFY(shown.json().object()["about"].toObject()["start"].toString().contains("-01T00:00:00"));
        QCOMPARE(shown.json().object()["interactions"].toArray().size(), 4);
    }
};

QTEST_GUILESS_MAIN(CliLeaving)
#include "tst_cli_leaving.moc"
