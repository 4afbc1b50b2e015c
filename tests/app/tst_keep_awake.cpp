// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/live/live.h"
#include "core/journal/consent_record.h"
#include "core/store/library.h"
#include "core/store/writer.h"
#include "platforms/linux/linux_device.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace tessera;

// Stands for the desktop's screen saver, on a message bus of the test's own.
class FakeScreenSaver : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.ScreenSaver")

public:
    QList<uint> held;   // inhibitions that hold
    QStringList asked;  // "program: reason"

public slots:
    uint Inhibit(const QString& program, const QString& reason)
    {
        asked << program + ": " + reason;
        held << ++last_;
        return last_;
    }
    void UnInhibit(uint cookie) { held.removeOne(cookie); }

signals:
    void ActiveChanged(bool active);

private:
    uint last_ = 40;
};

// The screen is kept awake while a visit runs, and at no other time.
class KeepAwake : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        bus_.start("dbus-daemon", {"--session", "--nofork", "--print-address=1"});
        QVERIFY(bus_.waitForReadyRead());
        const QByteArray address = bus_.readLine().trimmed();
        QVERIFY(!address.isEmpty());
        qputenv("DBUS_SESSION_BUS_ADDRESS", address);
        QDBusConnection desktop = QDBusConnection::connectToBus(QString::fromLatin1(address), "desktop");
        QVERIFY(desktop.registerObject("/org/freedesktop/ScreenSaver", &saver_,
                                       QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals));
        QVERIFY(desktop.registerService("org.freedesktop.ScreenSaver"));
    }

    void init()
    {
        saver_.held.clear();
        saver_.asked.clear();
        folder_ = std::make_unique<QTemporaryDir>();
        LibraryOptions options;
        options.folder = folder_->filePath("library").toStdString();
        auto library = Library::open(options);
        QVERIFY(library);
        writer_ = std::make_unique<Writer>(std::move(*library), Writer::Events{});
        device_ = std::make_unique<LinuxDevice>(options.folder);
        live_ = std::make_unique<Live>(*device_);
        live_->attach(*writer_);
        Header header;
        header.family = "F07";
        header.observer = "O1";
        header.consent = Consent::all;
        QVERIFY(live_->open(header, partnershipActivities(), consentByScript(Consent::all)));
    }

    void cleanup()
    {
        live_.reset();
        device_.reset();
        writer_.reset();
    }

    void onlyARunningVisitKeepsTheScreenAwake()
    {
        QVERIFY(saver_.asked.isEmpty());  // opened, not yet begun
        live_->tap(0, live_->stamp());
        QTRY_COMPARE(saver_.held.size(), 1);
        QCOMPARE(saver_.asked, QStringList{"Tessera: A visit is being coded"});
        live_->pause(live_->stamp());
        QTRY_VERIFY(saver_.held.isEmpty());
        live_->carryOn(live_->stamp());
        QTRY_COMPARE(saver_.held.size(), 1);
        live_->pause(live_->stamp());
        QVERIFY(writer_->flush(std::chrono::seconds{5}));
        live_->onSaved(live_->journal()->session(),
                       static_cast<std::uint32_t>(live_->journal()->entries().size()));
        QVERIFY(live_->end());
        QTRY_VERIFY(saver_.held.isEmpty());
        QCOMPARE(saver_.asked.size(), 2);
    }

    void aPauseBeforeTheDesktopHasAnsweredLeavesNothingHeld()
    {
        live_->tap(0, live_->stamp());
        live_->pause(live_->stamp());
        QTRY_COMPARE(saver_.asked.size(), 1);
        QTRY_VERIFY(saver_.held.isEmpty());
    }

    void whoGoesLetsTheScreenGo()
    {
        live_->tap(0, live_->stamp());
        QTRY_COMPARE(saver_.held.size(), 1);
        live_.reset();
        device_.reset();
        QTRY_VERIFY(saver_.held.isEmpty());
    }

    void aLockedScreenIsAskedAboutOnReturn()
    {
        Millis told{-1};
        device_->onReturn([&told](Millis length) { told = length; });
        emit saver_.ActiveChanged(true);
        emit saver_.ActiveChanged(false);
        QTRY_VERIFY(told >= Millis{0});
        device_->onReturn({});
        emit saver_.ActiveChanged(true);
        told = Millis{-1};
        emit saver_.ActiveChanged(false);
        // The bus keeps the order: when this answer is there, the signals before it are through.
        QDBusConnection::sessionBus().call(QDBusMessage::createMethodCall(
            "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "GetId"));
        QCoreApplication::processEvents();
        QCOMPARE(told, Millis{-1});
    }

    // So that what is open can be locked before anybody else picks it up.
    void aLockedScreenIsToldAtOnce()
    {
        int left = 0;
        device_->onLeave([&left] { ++left; });
        emit saver_.ActiveChanged(true);
        QTRY_COMPARE(left, 1);
        emit saver_.ActiveChanged(false);
        device_->onLeave({});
    }

    void cleanupTestCase()
    {
        QDBusConnection::disconnectFromBus("desktop");
        bus_.terminate();
        QVERIFY(bus_.waitForFinished());
    }

private:
    QProcess bus_;
    FakeScreenSaver saver_;
    std::unique_ptr<QTemporaryDir> folder_;
    std::unique_ptr<Writer> writer_;
    std::unique_ptr<LinuxDevice> device_;
    std::unique_ptr<Live> live_;
};

QTEST_GUILESS_MAIN(KeepAwake)
#include "tst_keep_awake.moc"
