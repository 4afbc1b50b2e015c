// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/app/cli_runner.h"

#include <QCryptographicHash>
#include <QDir>
#include <QJsonArray>
#include <QJsonObject>

using namespace tessera::test;

namespace {

constexpr const char* kVisit =
    "0,activity,locating\n20,note,the heron on the shed\n40,activity,meaning\n120,end\n";

}  // namespace

class TstCliAudit : public QObject, CliRunner {
    Q_OBJECT

    QJsonObject audit(const QString& data, const QString& passphrase = {}) const
    {
        return run({"audit", "--json", "--data", data}, passphrase).json().object();
    }

    static QString kinds(const QJsonObject& log)
    {
        QStringList words;
        for (const auto& event : log["events"].toArray()) words << event.toObject()["event"].toString();
        return words.join(QLatin1Char(' '));
    }

private slots:
    void init() { beginAnew(); }

    void theLogSaysWhatWasDoneAndNothingOfTheVisit()
    {
        const QString session =
            replayed(kVisit, "lib", {"--family", "HERON-77", "--observer", "KITE-1", "--visit", "V12"});
        QCOMPARE(run({"export", session, "--as", "bundle", "--with", "notes", "-o", "out/", "--data", "lib"})
                     .status,
                 0);
        QCOMPARE(run({"export", session, "--as", "json", "-o", "visit.json", "--data", "lib"}).status, 0);
        QCOMPARE(run({"report", session, "--as", "html", "-o", "visit.html", "--data", "lib"}).status, 0);
        QCOMPARE(run({"backup", "-o", "copy.db", "--data", "lib"}).status, 0);
        QCOMPARE(run({"withdraw", session, "--data", "lib"}).status, 0);
        const Outcome shown = run({"audit", "--json", "--data", "lib"});
        QCOMPARE(shown.status, 0);
        const QJsonObject log = shown.json().object();
        QCOMPARE(kinds(log),
                 QStringLiteral("created ended exported exported exported backup-made withdrawn"));
        QCOMPARE(log["lines"].toInt(), 7);
        QVERIFY(log["findings"].toArray().isEmpty());
        for (const auto& event : log["events"].toArray()) {
            const QJsonObject one = event.toObject();
            const QString about = one["session"].toString();
            QCOMPARE(about, one["event"].toString() == "backup-made" ? QString() : session);
        }
        // Neither codes, words nor paths, in whatever form.
        const QByteArray all =
            shown.out + run({"audit", "--csv", "--data", "lib"}).out + run({"audit", "--data", "lib"}).out;
        for (const char* const told : {"HERON", "KITE", "V12", "heron", "out/", "visit.json", "copy.db"})
            QVERIFY2(!all.contains(told), told);
    }

    // The digest of what left is of the very file.
    void anExportedBundleIsKnownByItsHash()
    {
        const QString session = replayed(kVisit, "lib");
        const Outcome done = run({"export", session, "--as", "bundle", "-o", "one.tessera", "--data", "lib"});
        QCOMPARE(done.status, 0);
        QFile file(path("one.tessera"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject event = audit("lib")["events"].toArray().last().toObject();
        QCOMPARE(event["digest"].toString(),
                 QString::fromLatin1(
                     QCryptographicHash::hash(file.readAll(), QCryptographicHash::Sha256).toHex()));
        QCOMPARE(event["amount"].toInt(), 1);
    }

    // By the columns of the table alone, as SCHEMA.md says.
    void anybodyCanFollowTheChainOfTheTable()
    {
        const QString session = replayed(kVisit, "lib");
        QCOMPARE(run({"export", session, "--as", "bundle", "-o", "one.tessera", "--data", "lib"}).status, 0);
        const QString device = audit("lib")["device"].toString();
        QByteArray chain =
            QCryptographicHash::hash("tessera audit 1 " + device.toLatin1(), QCryptographicHash::Sha256);
        QList<QByteArray> lines = run({"audit", "--csv", "--data", "lib"}).out.split('\n');
        QCOMPARE(lines.takeFirst(), QByteArray("number,moment,event,session,amount,digest,chain,says"));
        int followed = 0;
        for (const QByteArray& line : lines) {
            if (line.isEmpty()) continue;
            const QList<QByteArray> cells = line.split(',');
            QByteArray told = cells[0] + ' ' + cells[1] + ' ' + cells[2];
            for (int cell = 3; cell < 6; ++cell)
                told += ' ' + (cells[cell].isEmpty() ? QByteArray("-") : cells[cell]);
            chain = QCryptographicHash::hash(chain + told, QCryptographicHash::Sha256);
            QCOMPARE(cells[6], chain.toHex());
            ++followed;
        }
        QCOMPARE(followed, 3);
        QCOMPARE(audit("lib")["head"].toString(), QString::fromLatin1(chain.toHex()));
    }

    void lookingThroughThisProgramLeavesNoLine()
    {
        const QString session = replayed(kVisit, "lib");
        for (const QStringList& words : {QStringList{"show", session},
                                         {"measures", session, "--json"},
                                         {"sessions"},
                                         {"verify", "lib"},
                                         {"audit"}})
            QCOMPARE(run(words + QStringList{"--data", "lib"}).status, 0);
        QCOMPARE(kinds(audit("lib")), QStringLiteral("created ended"));
    }

    void importingAndPassphrasesThatDidNotFitAreNoted()
    {
        const QString session = replayed(kVisit, "lib");
        QCOMPARE(run({"export", session, "--as", "bundle", "-o", "one.tessera", "--data", "lib"}).status, 0);
        replayed("0,activity,planning\n60,end\n", "other");
        QCOMPARE(run({"protect", "--data", "other"}, "four plain words").status, 0);
        QCOMPARE(run({"import", "one.tessera", "--data", "other"}, "some other words").status, 1);
        QCOMPARE(run({"import", "one.tessera", "--data", "other"}, "four plain words").status, 0);
        QCOMPARE(run({"import", "one.tessera", "--data", "other"}, "four plain words").status, 0);
        const QJsonObject log = audit("other", "four plain words");
        QCOMPARE(kinds(log), QStringLiteral("created ended protection-set unlock-failed imported"));
        QCOMPARE(log["events"].toArray().last().toObject()["session"].toString(), session);
        QCOMPARE(log["events"].toArray()[3].toObject()["amount"].toInt(), 1);
    }

    void theLogIsWrittenToAFileAndThatIsNotedToo()
    {
        replayed(kVisit, "lib");
        QCOMPARE(run({"audit", "--csv", "-o", "log.csv", "--data", "lib"}).line(), QStringLiteral("log.csv"));
        QFile file(path("log.csv"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains("A visit was begun"));
        QCOMPARE(run({"audit", "--csv", "-o", "log.csv", "--data", "lib"}).status, 1);
        QCOMPARE(kinds(audit("lib")), QStringLiteral("created ended log-exported"));
    }

    void aBundleCarriesTheHeadOfTheTimeItWasFirstMade()
    {
        const QString session = replayed(kVisit, "lib");
        const QJsonObject before = audit("lib");
        const auto logOf = [this](const QString& bundle) {
            return run({"verify", bundle, "--json"}).json().object()["log"].toObject();
        };
        QCOMPARE(run({"export", session, "--as", "bundle", "-o", "one.tessera", "--data", "lib"}).status, 0);
        QCOMPARE(logOf("one.tessera")["lines"].toInt(), before["lines"].toInt());
        QCOMPARE(logOf("one.tessera")["head"].toString(), before["head"].toString());
        // Made again it is the same file, whatever was noted meanwhile.
        QCOMPARE(run({"export", session, "--as", "bundle", "-o", "two.tessera", "--data", "lib"}).status, 0);
        QFile one(path("one.tessera")), two(path("two.tessera"));
        QVERIFY(one.open(QIODevice::ReadOnly) && two.open(QIODevice::ReadOnly));
        QCOMPARE(two.readAll(), one.readAll());
        QCOMPARE(run({"export", session, "--as", "bundle", "--with", "notes", "-o", "three.tessera", "--data",
                      "lib"})
                     .status,
                 0);
        QVERIFY(logOf("three.tessera")["lines"].toInt() > before["lines"].toInt());
    }

    // Put back from a backup, a tablet's log is shorter than the one it named before.
    void aLogThatWasSetBackIsTold()
    {
        const QString first = replayed(kVisit, "lib");
        // Whoever signed nothing before the backup has another key afterwards, and is stopped for that.
        QCOMPARE(run({"export", first, "--as", "bundle", "-o", "first.tessera", "--data", "lib"}).status, 0);
        QCOMPARE(run({"import", "first.tessera", "--data", "office"}).status, 0);
        QCOMPARE(run({"backup", "-o", "copy.db", "--data", "lib"}).status, 0);
        for (int i = 0; i < 4; ++i) {
            const QString name = QStringLiteral("visit%1.tessera").arg(i);
            const QString session = replayed(kVisit, "lib");
            QCOMPARE(run({"export", session, "--as", "bundle", "-o", name, "--data", "lib"}).status, 0);
            const Outcome taken = run({"import", name, "--data", "office", "--json"});
            QCOMPARE(taken.status, 0);
            QVERIFY(
                taken.json().object()["files"].toArray().first().toObject()["findings"].toArray().isEmpty());
        }
        QCOMPARE(run({"restore", "copy.db", "--data", "back"}).status, 0);
        Outcome last;
        for (int i = 0; i < 5; ++i) {
            const QString name = QStringLiteral("again%1.tessera").arg(i);
            const QString session = replayed("0,activity,planning\n60,end\n", "back");
            QCOMPARE(run({"export", session, "--as", "bundle", "-o", name, "--data", "back"}).status, 0);
            last = run({"import", name, "--data", "office", "--json"});
            const QJsonArray findings =
                last.json().object()["files"].toArray().first().toObject()["findings"].toArray();
            if (!findings.isEmpty()) {
                QVERIFY2(findings.first().toString().contains("was changed or set back"),
                         last.out.constData());
                return;
            }
        }
        QFAIL(last.out.constData());
    }

    // PR10: who asks what is kept about a family is given all of its visits in readable form.
    void aFamilysVisitsAreGivenInReadableForm()
    {
        QStringList ids;
        for (const char* const start : {"2026-03-02T10:00:00Z", "2026-04-02T10:00:00Z"})
            ids << replayed(kVisit, "lib", {"--family", "F07", "--start", start});
        replayed(kVisit, "lib", {"--family", "F08"});
        replayed(kVisit, "lib", {"--family", "F07", "--kind", "practice"});
        const Outcome done = run({"report", "--family", "F07", "--as", "html", "--with", "notes,exact-date",
                                  "-o", "answer", "--data", "lib"});
        QVERIFY2(done.status == 0, done.err.constData());
        QCOMPARE(done.line(), QStringLiteral("answer/%1.html\nanswer/%2.html").arg(ids[0], ids[1]));
        QCOMPARE(QDir(path("answer")).entryList(QDir::Files).size(), 2);
        for (const QString& id : ids) {
            QFile page(path("answer/" + id + ".html"));
            QVERIFY(page.open(QIODevice::ReadOnly));
            const QByteArray text = page.readAll();
            QVERIFY(text.contains("F07") && text.contains("the heron on the shed"));
        }
        QVERIFY(kinds(audit("lib")).endsWith("exported exported"));
        QCOMPARE(run({"report", "--family", "F99", "--as", "html", "-o", "none", "--data", "lib"}).status, 1);
        QCOMPARE(
            run({"report", ids[0], "--family", "F07", "--as", "html", "-o", "x", "--data", "lib"}).status, 2);
        QCOMPARE(run({"report", "--as", "html", "-o", "x", "--data", "lib"}).status, 2);
    }

    void theWordsOfTheCommandAreChecked()
    {
        replayed(kVisit, "lib");
        QCOMPARE(run({"audit", "everything", "--data", "lib"}).status, 2);
        QCOMPARE(run({"audit", "--json", "--csv", "--data", "lib"}).status, 2);
        QCOMPARE(run({"audit", "verify", "--csv", "--data", "lib"}).status, 2);
        QCOMPARE(run({"audit", "--data", "nowhere"}).status, 1);
        const Outcome verified = run({"audit", "verify", "--data", "lib"});
        QCOMPARE(verified.status, 0);
        QVERIFY(verified.out.startsWith("2 lines, head "));
    }
};

QTEST_GUILESS_MAIN(TstCliAudit)
#include "tst_cli_audit.moc"
