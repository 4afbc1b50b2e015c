// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/outbox/http.h"
#include "tests/e2e/coded_visit.h"
#include "tests/e2e/counted_sockets.h"

#include <QTemporaryDir>
#include <QTest>

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <unistd.h>

#include <cerrno>

using namespace tessera;
using namespace tessera::test;

// Nothing leaves by itself (promise P7).
class TestNoNetwork : public QObject {
    Q_OBJECT

private slots:
    // The program that runs the tests of screens gives them a machine without any network.
    void theTestsOfScreensSeeNoNetwork()
    {
        if (!qEnvironmentVariableIsSet("TESSERA_WITHOUT_NETWORK")) {
            qInfo(
                "LEFT OUT: run by hand, or where unshare -n is not allowed, there is the machine's network");
            return;
        }
        ifaddrs* first = nullptr;
        QCOMPARE(getifaddrs(&first), 0);
        for (const ifaddrs* one = first; one != nullptr; one = one->ifa_next)
            QVERIFY2((one->ifa_flags & IFF_UP) == 0, one->ifa_name);
        freeifaddrs(first);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(9);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        const int file = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        QVERIFY(file >= 0);
        QVERIFY(::connect(file, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0);
        QCOMPARE(errno, ENETUNREACH);
        ::close(file);
    }

    // Else a zero below would mean nothing.
    void theCounterSeesWhoUsesTheNetwork()
    {
        internetSockets = 0;
        HttpSettings settings;
        settings.connecting = Millis{2'000};
        HttpClient client(settings);
        const HttpReply reply = client.request("GET", "https://127.0.0.1:9/", {}, {}, 1'000);
        QCOMPARE(reply.status, 0L);
        QVERIFY(internetSockets > 0);
    }

    // From the start of the app to a file that was handed over: not one socket but the desktop's own.
    void aWholeVisitOpensNoSocketToAnyNetwork()
    {
        internetSockets = 0;
        QTemporaryDir folder;
        ToldDevice device;
        AppWindow app(device, folder.filePath("library").toStdString());
        QVERIFY(app.shown());
        app.resize(1280, 1000);
        QVERIFY(codeVisit(app, device, "F07", "LMJPLL"));
        QVERIFY(app.touch("export"));
        QVERIFY(app.waitFor("exportPage"));
        Exporter& exporter = *app.app().exporter();
        exporter.setProperty("format", Exporter::Bundle);
        exporter.setProperty("folder", folder.filePath("out"));
        exporter.save();
        QVERIFY(app.waitUntil([&exporter] { return !exporter.busy(); }));
        QVERIFY2(exporter.problem().isEmpty(), qPrintable(exporter.problem()));
        QVERIFY(app.touch("back"));
        for (const char* page : {"settings", "home"}) {
            app.window().setProperty("page", page);
            QVERIFY2(app.waitFor("aboutActivities"), page);
        }
        QCOMPARE(internetSockets.load(), 0);
    }
};

QTEST_MAIN(TestNoNetwork)
#include "tst_no_network.moc"
