// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/content_digest.h"
#include "sync/outbox/folder_target.h"
#include "sync/outbox/send.h"
#include "sync/outbox/webdav_target.h"
#include "tests/support/cutting_proxy.h"
#include "tests/support/dav_server.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

#include <memory>
#include <random>

using namespace tessera;
using namespace tessera::test;

namespace {

constexpr int kParcels = 60;
constexpr int kMostRounds = 600;

// Sealed files of a tablet, each some kilobytes that look like noise, as sealed ones do.
class Waiting {
public:
    explicit Waiting(int count)
    {
        LibraryOptions options;
        options.folder = std::filesystem::path(folder_.path().toStdString()) / "library";
        auto opened = Library::open(options);
        if (!opened) qFatal("%s", opened.error().what.c_str());
        library_ = std::move(opened).value();
        auto outbox = Outbox::open(*library_);
        if (!outbox) qFatal("%s", outbox.error().what.c_str());
        outbox_ = std::make_unique<Outbox>(std::move(outbox).value());
        std::mt19937 random(20260302);
        std::uniform_int_distribution<int> size(1, 20'000), byte(0, 255);
        for (int i = 0; i < count; ++i) {
            std::string bytes = "age-encryption.org/v1\n";
            for (int left = size(random); left > 0; --left) bytes += static_cast<char>(byte(random));
            if (!outbox_->add(randomUuid(), "r" + std::to_string(i), bytes, UtcTime{0})) qFatal("not added");
        }
    }
    [[nodiscard]] Outbox& outbox() { return *outbox_; }

    // One round after another until nothing waits; answers with how many it took.
    int sendAll(Target& target)
    {
        int rounds = 0;
        while (rounds < kMostRounds) {
            ++rounds;
            const auto round = sendWaiting(*outbox_, target, options());
            if (!round) qFatal("%s", round.error().what.c_str());
            if (round->waiting == 0) break;
        }
        return rounds;
    }
    [[nodiscard]] static SendOptions options()
    {
        SendOptions options;
        options.now = [] { return UtcTime{1'000}; };
        options.random = [] { return 0.5; };
        return options;
    }

private:
    QTemporaryDir folder_;
    std::unique_ptr<Library> library_;
    std::unique_ptr<Outbox> outbox_;
};

// What is wrong with a folder that should hold every parcel once, whole, and nothing else.
QString faultOf(const QString& folder, const Outbox& outbox)
{
    const QStringList files = QDir(folder).entryList(QDir::Files | QDir::Hidden | QDir::System, QDir::Name);
    for (const QString& file : files) {
        QFile content(QDir(folder).filePath(file));
        if (!content.open(QIODevice::ReadOnly)) return file + " cannot be read";
        const std::string digest = sha256Hex(content.readAll().toStdString());
        if (QString::fromStdString(digest) + ".tessera.age" != file) return file + " holds something else";
        if (outbox.find(file.toStdString()) == nullptr) return file + " is nobody's";
    }
    if (files.size() != static_cast<qsizetype>(outbox.parcels().size()))
        return QString("%1 files for %2 parcels").arg(files.size()).arg(outbox.parcels().size());
    return {};
}

HttpSettings settings(const TestAuthority& authority)
{
    HttpSettings settings;
    settings.user = DavServer::kUser;
    settings.password = DavServer::kPassword;
    settings.authorities = authority.authority().toStdString();
    return settings;
}

std::string address(quint16 port)
{
    return "https://127.0.0.1:" + std::to_string(port);
}

}  // namespace

// Real servers, as Debian packages them, on loopback with an authority of the test's own.
class TestOutboxServers : public QObject {
    Q_OBJECT

    TestAuthority authority_;

private slots:
    void whatWaitsIsPublishedOnceThoughConnectionsBreak_data()
    {
        QTest::addColumn<QString>("kind");
        for (const char* const kind : {"apache2", "nginx", "rclone", "apache2 without MOVE"}) {
            if (!DavServer::programOf(QString(kind).section(' ', 0, 0)).isEmpty())
                QTest::newRow(kind) << kind;
        }
        QTest::newRow("folder") << "folder";
    }
    void whatWaitsIsPublishedOnceThoughConnectionsBreak()
    {
        QFETCH(QString, kind);
        Waiting waiting(kParcels);
        if (kind == "folder") {
            QTemporaryDir stick;
            FolderTarget target(stick.path().toStdString());
            QCOMPARE(waiting.sendAll(target), 1);
            QCOMPARE(faultOf(stick.path(), waiting.outbox()), QString());
            return;
        }
        const DavServer server(kind, authority_);
        CuttingProxy proxy(server.port(), 7);
        WebDavTarget target(address(proxy.port()), settings(authority_));
        const int rounds = waiting.sendAll(target);
        for (const Parcel& parcel : waiting.outbox().parcels())
            QCOMPARE(parcel.state, ParcelState::handedOver);
        QVERIFY2(proxy.cuts() > 10, qPrintable(QString::number(proxy.cuts())));
        // A quiet line again: what earlier tries left there is taken away.
        proxy.cutNothing();
        WebDavTarget quiet(address(proxy.port()), settings(authority_));
        QVERIFY(sendWaiting(waiting.outbox(), quiet, Waiting::options()));
        for (const Parcel& parcel : waiting.outbox().parcels()) QVERIFY(parcel.aside.empty());
        QCOMPARE(faultOf(server.www(), waiting.outbox()), QString());
        qInfo("%s: %d rounds, %d cuts", qPrintable(kind), rounds, proxy.cuts());
    }

    void aServerThatCannotProveItselfGetsNothing()
    {
        if (DavServer::programOf("rclone").isEmpty()) return;  // its own line at configure time says so
        Waiting waiting(1);
        const DavServer server("rclone", authority_);
        HttpSettings strangers = settings(TestAuthority());
        WebDavTarget target(address(server.port()), strangers);
        const auto round = sendWaiting(waiting.outbox(), target, Waiting::options());
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
        const auto round = sendWaiting(waiting.outbox(), target, Waiting::options());
        QCOMPARE(round->trouble, Trouble::signIn);
        QVERIFY(!passes(round->trouble));
        QCOMPARE(round->waiting, std::size_t{2});
    }
};

QTEST_GUILESS_MAIN(TestOutboxServers)
#include "tst_outbox_servers.moc"
