// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/app_window.h"
#include "tests/support/fault_vfs.h"

#include "core/store/library.h"
#include "sync/bundle/exchange.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

using namespace tessera;
using namespace tessera::test;

// The disk stalls, is full or fails while a visit is coded: nothing that was tapped is lost, and the observer
// is told.
class FailingDisk : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        folder_ = std::make_unique<QTemporaryDir>();
        device_ = std::make_unique<ToldDevice>();
        disk_ = std::make_unique<FaultVfs>("failing");
        app_ =
            std::make_unique<AppWindow>(*device_, folder_->filePath("library").toStdString(), disk_->name());
        QVERIFY(app_->shown());
        QCOMPARE(app_->app().vault()->state(), Vault::Open);
    }
    void cleanup()
    {
        disk_->release();
        disk_->giveRoom();
        disk_->failNothing();
        app_.reset();
        disk_.reset();
    }

    void whileTheDiskStandsStillTapsKeepTheirTimesAndTheWindowDraws()
    {
        codeAndSave();
        std::atomic<int> frames{0};
        connect(
            &app_->window(), &QQuickWindow::frameSwapped, this, [&frames] { ++frames; },
            Qt::DirectConnection);
        std::vector<Millis> told;
        QElapsedTimer stalled;
        stalled.start();
        disk_->stall();
        for (int tap = 0; tap < 12 || stalled.elapsed() < 2000; ++tap) {
            device_->time.advance(Millis{10'000});
            told.push_back(Millis{static_cast<std::int64_t>(live().stamp())});
            const int before = frames;
            QElapsedTimer patience;
            patience.start();
            QVERIFY(app_->touch(QStringLiteral("pad%1").arg((tap + 2) % 4)));
            QVERIFY(app_->waitUntil([&] { return frames > before; }));
            QVERIFY2(patience.elapsed() < 1000, qPrintable(QString::number(patience.elapsed())));
        }
        QVERIFY(disk_->waitUntilStalled(std::chrono::seconds{1}));
        QVERIFY(!live().saved());
        QCOMPARE(live().grid()->squares().size(), 2 + told.size());
        QCOMPARE(live().grid()->durableSquares(), std::size_t{2});
        QVERIFY(app_->find("saveBadge")->property("text").toString().contains("not saved"));

        disk_->release();
        QVERIFY(app_->waitUntil([&] { return live().saved(); }));
        QCOMPARE(live().grid()->durableSquares(), live().grid()->squares().size());
        const auto stored = load();
        QCOMPARE(stored.size(), 4 + told.size());  // header, what was agreed to, and two taps before
        for (std::size_t i = 0; i < told.size(); ++i) {
            QCOMPARE(stored[4 + i].at, told[i]);
            QCOMPARE(stored[4 + i].onset, told[i]);
        }
    }

    void whenTheDiskIsFullItSaysSoAndKeepsEverything()
    {
        codeAndSave();
        disk_->limitRoom(0);
        QVERIFY(app_->tapPad(2));
        QVERIFY(app_->waitUntil([&] { return !live().trouble().isEmpty(); }));
        QVERIFY2(live().trouble().contains("room"), qPrintable(live().trouble()));
        QVERIFY(app_->waitFor("trouble"));
        QVERIFY(app_->find("trouble")->property("text").toString().contains(live().trouble()));
        QVERIFY(app_->tapPad(3));
        QCOMPARE(live().grid()->squares().size(), std::size_t{4});
        QCOMPARE(live().grid()->durableSquares(), std::size_t{2});

        device_->time.advance(Millis{10'000});
        QVERIFY(app_->touch("pause"));
        QVERIFY(app_->touch("endVisit"));
        QCOMPARE(live().state(), Live::Paused);
        QVERIFY2(live().message().contains("not everything is saved", Qt::CaseInsensitive),
                 qPrintable(live().message()));
        QCOMPARE(app_->find("message")->property("text").toString(), live().message());

        const std::size_t entries = live().journal()->entries().size();
        const Uuid session = live().journal()->session();
        disk_->giveRoom();
        QVERIFY(app_->touch("tryAgain"));
        QVERIFY(app_->waitUntil([&] { return live().saved() && live().trouble().isEmpty(); }));
        QVERIFY(app_->waitUntil([&] { return !app_->find("trouble"); }));
        QCOMPARE(live().grid()->durableSquares(), live().grid()->squares().size());
        QCOMPARE(load().size(), entries);
        QVERIFY(app_->touch("endVisit"));
        QCOMPARE(live().state(), Live::Ended);
        QCOMPARE(live().journal()->session(), session);
    }

    void theRescueFileCarriesTheWholeVisitIntoAnotherLibrary()
    {
        codeAndSave();
        disk_->limitRoom(0);
        QVERIFY(app_->tapPad(2));
        QVERIFY(app_->waitFor("rescue"));
        QVERIFY(app_->touch("rescue"));
        QVERIFY(app_->type("rescueFolderField", folder_->path()));
        QVERIFY(app_->touch("rescueHere"));
        QVERIFY2(live().message().contains("rescue file"), qPrintable(live().message()));

        const QStringList files = QDir(folder_->path()).entryList({"rescue-*.tessera"});
        QCOMPARE(files.size(), 1);
        const std::filesystem::path file = folder_->filePath(files.front()).toStdString();
        const auto opened = verifyBundleFile(file);
        QVERIFY2(opened.ok(), opened.ok() ? "" : describe(opened.error()).c_str());

        LibraryOptions options;
        options.folder = folder_->filePath("another").toStdString();
        auto other = Library::open(options);
        QVERIFY(other);
        QCOMPARE(importBundle(**other, file, false).status, ImportStatus::imported);
        const auto taken = (*other)->load(live().journal()->session());
        QVERIFY(taken);
        QVERIFY(taken->entries == live().journal()->entries());
    }

    void aFolderThatCannotTakeTheRescueFileIsNamed()
    {
        codeAndSave();
        QCOMPARE(live().writeRescueFile(folder_->filePath("not/there")), QString());
        QVERIFY(!live().message().isEmpty());
    }

    void theDiskComesBackByItself()
    {
        codeAndSave();
        disk_->failCalls(disk_->calls() + 1, 3);
        QVERIFY(app_->tapPad(2));
        QVERIFY(app_->waitUntil([&] { return live().saved() && live().trouble().isEmpty(); }));
        QCOMPARE(load().size(), live().journal()->entries().size());
    }

    void closingWithSomethingUnsavedIsRefusedOnceWithWords()
    {
        codeAndSave();
        disk_->limitRoom(0);
        QVERIFY(app_->tapPad(2));
        QVERIFY(app_->waitFor("trouble"));
        QVERIFY(!app_->window().close());
        QVERIFY(app_->window().isVisible());
        QCOMPARE(live().state(), Live::Paused);
        QVERIFY2(live().message().contains("not everything is saved", Qt::CaseInsensitive),
                 qPrintable(live().message()));
        QCOMPARE(app_->find("message")->property("text").toString(), live().message());
        QVERIFY(app_->window().close());
        QVERIFY(!app_->window().isVisible());
    }

    void anEndThatIsNotYetSavedIsSaidOnTheLastPageToo()
    {
        codeAndSave();
        QVERIFY(app_->touch("pause"));
        QVERIFY(app_->waitUntil([&] { return live().saved(); }));
        disk_->limitRoom(0);
        QVERIFY(app_->touch("endVisit"));
        QVERIFY(app_->waitFor("endPage"));
        QVERIFY(app_->waitFor("trouble"));
        QVERIFY(!app_->window().close());
        QVERIFY(app_->waitFor("endMessage"));
        disk_->giveRoom();
        QVERIFY(app_->touch("tryAgain"));
        QVERIFY(app_->waitUntil([&] { return live().saved() && !app_->find("trouble"); }));
    }

private:
    Live& live() { return *app_->app().live(); }

    // Two squares, stored.
    void codeAndSave()
    {
        QVERIFY(app_->startVisit());
        QVERIFY(app_->tapPad(0));
        QVERIFY(app_->tapPad(1));
        QVERIFY(app_->waitUntil([&] { return live().saved(); }));
        QCOMPARE(live().grid()->durableSquares(), std::size_t{2});
    }

    // The entries of this visit as they lie in the library.
    std::vector<Entry> load()
    {
        std::optional<std::vector<Entry>> entries;
        app_->app().vault()->ask(
            [session = live().journal()->session()](Library& library) { return library.load(session); },
            [&entries](Result<StoredSession> stored) {
                entries = stored ? std::move(stored->entries) : std::vector<Entry>{};
            });
        app_->waitUntil([&] { return entries.has_value(); });
        return entries.value_or(std::vector<Entry>{});
    }

    std::unique_ptr<QTemporaryDir> folder_;
    std::unique_ptr<ToldDevice> device_;
    std::unique_ptr<FaultVfs> disk_;
    std::unique_ptr<AppWindow> app_;
};

QTEST_MAIN(FailingDisk)
#include "tst_failing_disk.moc"
