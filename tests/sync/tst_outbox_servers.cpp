// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/outbox/folder_target.h"
#include "tests/support/cutting_proxy.h"
#include "tests/sync/waiting_parcels.h"

#include <QtTest>

using namespace tessera;
using namespace tessera::test;

namespace {

constexpr int kParcels = 60;

}  // namespace

// Real servers, as Debian packages them, on loopback with an authority of the test's own.
class TestOutboxServers : public QObject {
    Q_OBJECT

    TestAuthority authority_;
    int servers_ = 0, published_ = 0, cuts_ = 0, left_ = 0;

private slots:
    void whatWaitsIsPublishedOnceThoughConnectionsBreak_data()
    {
        QTest::addColumn<QString>("kind");
        for (const char* const kind : {"apache2", "nginx", "rclone", "apache2 without MOVE"}) {
            if (!DavServer::programOf(QString(kind).section(' ', 0, 0)).isEmpty())
                QTest::newRow(kind) << kind;
        }
    }
    void whatWaitsIsPublishedOnceThoughConnectionsBreak()
    {
        QFETCH(QString, kind);
        Waiting waiting(kParcels);
        const DavServer server(kind, authority_);
        CuttingProxy proxy(server.port(), 7);
        WebDavTarget target(address(proxy.port()), settings(authority_));
        const int rounds = waiting.sendAll(target);
        for (const Parcel& parcel : waiting.outbox().parcels())
            QCOMPARE(parcel.state, ParcelState::handedOver);
        QVERIFY2(proxy.cuts() > 10, qPrintable(QString::number(proxy.cuts())));
        // A quiet line again, two days later: what earlier tries left there is taken away, and what no line
        // of the outbox knows of too where the server tells what it holds (nginx tells of no such names).
        proxy.cutNothing();
        if (kind == "apache2" || kind == "rclone") {
            HttpClient client(settings(authority_));
            const std::string name = temporaryName(waiting.device(), UtcTime{0});
            const HttpReply put =
                client.request("PUT", address(proxy.port()) + "/" + name, {}, "lost", 1'000);
            QCOMPARE(put.status, 201L);
        }
        WebDavTarget quiet(address(proxy.port()), settings(authority_));
        QVERIFY(sendWaiting(waiting.outbox(), quiet, waiting.options(2 * kTemporaryLife.count())));
        for (const Parcel& parcel : waiting.outbox().parcels()) QVERIFY(parcel.aside.empty());
        QCOMPARE(faultOf(server.www(), waiting.outbox()), QString());
        qInfo("%s: %d published once in %d rounds, %d connections cut, %d temporary files swept",
              qPrintable(kind), kParcels, rounds, proxy.cuts(), waiting.left());
        ++servers_;
        published_ += kParcels;
        cuts_ += proxy.cuts();
        left_ += waiting.left();
    }
    void twoHundredAndFortyOverFourServers()
    {
        qInfo(
            "%d bundles over %d servers: all published once, none wrong, none twice; %d connections cut, %d "
            "temporary files swept",
            published_, servers_, cuts_, left_);
        if (servers_ == 4) QCOMPARE(published_, 240);
    }

    void aServerThatCannotProveItselfGetsNothing()
    {
        if (DavServer::programOf("rclone").isEmpty()) return;  // its own line at configure time says so
        Waiting waiting(1);
        const DavServer server("rclone", authority_);
        const TestAuthority stranger;
        WebDavTarget target(address(server.port()), settings(stranger));
        const auto round = sendWaiting(waiting.outbox(), target, waiting.options());
        QCOMPARE(round->trouble, Trouble::certificate);
        QVERIFY(QDir(server.www()).isEmpty());
    }

    void aWrongPasswordIsToldAndNotTriedAgainByItself()
    {
        if (DavServer::programOf("nginx").isEmpty()) return;
        Waiting waiting(2);
        const DavServer server("nginx", authority_);
        HttpSettings wrong = settings(authority_);
        wrong.password = "something else";
        WebDavTarget target(address(server.port()), wrong);
        const auto round = sendWaiting(waiting.outbox(), target, waiting.options());
        QCOMPARE(round->trouble, Trouble::signIn);
        QVERIFY(!passes(round->trouble));
        QCOMPARE(round->waiting, std::size_t{2});
    }
};

QTEST_GUILESS_MAIN(TestOutboxServers)
#include "tst_outbox_servers.moc"
