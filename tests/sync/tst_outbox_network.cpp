// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/outbox/folder_target.h"
#include "tests/support/cutting_proxy.h"
#include "tests/support/scripted_server.h"
#include "tests/sync/waiting_parcels.h"

#include <QtTest>

#include <utility>

using namespace tessera;
using namespace tessera::test;

namespace {

constexpr int kParcels = 20;

const Parcel& first(Waiting& waiting)
{
    return waiting.outbox().parcels().front();
}

SendRound sent(Waiting& waiting, quint16 port, const HttpSettings& settings)
{
    WebDavTarget target(address(port), settings);
    const auto round = sendWaiting(waiting.outbox(), target, waiting.options());
    if (!round) qFatal("%s", round.error().what.c_str());
    return *round;
}

// A variable of the environment that is as it was when this goes.
class Variable {
public:
    Variable(const char* name, const QByteArray& value) : name_(name), before_(qgetenv(name))
    {
        qputenv(name, value);
    }
    Variable(const Variable&) = delete;
    Variable& operator=(const Variable&) = delete;
    ~Variable() { before_.isNull() ? qunsetenv(name_) : qputenv(name_, before_); }

private:
    const char* name_;
    QByteArray before_;
};

}  // namespace

// A server and a proxy that answer as they are told, on loopback.
class TestOutboxNetwork : public QObject {
    Q_OBJECT

    TestAuthority authority_;
    HttpSettings known_ = settings(authority_);

private slots:
    void initTestCase()
    {
        for (const char* const name : {"https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "no_proxy",
                                       "NO_PROXY", "SSL_CERT_FILE"})
            qunsetenv(name);
    }

    void whatAServerAnswersIsToldInWords_data()
    {
        QTest::addColumn<QByteArray>("rule");
        QTest::addColumn<int>("trouble");
        const auto row = [](const char* name, const char* rule, Trouble trouble) {
            QTest::newRow(name) << QByteArray(rule) << static_cast<int>(trouble);
        };
        row("401", R"([{"method":"*","status":401}])", Trouble::signIn);
        row("403 to reading too", R"([{"method":"*","status":403}])", Trouble::notAllowed);
        row("404 for the folder", R"([{"method":"PUT","status":404}])", Trouble::noPlace);
        row("409", R"([{"method":"PUT","status":409}])", Trouble::noPlace);
        row("413", R"([{"method":"PUT","status":413}])", Trouble::tooLarge);
        row("507", R"([{"method":"PUT","status":507}])", Trouble::full);
        row("507 while moving", R"([{"method":"MOVE","status":507}])", Trouble::full);
        row("429", R"([{"method":"PUT","status":429}])", Trouble::busy);
        row("500", R"([{"method":"GET","status":500}])", Trouble::busy);
        row("503", R"([{"method":"PUT","status":503}])", Trouble::busy);
        row("moved", R"([{"method":"*","status":301,"headers":{"Location":"https://127.0.0.1:1/"}}])",
            Trouble::moved);
        row("cut", R"([{"method":"PUT","cut":"before"}])", Trouble::cut);
        row("never ends", R"([{"method":"GET","drip":true}])", Trouble::slow);
    }
    void whatAServerAnswersIsToldInWords()
    {
        QFETCH(QByteArray, rule);
        QFETCH(int, trouble);
        Waiting waiting(1);
        ScriptedServer server(authority_);
        server.rules(rule);
        HttpSettings settings = known_;
        settings.whole = Millis{1'500};
        const SendRound round = sent(waiting, server.port(), settings);
        QCOMPARE(static_cast<int>(round.trouble), trouble);
        QCOMPARE(round.waiting, std::size_t{1});
        QCOMPARE(first(waiting).state, ParcelState::sealed);
        QCOMPARE(first(waiting).failures, 1U);
        QVERIFY(QString::fromStdString(std::string(sentence(round.trouble))).contains(';'));  // what to do
        QVERIFY(!QString::fromStdString(round.detail).contains(DavServer::kPassword));
        // Once the server is well again, the same bytes arrive.
        server.rules("[]");
        QCOMPARE(sent(waiting, server.port(), known_).handedOver, std::size_t{1});
        QCOMPARE(faultOf(server.www(), waiting.outbox()), QString());
    }

    void theServerSaysHowLongToWait()
    {
        Waiting waiting(1);
        ScriptedServer server(authority_);
        server.rules(R"([{"method":"PUT","status":503,"headers":{"Retry-After":"3600"}}])");
        static_cast<void>(sent(waiting, server.port(), known_));
        QCOMPARE(first(waiting).next.ms, 1'000 + 3'600'000);
        // Of its own accord nothing is tried before.
        SendOptions early = waiting.options(1'000 + 3'599'000);
        early.dueOnly = true;
        static_cast<void>(server.log());
        WebDavTarget target(address(server.port()), known_);
        QCOMPARE(sendWaiting(waiting.outbox(), target, early)->waiting, std::size_t{1});
        QVERIFY(!server.log().contains("PUT"));
    }

    void aLostReplyIsFoundAndNothingLiesThereTwice_data()
    {
        QTest::addColumn<int>("times");
        QTest::newRow("once, when it is asked again at once") << 1;
        QTest::newRow("twice, until the next try") << 2;
    }
    void aLostReplyIsFoundAndNothingLiesThereTwice()
    {
        QFETCH(int, times);
        Waiting waiting(1);
        ScriptedServer server(authority_);
        server.rules(R"([{"method":"MOVE","cut":"after","times":)" + QByteArray::number(times) + "}]");
        const SendRound round = sent(waiting, server.port(), known_);
        QCOMPARE(round.handedOver, std::size_t{times == 1});
        if (times == 2) {
            QCOMPARE(round.trouble, Trouble::cut);
            static_cast<void>(server.log());
            QCOMPARE(sent(waiting, server.port(), known_).handedOver, std::size_t{1});
            QVERIFY(!server.log().contains("PUT"));  // it was there already
        }
        QCOMPARE(faultOf(server.www(), waiting.outbox()), QString());
    }

    void aWrongPasswordIsTold()
    {
        Waiting waiting(2);
        const ScriptedServer server(authority_);
        HttpSettings wrong = known_;
        wrong.password = "something else";
        const SendRound round = sent(waiting, server.port(), wrong);
        QCOMPARE(round.trouble, Trouble::signIn);
        QVERIFY(!passes(round.trouble));
        QCOMPARE(round.waiting, std::size_t{2});
    }

    void aServerThatIsAwayIsFoundAgainOnceItIsBack()
    {
        Waiting waiting(3);
        ScriptedServer server(authority_);
        WebDavTarget target(address(server.port()), known_);  // one that keeps its connection
        const SendOptions options = waiting.options();
        server.stop();
        QCOMPARE(sendWaiting(waiting.outbox(), target, options)->trouble, Trouble::offline);
        server.start();
        QCOMPARE(sendWaiting(waiting.outbox(), target, options)->handedOver, std::size_t{3});
        server.stop();
        server.start();
        QCOMPARE(sendWaiting(waiting.outbox(), target, options)->waiting, std::size_t{0});
        QCOMPARE(faultOf(server.www(), waiting.outbox()), QString());
    }

    void aServerThatCannotProveItselfGetsNothing_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<bool>("expired");
        QTest::addColumn<bool>("known");
        QTest::addColumn<int>("trouble");
        const QString here = "IP:127.0.0.1";
        QTest::newRow("whose authority nobody knows")
            << here << false << false << static_cast<int>(Trouble::certificate);
        QTest::newRow("out of date") << here << true << true << static_cast<int>(Trouble::expired);
        QTest::newRow("for another address")
            << "DNS:elsewhere.example" << false << true << static_cast<int>(Trouble::otherName);
    }
    void aServerThatCannotProveItselfGetsNothing()
    {
        QFETCH(QString, address);
        QFETCH(bool, expired);
        QFETCH(bool, known);
        QFETCH(int, trouble);
        Waiting waiting(2);
        const TestAuthority authority(address, expired);
        ScriptedServer server(authority);
        const SendRound round = sent(waiting, server.port(), settings(known ? authority : authority_));
        QCOMPARE(static_cast<int>(round.trouble), trouble);
        QVERIFY(server.log().isEmpty());  // not one request, and so no password either
        QVERIFY(QDir(server.www()).isEmpty());
    }

    // On Linux an administrator names them by this variable where they are not in their usual place.
    void theSystemsCertificatesAreThoseThatCount()
    {
        Waiting waiting(1);
        const ScriptedServer server(authority_);
        HttpSettings system = known_;
        system.authorities.clear();
        QCOMPARE(sent(waiting, server.port(), system).trouble, Trouble::certificate);
        const Variable named("SSL_CERT_FILE", authority_.authority().toLocal8Bit());
        QCOMPARE(sent(waiting, server.port(), system).handedOver, std::size_t{1});
    }

    void theNetworksProxyIsUsed_data()
    {
        QTest::addColumn<bool>("byVariable");
        QTest::newRow("as the settings say") << false;
        QTest::newRow("as the environment says") << true;
    }
    void theNetworksProxyIsUsed()
    {
        QFETCH(bool, byVariable);
        Waiting waiting(2);
        const ScriptedServer server(authority_);
        ConnectProxy proxy;
        HttpSettings through = known_;
        if (!byVariable) through.proxy = proxy.address();
        const Variable variable("https_proxy",
                                byVariable ? QByteArray::fromStdString(proxy.address()) : QByteArray());
        QCOMPARE(sent(waiting, server.port(), through).handedOver, std::size_t{2});
        QCOMPARE(proxy.line(), "CONNECT 127.0.0.1:" + QByteArray::number(server.port()));
        // It sees where to and nothing else: the connection within is the server's own.
        QCOMPARE(faultOf(server.www(), waiting.outbox()), QString());
    }

    void aProxyThatLetsNothingThroughIsToldApart_data()
    {
        QTest::addColumn<QString>("status");
        QTest::addColumn<int>("trouble");
        QTest::newRow("not there") << "403" << static_cast<int>(Trouble::proxy);
        QTest::newRow("not without a name") << "407" << static_cast<int>(Trouble::proxy);
        QTest::newRow("finds no way") << "502" << static_cast<int>(Trouble::offline);
    }
    void aProxyThatLetsNothingThroughIsToldApart()
    {
        QFETCH(QString, status);
        QFETCH(int, trouble);
        Waiting waiting(2);
        const ScriptedServer server(authority_);
        ConnectProxy proxy(status);
        HttpSettings through = known_;
        through.proxy = proxy.address();
        const SendRound round = sent(waiting, server.port(), through);
        QCOMPARE(static_cast<int>(round.trouble), trouble);
        QCOMPARE(round.waiting, std::size_t{2});
        QVERIFY(QDir(server.www()).isEmpty());
    }

    void whoeverStopsItInTheMiddleLosesNothing()
    {
        Waiting waiting(2);
        ScriptedServer server(authority_);
        server.rules(R"([{"method":"GET","drip":true}])");
        HttpSettings settings = known_;
        SendOptions options = waiting.options();
        // Asked for the first time when the first request is under way.
        settings.stopped = options.stopped = [] { return true; };
        WebDavTarget target(address(server.port()), settings);
        const auto round = sendWaiting(waiting.outbox(), target, options);
        QVERIFY(round);
        QVERIFY(round->cancelled);
        QCOMPARE(round->waiting, std::size_t{2});
        QCOMPARE(first(waiting).failures, 0U);
        QCOMPARE(first(waiting).trouble, Trouble::none);
    }

    void ownTemporaryFilesOfMoreThanADayAgoAreSwept()
    {
        const std::int64_t now = 100 * kTemporaryLife.count();
        Waiting waiting(1);
        ScriptedServer server(authority_);
        const auto leave = [&server](const Uuid& device, std::int64_t ms) {
            const QString name = QString::fromStdString(temporaryName(device, UtcTime{ms}));
            QFile file(QDir(server.www()).filePath(name));
            if (!file.open(QIODevice::WriteOnly)) qFatal("not written");
            return name;
        };
        const QString old = leave(waiting.device(), now - kTemporaryLife.count() - 1'000);
        const QString young = leave(waiting.device(), now - kTemporaryLife.count() + 1'000);
        const QString others = leave(randomUuid(), 0);
        WebDavTarget target(address(server.port()), known_);
        const auto round = sendWaiting(waiting.outbox(), target, waiting.options(now));
        QCOMPARE(round->swept, std::size_t{1});
        const QDir www(server.www());
        QVERIFY(!www.exists(old));
        QVERIFY(www.exists(young));
        QVERIFY(www.exists(others));
        QVERIFY(!old.contains(QString::fromStdString(waiting.device().text().substr(0, 8))));
    }

    void aTryWritesReadsAndLeavesNothing()
    {
        Waiting waiting(0);
        ScriptedServer server(authority_);
        const std::string name = temporaryName(waiting.device(), UtcTime{0});
        WebDavTarget target(address(server.port()), known_);
        QCOMPARE(target.probe(name).trouble, Trouble::none);
        QVERIFY(QDir(server.www()).isEmpty());
        server.rules(R"([{"method":"PUT","status":403}])");
        QCOMPARE(target.probe(name).trouble, Trouble::notAllowed);
    }

    // The small form of what tst_outbox_servers does with 240 and the servers that Debian packages.
    void whatWaitsIsPublishedOnceThoughConnectionsBreak_data()
    {
        QTest::addColumn<QByteArray>("rules");
        QTest::newRow("whole WebDAV") << QByteArray("[]");
        QTest::newRow("only the common verbs")
            << QByteArray(R"([{"method":"MOVE","status":405},{"method":"PROPFIND","status":405}])");
    }
    void whatWaitsIsPublishedOnceThoughConnectionsBreak()
    {
        QFETCH(QByteArray, rules);
        Waiting waiting(kParcels);
        ScriptedServer server(authority_);
        server.rules(rules);
        CuttingProxy proxy(server.port(), 11);
        WebDavTarget target(address(proxy.port()), known_);
        const int rounds = waiting.sendAll(target);
        QVERIFY2(proxy.cuts() > 3, qPrintable(QString::number(proxy.cuts())));
        proxy.cutNothing();
        WebDavTarget quiet(address(proxy.port()), known_);
        QVERIFY(sendWaiting(waiting.outbox(), quiet, waiting.options()));
        QCOMPARE(faultOf(server.www(), waiting.outbox()), QString());
        qInfo("%d published once in %d rounds, %d connections cut, %d temporary files swept", kParcels,
              rounds, proxy.cuts(), waiting.left());
    }

    void aStickTakesThemAllInOneRound()
    {
        Waiting waiting(kParcels);
        QTemporaryDir stick;
        FolderTarget target(stick.path().toStdString());
        QCOMPARE(waiting.sendAll(target), 1);
        QCOMPARE(faultOf(stick.path(), waiting.outbox()), QString());
    }
};

QTEST_GUILESS_MAIN(TestOutboxNetwork)
#include "tst_outbox_network.moc"
