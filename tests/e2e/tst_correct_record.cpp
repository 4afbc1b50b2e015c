// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/correct/history.h"
#include "app/correct/worth.h"
#include "tests/e2e/app_window.h"
#include "tests/support/builders.h"
#include "tests/support/fault_vfs.h"

#include <QTemporaryDir>
#include <QTest>

using namespace tessera;
using namespace tessera::test;

// What corrections leave in the record, and what is read back from it.
class CorrectRecord : public QObject {
    Q_OBJECT

private slots:
    void cleanup() { app_.reset(); }

    void worthALookAreLongTimesCannotTellsAndSlips()
    {
        Entry slip = activity(400'000, 1);
        slip.cause = Cause::slip;
        const Journal journal = journalOf({activity(0, 0), activity(20'000, 1), activity(40'000, 2),
                                           activity(60'000, 0),  // 5 minutes
                                           simple(EntryKind::cannotTell, 360'000), slip, activity(420'000, 3),
                                           simple(EntryKind::end, 440'000)});
        const auto found = worthALook(journal);
        QCOMPARE(found.size(), std::size_t{3});
        QVERIFY(found[0].why == WorthALook::Why::longGap);
        QCOMPARE(found[0].onset, Millis{60'000});
        QCOMPARE(found[0].length, Millis{300'000});
        QVERIFY(found[1].why == WorthALook::Why::cannotTell);
        QVERIFY(found[2].why == WorthALook::Why::slip);
    }

    // Long is long for this visit: where every square lasts five minutes, none stands out.
    void aCalmVisitHasNoLongTimes()
    {
        QVERIFY(worthALook(visit("LMJP", 300'000)).empty());
        QVERIFY(worthALook(visit("LMJP", 20'000)).empty());
    }

    // A pause within a square is no time without a tap.
    void aPauseMakesNoSquareLong()
    {
        const Journal journal =
            journalOf({activity(0, 0), simple(EntryKind::pause, 10'000), simple(EntryKind::resume, 600'000),
                       activity(610'000, 1), activity(630'000, 2), simple(EntryKind::end, 640'000)});
        QVERIFY(worthALook(journal).empty());
    }

    void changesSayWhatWasAndWhatIsAndLeaveOutWhatWasTakenBack()
    {
        Journal journal = visit("LMJ");
        const std::uint32_t second = 3;
        const auto add = [&journal](Entry entry) { return journal.append(std::move(entry)).ok(); };
        QVERIFY(add(correction(EntryKind::recode, 31'000, second, 3)));
        QVERIFY(add(correction(EntryKind::retime, 32'000, second, kNoCode, 12'000)));
        QVERIFY(add(correction(EntryKind::remove, 33'000, 4)));
        QVERIFY(add(simple(EntryKind::undo, 34'000)));
        const auto changes = changesOf(journal);
        QCOMPARE(changes.size(), std::size_t{2});
        QCOMPARE(changes[0].was, CodeIndex{1});
        QCOMPARE(changes[0].is, CodeIndex{3});
        QCOMPARE(changes[1].wasAt, Millis{10'000});
        QCOMPARE(changes[1].isAt, Millis{12'000});
        QVERIFY(add(simple(EntryKind::redo, 35'000)));
        QCOMPARE(changesOf(journal).size(), std::size_t{3});
        QCOMPARE(changesOf(journal)[2].was, CodeIndex{2});
    }

    void aVisitOfTheLibraryIsCorrectedOnItsOwn()
    {
        open();
        const Uuid id = stored(visit("LMJP"));
        Correct& correct = *app_->app().correct();
        QVERIFY(begin(id));
        correct.select(1);
        correct.recode(3);
        correct.select(2);
        correct.move(-3);
        QVERIFY(app_->waitUntil([&] { return correct.waiting() == 0; }));
        correct.close();
        const auto entries = loaded(id);
        QCOMPARE(entries.size(), visit("LMJP").entries().size() + 2);
        QCOMPARE(entries[6].kind, EntryKind::recode);
        QCOMPARE(entries[7].onset, Millis{17'000});
        QCOMPARE(app_->app().visits()->all().front().interactions, 4U);
    }

    // Nothing is shown as saved before it is.
    void aCorrectionCountsAsSavedOnlyOnceItIsOnTheDisk()
    {
        FaultVfs disk("correct-stall");
        open(disk.name());
        const Uuid id = stored(visit("LMJP"));
        Correct& correct = *app_->app().correct();
        QVERIFY(begin(id));
        disk.stall();
        correct.select(0);
        correct.recode(2);
        QVERIFY(disk.waitUntilStalled(std::chrono::milliseconds{5'000}));
        QCoreApplication::processEvents();
        QCOMPARE(correct.waiting(), 1);
        QCOMPARE(app_->find("saveBadge")->property("text").toString(), QStringLiteral("1 not saved yet"));
        disk.release();
        QVERIFY(app_->waitUntil([&] { return correct.waiting() == 0; }));
        QCOMPARE(app_->find("saveBadge")->property("text").toString(), QStringLiteral("saved"));
        correct.close();
        app_.reset();
    }

    void aForkedVisitSaysWhyItCannotBeCorrected()
    {
        open();
        const Journal journal = visit("LMJP");
        const Uuid id = stored(journal);
        std::vector<Entry> other = journal.entries();
        other[2].code = 2;
        merge(StoredSession{id, partnershipActivities(), other, {}, {}});
        Correct& correct = *app_->app().correct();
        correct.begin(QString::fromStdString(id.text()));
        QVERIFY(app_->waitUntil([&] { return !correct.problem().isEmpty(); }));
        QVERIFY(app_->waitFor("problem"));
        QVERIFY(!correct.canUndo());
        correct.close();
    }

    // A visit that never came to its end does not grow because it is corrected days later.
    void correctingAVisitWithoutAnEndLeavesItsLengthAlone()
    {
        open();
        const Journal journal = journalOf({activity(0, 0), activity(10'000, 1), activity(20'000, 2)});
        const Uuid id = stored(journal);
        device_->time.advance(Millis{86'400'000});
        QVERIFY(begin(id));
        Correct& correct = *app_->app().correct();
        correct.select(0);
        correct.recode(3);
        QCOMPARE(correct.journal()->fold().timeline().end, Millis{20'000});
        correct.close();
    }

    // What cannot be is not offered, and says why.
    void theFirstSquareBeforeAPauseCannotBeTakenAway()
    {
        open();
        const Journal journal =
            journalOf({activity(0, 0), simple(EntryKind::pause, 10'000), simple(EntryKind::resume, 20'000),
                       activity(30'000, 1), simple(EntryKind::end, 40'000)});
        QVERIFY(begin(stored(journal)));
        Correct& correct = *app_->app().correct();
        correct.select(0);
        QVERIFY(!correct.canRemove());
        QVERIFY(!correct.canJoin());
        QVERIFY2(correct.cannot().contains("pause"), qPrintable(correct.cannot()));
        // The middle of its running time lies where nothing is paused.
        QVERIFY(correct.canCut());
        correct.split();
        QCOMPARE(correct.journal()->fold().timeline().interactions.size(), std::size_t{3});
        correct.close();
    }

private:
    void open(const std::string& vfs = {})
    {
        folder_ = std::make_unique<QTemporaryDir>();
        device_ = std::make_unique<ToldDevice>();
        device_->time.setWallClock(UtcTime{1'772'449'200'000});  // an hour after the visits of these tests
        app_ = std::make_unique<AppWindow>(*device_, folder_->filePath("library").toStdString(), vfs);
        QVERIFY(app_->shown());
    }

    void merge(const StoredSession& session)
    {
        bool done = false;
        app_->app().vault()->ask([session](Library& library) { return library.merge(session); },
                                 [&done](const Result<MergeOutcome>& outcome) { done = outcome.ok(); });
        QVERIFY(app_->waitUntil([&] { return done; }));
    }

    Uuid stored(const Journal& journal)
    {
        merge(StoredSession{journal.session(), partnershipActivities(), journal.entries(), {}, {}});
        return journal.session();
    }

    bool begin(const Uuid& id)
    {
        app_->app().correct()->begin(QString::fromStdString(id.text()));
        return app_->waitUntil([this] { return app_->app().correct()->journal() != nullptr; }) &&
               app_->waitFor("correctPage");
    }

    std::vector<Entry> loaded(const Uuid& id)
    {
        std::vector<Entry> entries;
        app_->app().vault()->ask([id](Library& library) { return library.load(id); },
                                 [&entries](const Result<StoredSession>& found) {
                                     if (found) entries = found->entries;
                                 });
        app_->waitUntil([&] { return !entries.empty(); });
        return entries;
    }

    std::unique_ptr<QTemporaryDir> folder_;
    std::unique_ptr<ToldDevice> device_;
    std::unique_ptr<AppWindow> app_;
};

QTEST_MAIN(CorrectRecord)
#include "tst_correct_record.moc"
