// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/app/cli_runner.h"
#include "tests/app/study_samples.h"
#include "tests/support/agreed_to.h"
#ifdef TESSERA_PYTHON_PATH
#include "tests/support/scripted_server.h"
#endif

#include <QDir>
#include <QJsonArray>
#include <QJsonObject>
#include <QMap>

using namespace tessera;
using namespace tessera::test;

namespace {

constexpr const char* kVisit = "0,activity,locating\n20,note,the heron\n40,activity,meaning\n120,end\n";
constexpr const char* kOther = "0,activity,planning\n60,end\n";

}  // namespace

// Handing over from outside, as a script would: a tablet, a stick or a server, and the study at the other
// end.
class TestCliSend : public QObject, CliRunner {
    Q_OBJECT

    Outcome send(const QStringList& words) const
    {
        return run(QStringList{"send", "--data", "tablet"} + words);
    }
    Outcome received(const QString& folder, const QStringList& more = {}) const
    {
        return run(QStringList{"receive", folder, "--once", "--json", "--identity", "study.key",
                               "--identity-passphrase-file", "words", "--data", "study"} +
                   more);
    }
    QStringList filesIn(const QString& folder) const
    {
        return QDir(path(folder)).entryList(QDir::Files | QDir::Hidden, QDir::Name);
    }
    static QJsonObject parcel(const Outcome& outcome, int place = 0)
    {
        return outcome.json()["parcels"].toArray().at(place).toObject();
    }
    static QString state(const Outcome& outcome, int place = 0)
    {
        return parcel(outcome, place)["state"].toString();
    }
    // Made once: an identity's passphrase costs time on purpose.
    void makeStudy()
    {
        write("words", "four plain words\n");
        const Outcome made = run({"keys", "new", "study", "-o", "study.key", "--study", "HB-1", "--notes",
                                  "yes", "--identity-passphrase-file", "words"});
        QVERIFY2(made.status == 0, made.err.constData());
        for (const char* const name : {"words", "study.key", "study-card.txt"}) {
            QFile file(path(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            study_[name] = file.readAll();
        }
    }
    void enrol()
    {
        for (auto file = study_.cbegin(); file != study_.cend(); ++file) write(file.key(), file.value());
        const Outcome enrolled = run({"keys", "enrol", "study-card.txt", "--data", "tablet"});
        QVERIFY2(enrolled.status == 0, enrolled.err.constData());
    }
    QMap<QString, QByteArray> study_;

private slots:
    void init()
    {
        for (const char* const name : {"TESSERA_SERVER_PASSWORD", "SSL_CERT_FILE", "https_proxy",
                                       "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY"})
            qunsetenv(name);
        beginAnew();
        QVERIFY(QDir(path(".")).mkdir("stick"));
        if (study_.isEmpty()) makeStudy();
        enrol();
    }

    // The whole way there and back, and the way of a withdrawal behind it.
    void fromTheTabletToTheStudyAndItsReceiptBack()
    {
        const QString session = replayed(kVisit, "tablet");
        Outcome outcome = send({session, "--to", "stick"});
        QVERIFY2(outcome.status == 0, outcome.err.constData());
        QStringList files = filesIn("stick");
        QCOMPARE(files.size(), 1);
        QCOMPARE(outcome.line(), "handed over: " + files.first() + " (session " + session + ")");
        // Sealed once: sending it again makes and changes nothing.
        outcome = send({session, "--json"});
        QCOMPARE(outcome.status, 0);
        QCOMPARE(state(outcome), QString("handed over"));
        QCOMPARE(outcome.json()["handed_over"].toInt(), 0);
        QCOMPARE(filesIn("stick"), files);

        QCOMPARE(received("stick").json()["files"].toArray().at(0)["status"].toString(), QString("imported"));
        const Outcome back = send({"--json"});
        QVERIFY2(back.status == 0, back.err.constData());
        QCOMPARE(state(back), QString("received"));
        QCOMPARE(back.json()["received"].toInt(), 1);
        QCOMPARE(state(send({"--list", "--json"})), QString("received"));
        QVERIFY(send({}).out.isEmpty());  // told once

        // Consent is taken back: the next sending tells the study, which erases the visit.
        QCOMPARE(run({"sessions", "--json", "--data", "study"}).json().array().size(), 1);
        QCOMPARE(run({"withdraw", session, "--data", "tablet"}).status, 0);
        outcome = send({"--json"});
        QVERIFY2(outcome.status == 0, outcome.err.constData());
        QCOMPARE(parcel(outcome)["session"].toString(), QString());
        QCOMPARE(state(outcome), QString("handed over"));
        QCOMPARE(filesIn("stick").size(), 3);  // the bundle, its receipt, the withdrawal
        received("stick");
        QCOMPARE(run({"sessions", "--json", "--data", "study"}).json().array().size(), 0);
        QCOMPARE(send({"--json"}).json()["received"].toInt(), 1);
    }

    void anArchiveGivesReceiptsToo()
    {
        const QString session = replayed(kVisit, "tablet");
        QCOMPARE(send({session, "--to", "stick"}).status, 0);
        QCOMPARE(received("stick", {"--archive", "study.db"}).status, 0);
        QCOMPARE(state(send({"--json"})), QString("received"));
    }

    // A receipt that the study's own key did not sign says nothing.
    void onlyTheStudysOwnReceiptCounts()
    {
        const QString session = replayed(kVisit, "tablet");
        QCOMPARE(send({session, "--to", "stick"}).status, 0);
        const QString name = filesIn("stick").first();
        QVERIFY(QFile::copy(path("stick/" + name), path("copy.tessera.age")));
        write("stick/" + name + ".receipt", "tessera-receipt 1\nfile " + name.toUtf8() +
                                                "\nstatus imported\nday 2026-03-02\n\nuntrusted comment: x\n"
                                                "UkVTVA==\ntrusted comment: y\nWFla\n");
        QCOMPARE(state(send({"--json"})), QString("handed over"));
    }

    void theRevisionThatIsThereIsSentOnceAndANewOneBeside()
    {
        const QString session = replayed(kVisit, "tablet");
        QCOMPARE(send({session, "--to", "stick"}).status, 0);
        QCOMPARE(send({session, "--with", "notes"}).status, 0);
        QCOMPARE(filesIn("stick").size(), 2);
        QCOMPARE(send({session, "--with", "notes"}).status, 0);
        QCOMPARE(filesIn("stick").size(), 2);
        // What the study's card does not let leave stays, and is told.
        const Outcome refused = send({session, "--with", "exact-date"});
        QCOMPARE(refused.status, 1);
        QVERIFY2(refused.err.contains(session.toUtf8()), refused.err.constData());
        QCOMPARE(filesIn("stick").size(), 2);
    }

    void allAreTheRealOnesInTheirOrder()
    {
        replayed(kVisit, "tablet", {"--start", "2026-03-02T10:00:00Z"});
        replayed(kOther, "tablet", {"--start", "2026-03-01T10:00:00Z"});
        replayed(kOther, "tablet", {"--kind", "practice"});
        const Outcome outcome = send({"--all", "--to", "stick", "--json"});
        QVERIFY2(outcome.status == 0, outcome.err.constData());
        QCOMPARE(outcome.json()["parcels"].toArray().size(), 2);
        QCOMPARE(filesIn("stick").size(), 2);
        const QString older = parcel(outcome)["session"].toString();
        const QJsonArray sessions = run({"sessions", "--json", "--data", "tablet"}).json().array();
        for (const auto& one : sessions)
            if (one.toObject()["session"].toString() == older)
                QVERIFY(one.toObject()["start"].toString().startsWith("2026-03-01"));
    }

    void withoutAStudyNothingIsSent()
    {
        const QString session = replayed(kVisit, "bare");
        const Outcome outcome = run({"send", session, "--to", "stick", "--data", "bare"});
        QCOMPARE(outcome.status, 1);
        QVERIFY2(outcome.err.contains("keys enrol"), outcome.err.constData());
        QVERIFY(filesIn("stick").isEmpty());
    }

    void wrongWordsAreTold()
    {
        const QString session = replayed(kVisit, "tablet");
        for (const QStringList& words :
             {QStringList{session, "--all", "--to", "stick"},
              QStringList{session, "--to", "http://127.0.0.1/"},
              QStringList{session, "--to", "https://a:b@127.0.0.1/"}, QStringList{"--list", "--to", "stick"},
              QStringList{session, "--to", "stick", "--with", "names"}, QStringList{"--to", ""}}) {
            const Outcome outcome = send(words);
            QVERIFY2(outcome.status == 2, qPrintable(words.join(' ')));
            QCOMPARE(outcome.err.count('\n'), 1);
        }
        QCOMPARE(send({session}).status, 1);  // where to is not set up
        QVERIFY(filesIn("stick").isEmpty());
    }

    void aPlaceIsKeptUntilItIsForgotten()
    {
        const QString session = replayed(kVisit, "tablet");
        QCOMPARE(send({session, "--to", "nowhere"}).status, 1);
        QCOMPARE(send({"--list", "--json"}).json()["place"].toString(), QString("nowhere"));
        QCOMPARE(send({"--forget-place"}).status, 0);
        QVERIFY(send({"--list", "--json"}).json()["place"].isNull());
    }

    // Whatever is wrong with the stick: what was made waits, and the words say what to do.
    void aStickThatIsNotThereOrHasALinkInTheWayKeepsItWaiting()
    {
        const QString session = replayed(kVisit, "tablet");
        Outcome outcome = send({session, "--to", "nowhere", "--json"});
        QCOMPARE(outcome.status, 1);
        QCOMPARE(state(outcome), QString("sealed"));
        QVERIFY2(outcome.err.contains("plug the stick in"), outcome.err.constData());
        const QString name = parcel(outcome)["name"].toString();
        QVERIFY(QFile::link(path("elsewhere"), path("stick/" + name)));
        outcome = send({"--to", "stick", "--json"});
        QCOMPARE(outcome.status, 1);
        QCOMPARE(state(outcome), QString("sealed"));
        QVERIFY2(outcome.err.contains("link"), outcome.err.constData());
        QVERIFY(!QFile::exists(path("elsewhere")));
        QVERIFY(QFile::remove(path("stick/" + name)));
        QCOMPARE(send({}).status, 0);
        QCOMPARE(filesIn("stick"), QStringList{name});
    }

    void aFullStickIsTold()
    {
        const QString session = replayed(kVisit, "tablet");
        // A disk of one page, in a place that only this program sees.
        QProcess mount;
        mount.setWorkingDirectory(path("."));
        mount.start("unshare",
                    {"--user", "--map-root-user", "--mount", "sh", "-c",
                     "mount -t tmpfs -o size=4k tmpfs stick && head -c 4096 /dev/zero > stick/full && "
                     "exec \"$0\" \"$@\"",
                     QStringLiteral(TESSERA_BIN_DIR "/tessera-cli"), "send", session, "--to", "stick",
                     "--json", "--data", "tablet"});
        QVERIFY(mount.waitForFinished(60'000));
        const QByteArray said = mount.readAllStandardError();
        if (said.contains("unshare") || said.contains("mount:")) {
            qInfo("left out: this system lets no test mount a disk of its own: %s", said.constData());
            return;
        }
        QCOMPARE(mount.exitCode(), 1);
        QVERIFY2(said.contains("no room left"), said.constData());
        QCOMPARE(state(send({"--list", "--json"})), QString("sealed"));
        QCOMPARE(send({}).status, 0);  // with a stick that has room
    }

    void whereOthersMayTakeFilesAwayItIsSaid()
    {
        const QString session = replayed(kVisit, "tablet");
        QVERIFY(QFile::setPermissions(path("stick"), QFile::Permissions(0x7777)));
        const Outcome outcome = send({session, "--to", "stick"});
        QCOMPARE(outcome.status, 0);
        QVERIFY2(outcome.err.contains("others may write"), outcome.err.constData());
    }

    // A parcel that waits asks the family's word once more when it goes.
    void whatItsFamilyNoLongerAgreesToStaysInTheOutbox()
    {
        Header top = visitOf("F07", "V1");
        top.study = "HB-1";
        StoredSession visit = agreedTo(minutesOf("LLMJ", top), everythingAgreed());
        LibraryOptions options;
        options.folder = path("tablet").toStdString();
        QVERIFY((*Library::open(options))->merge(visit).ok());
        const QString session = QString::fromStdString(visit.id.text());
        QCOMPARE(send({session, "--to", "nowhere"}).status, 1);
        QCOMPARE(filesIn("tablet/outbox").size(), 1);

        ConsentRecord later = everythingAgreed();
        later.grid = later.notes = later.reflections = later.exactDate = false;
        Entry said = entryOf(later);
        said.number = static_cast<std::uint32_t>(visit.entries.size()) + 1;
        said.at = said.onset = visit.entries.back().at;
        QVERIFY((*Library::open(options))->append(visit.id, {said}).ok());
        Outcome outcome = send({"--to", "stick"});
        QCOMPARE(outcome.status, 1);
        QVERIFY2(outcome.err.contains("staying on the tablet"), outcome.err.constData());
        QVERIFY(filesIn("stick").isEmpty());
        QCOMPARE(state(send({"--list", "--json"})), QString("sealed"));

        // It agrees once more: what was sealed before is not what it agreed to now.
        Entry again = entryOf(everythingAgreed());
        again.number = said.number + 1;
        again.at = again.onset = Millis{std::int64_t{20'000} * 86'400'000};
        QVERIFY((*Library::open(options))->append(visit.id, {again}).ok());
        outcome = send({});
        QCOMPARE(outcome.status, 1);
        QVERIFY2(outcome.err.contains("seal it again"), outcome.err.constData());
        QVERIFY(filesIn("stick").isEmpty());
    }

    void whatIsWithdrawnBeforeItLeftNeverLeaves()
    {
        const QString session = replayed(kVisit, "tablet");
        QCOMPARE(send({session, "--to", "nowhere"}).status, 1);
        QCOMPARE(filesIn("tablet/outbox").size(), 1);
        QCOMPARE(run({"withdraw", session, "--data", "tablet"}).status, 0);
        QVERIFY(filesIn("tablet/outbox").isEmpty());
        const Outcome outcome = send({"--to", "stick", "--json"});
        QCOMPARE(outcome.status, 0);
        for (const auto& one : outcome.json()["parcels"].toArray())
            QVERIFY(one.toObject()["session"].toString() != session);
    }

#ifdef TESSERA_PYTHON_PATH
    void aServerTakesItAndTheReceiptComesFromThere()
    {
        const TestAuthority authority;
        const ScriptedServer server(authority);
        const QString address = QString("https://127.0.0.1:%1/").arg(server.port());
        const QString session = replayed(kVisit, "tablet");
        write("password", QByteArray(DavServer::kPassword) + "\n");
        qputenv("SSL_CERT_FILE", authority.authority().toLocal8Bit());
        const QStringList with{"--user", DavServer::kUser, "--password-file", "password"};
        Outcome outcome = send(QStringList{session, "--to", address, "--json"} + with);
        QVERIFY2(outcome.status == 0, outcome.err.constData());
        QCOMPARE(outcome.json()["kind"].toString(), QString("server"));
        QCOMPARE(QDir(server.www()).entryList(QDir::Files | QDir::Hidden).size(), 1);
        QCOMPARE(received(server.www()).status, 0);
        outcome = send({"--json"});  // name and password are kept
        QVERIFY2(outcome.status == 0, outcome.err.constData());
        QCOMPARE(state(outcome), QString("received"));
        // Nowhere in the clear.
        QDirIterator files(path("tablet"), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray bytes = file.readAll();
            QVERIFY2(!bytes.contains(DavServer::kPassword), qPrintable(file.fileName()));
            QVERIFY2(!bytes.contains("127.0.0.1"), qPrintable(file.fileName()));
        }
        QVERIFY(!outcome.out.contains(DavServer::kPassword));
    }

    void aPasswordThatIsMissingOrWrongIsTold()
    {
        const TestAuthority authority;
        const ScriptedServer server(authority);
        const QString address = QString("https://127.0.0.1:%1/").arg(server.port());
        const QString session = replayed(kVisit, "tablet");
        qputenv("SSL_CERT_FILE", authority.authority().toLocal8Bit());
        Outcome outcome = send({session, "--to", address, "--user", DavServer::kUser});
        QCOMPARE(outcome.status, 1);
        QVERIFY2(outcome.err.contains("TESSERA_SERVER_PASSWORD"), outcome.err.constData());
        qputenv("TESSERA_SERVER_PASSWORD", "a wrong one");
        outcome = send({session, "--to", address, "--user", DavServer::kUser, "--json"});
        QCOMPARE(outcome.status, 1);
        QCOMPARE(state(outcome), QString("sealed"));
        QVERIFY2(outcome.err.contains("name or the password"), outcome.err.constData());
        QVERIFY(!outcome.err.contains("a wrong one"));
        qputenv("TESSERA_SERVER_PASSWORD", DavServer::kPassword);
        QCOMPARE(send({"--to", address, "--user", DavServer::kUser}).status, 0);
    }

    void theProxyOfTheEnvironmentIsUsedAndItsRefusalTold()
    {
        const TestAuthority authority;
        const ScriptedServer server(authority);
        ConnectProxy refusing("403"), open;
        const QString session = replayed(kVisit, "tablet");
        qputenv("SSL_CERT_FILE", authority.authority().toLocal8Bit());
        qputenv("TESSERA_SERVER_PASSWORD", DavServer::kPassword);
        qputenv("https_proxy", QByteArray::fromStdString(refusing.address()));
        const QStringList words{session, "--to", QString("https://127.0.0.1:%1/").arg(server.port()),
                                "--user", DavServer::kUser};
        const Outcome outcome = send(words);
        QCOMPARE(outcome.status, 1);
        QVERIFY2(outcome.err.contains("proxy"), outcome.err.constData());
        qputenv("https_proxy", QByteArray::fromStdString(open.address()));
        QCOMPARE(send(words).status, 0);
        QCOMPARE(open.line(), "CONNECT 127.0.0.1:" + QByteArray::number(server.port()));
    }
#endif
};

QTEST_GUILESS_MAIN(TestCliSend)
#include "tst_cli_send.moc"
