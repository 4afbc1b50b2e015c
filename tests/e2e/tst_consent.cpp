// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/journal/consent_record.h"
#include "sync/keeping/retention.h"
#include "sync/outbox/outbox.h"
#include "tests/e2e/window_test.h"

#include <QDirIterator>
#include <QTest>

using namespace tessera;
using namespace tessera::test;

namespace {

constexpr const char* kFamily = "HERON-77";
constexpr const char* kNote = "by the blue door";
constexpr std::int64_t kDay = 86'400'000;
constexpr std::int64_t kOpened = 1'772'445'600'000;  // 2 March 2026, 10:00 UTC: the tablet's clock at first

}  // namespace

// What a family agrees to before a visit, what that lets leave, how it takes a visit back, and what happens
// when the time to keep it is over.
class ConsentInTheApp : public WindowTest {
    Q_OBJECT

private slots:
    void init() { begin(); }
    void cleanup() { app_.reset(); }

    void whatWasAgreedIsTheFirstLineBehindTheHeader()
    {
        agree({"parentAgreed", "practitionerAgreed", "child0"});
        const auto& entries = live().journal()->entries();
        QCOMPARE(entries.size(), std::size_t{2});
        const ConsentRecord record = *consentRecordOf(entries[1]);
        QCOMPARE(record.by, static_cast<std::uint8_t>(ConsentBy::parents));
        QCOMPARE(record.assent, Assent::given);
        QVERIFY(!record.form.empty() && record.observe);
        // The least that lets the visit be handed over at all.
        QVERIFY(record.grid);
        QVERIFY(!record.notes && !record.reflections && !record.exactDate && !record.teaching &&
                !record.reuse);
    }

    void noRealVisitStartsWithoutTheFamilysOrTheChildsWord()
    {
        QVERIFY(app_->touch("startVisit"));
        QVERIFY(app_->touch("practitionerAgreed"));
        QVERIFY(app_->type("familyField", kFamily));
        QVERIFY(app_->type("observerField", "O1"));
        QVERIFY(!setup().start());
        QVERIFY(app_->touch("parentAgreed"));
        QVERIFY(!setup().start());  // nobody asked the child
        QVERIFY(app_->touch("child2"));
        QVERIFY(!setup().start());
        QVERIFY(setup().missing().contains("child"));
        QCOMPARE(live().state(), Live::Closed);
        Header header;
        header.family = kFamily;
        header.consent = Consent::all;
        QVERIFY(!live().open(header, partnershipActivities()));
        QCOMPARE(live().state(), Live::Closed);
        QVERIFY(app_->touch("child1"));
        QVERIFY(setup().start());
    }

    void agreeingToNotesIsAgreeingToTheVisit()
    {
        QVERIFY(app_->touch("startVisit"));
        QVERIFY(app_->touch("notesAgreed"));
        QVERIFY(setup().parentAgreed());
        QVERIFY(app_->touch("parentAgreed"));
        QVERIFY(!setup().parentAgreed() && !setup().notesAgreed());
    }

    void whatTheFamilyWantsOtherwiseIsWrittenDown()
    {
        QVERIFY(app_->touch("startVisit"));
        QVERIFY(app_->touch("notesAgreed"));
        QVERIFY(app_->touch("changeAgreement"));
        for (const char* what : {"role1", "mayNotes", "mayDate", "mayReuse"}) QVERIFY(app_->touch(what));
        QVERIFY(app_->touch("agreementDone"));
        QVERIFY(app_->waitFor("agreement"));
        const QString says = app_->find("agreement")->property("text").toString();
        QVERIFY2(says.contains("the notes") && says.contains("other research"), qPrintable(says));
        agree({"practitionerAgreed", "child1"}, false);
        const ConsentRecord record = *standingConsent(live().journal()->entries());
        QCOMPARE(record.by, static_cast<std::uint8_t>(ConsentBy::guardian));
        QCOMPARE(record.assent, Assent::tooYoung);
        QVERIFY(record.notes && record.exactDate && record.reuse && !record.teaching && !record.reflections);
    }

    void whatMayNotLeaveCannotBeTickedAndStaysHere()
    {
        lookBack({"notesAgreed", "practitionerAgreed", "child1"});
        QVERIFY(app_->touch("export"));
        QVERIFY(app_->waitFor("exportPage"));
        Exporter& exporter = *app_->app().exporter();
        QVERIFY(!exporter.mayNotes() && !exporter.mayExactDate());
        QVERIFY(!app_->find("withNotes")->isEnabled());
        QVERIFY(app_->find("withNotes")->property("detail").toString().contains("family"));
        exporter.setProperty("folder", folder_->filePath("out"));
        exporter.setProperty("withNotes", true);
        exporter.setProperty("withExactDate", true);
        for (const Exporter::Format format : {Exporter::Html, Exporter::Csv, Exporter::Bundle}) {
            exporter.setProperty("format", QVariant::fromValue(format));
            exporter.save();
            QVERIFY(app_->waitUntil([&] { return !exporter.busy(); }));
            QVERIFY2(exporter.problem().isEmpty(), qPrintable(exporter.problem()));
        }
        const QByteArray all = everyFile("out");
        QVERIFY(all.size() > 1'000);
        QVERIFY(!all.contains(kNote));
    }

    void aVisitThatStaysHereIsNotExported()
    {
        QVERIFY(app_->touch("startVisit"));
        setup().setProperty("mayVisit", false);
        lookBack({"notesAgreed", "practitionerAgreed", "child1"}, false);
        QVERIFY(app_->touch("export"));
        QVERIFY(app_->waitFor("exportProblem"));
        Exporter& exporter = *app_->app().exporter();
        QVERIFY(!exporter.refusal().isEmpty());
        exporter.setProperty("folder", folder_->filePath("out"));
        exporter.save();
        QVERIFY(!exporter.busy());
        QVERIFY(everyFile("out").isEmpty());
    }

    void theReviewSaysWhatWasAgreed()
    {
        lookBack({"notesAgreed", "practitionerAgreed", "child1"});
        QVERIFY(app_->waitFor("agreedCard"));
        const QStringList agreed = app_->app().review()->agreed();
        QVERIFY(agreed.join(' ').contains("a parent"));
        QVERIFY(agreed.join(' ').contains("too young"));
    }

    void takenBackFromTheReviewInTwoTouches_data()
    {
        QTest::addColumn<QString>("way");
        QTest::addColumn<bool>("gone");
        QTest::newRow("stop") << "takeBackStop" << false;
        QTest::newRow("here") << "takeBackUnsent" << true;
        QTest::newRow("everywhere") << "eraseVisit" << true;
    }
    void takenBackFromTheReviewInTwoTouches()
    {
        QFETCH(QString, way);
        QFETCH(bool, gone);
        lookBack({"notesAgreed", "practitionerAgreed", "child1"});
        const Uuid session = app_->app().review()->journal()->session();
        QVERIFY(app_->touch("takeBack"));
        QVERIFY(app_->waitFor("takeBackPage"));
        QVERIFY(app_->touch(way));
        QVERIFY(app_->waitFor("erasedPage"));
        QVERIFY(app_->touch("erasedDone"));
        QVERIFY(app_->waitFor(gone ? "homePage" : "reviewPage"));
        QCOMPARE(app_->app().visits()->total(), gone ? 0 : 1);
        app_.reset();
        const QByteArray all = everyFile("library");
        if (gone)
            for (const char* word : {kFamily, kNote}) QVERIFY2(!all.contains(word), word);
        const auto library = opened();
        QCOMPARE(library->contains(session), !gone);
        QVERIFY((*library->tombstone(session)).has_value());
        if (!gone) {
            const auto stored = library->load(session);
            Entry more;
            more.kind = EntryKind::end;
            more.number = static_cast<std::uint32_t>(stored->entries.size() + 1);
            more.at = more.onset = stored->entries.back().at;
            QVERIFY(!library->append(session, {more}).ok());
        }
    }

    void takingBackCanBeLeft()
    {
        lookBack({"notesAgreed", "practitionerAgreed", "child1"});
        QVERIFY(app_->touch("takeBack"));
        QVERIFY(app_->touch("keepVisit"));
        QVERIFY(app_->waitFor("reviewPage"));
        QCOMPARE(app_->app().visits()->total(), 1);
    }

    void aVisitPastItsDateIsShownAndErasedWhenAskedTwice()
    {
        app_->app().keeping()->settle(90, 0);
        QVERIFY(app_->waitUntil([this] { return app_->app().keeping()->keepDays() == 90; }));
        visit({"notesAgreed", "practitionerAgreed", "child1"});
        QVERIFY(!app_->find("keepingLine"));
        QCOMPARE(app_->app().visits()->all().front().keepDays, 90U);
        device_->time.advance(Millis{92 * kDay});
        startApp();
        QVERIFY(app_->waitFor("keepingLine"));
        QVERIFY(app_->touch("keepingAsked"));
        QVERIFY(app_->waitFor("keepingPage"));
        QVERIFY(!app_->find("eraseReceived"));  // nobody has it
        QVERIFY(app_->touch("eraseOne0"));
        QCOMPARE(app_->app().visits()->total(), 1);
        QVERIFY(app_->touch("eraseOne0"));
        QVERIFY(app_->waitUntil([this] { return app_->app().visits()->total() == 0; }));
        QVERIFY(app_->touch("back"));
        QVERIFY(app_->waitFor("homePage"));
        QVERIFY(!app_->find("keepingLine"));
    }

    // Nobody needs to touch anything for it: what is usual here stands, and the page says so.
    void theConsentLastsForAsLongAsVisitsAreKept()
    {
        app_->app().keeping()->settle(90, 0);
        QVERIFY(app_->waitUntil([this] { return app_->app().keeping()->keepDays() == 90; }));
        QVERIFY(app_->touch("startVisit"));
        QVERIFY(app_->waitFor("agreement"));
        const QString says = app_->find("agreement")->property("text").toString();
        QVERIFY2(says.contains("Agreed until") && says.contains("31 May 2026"), qPrintable(says));
        agree({"parentAgreed", "practitionerAgreed", "child0"}, false);
        const Journal& journal = *live().journal();
        const ConsentRecord record = *standingConsent(journal.entries());
        QCOMPARE(record.keepDays, 90U);
        const auto end = tessera::endOf(record, journal.header().start);
        QVERIFY(end.has_value());
        // 2 March 2026 and 90 days, told in days alone.
        QCOMPARE(record.lasts, Millis{90 * kDay});
        QCOMPARE(isoText(*end).substr(0, 10), std::string("2026-05-31"));
        QVERIFY(mayLeave(journal.header(), journal.entries(), UtcTime{kOpened + 89 * kDay}).ok());
        QVERIFY(!mayLeave(journal.header(), journal.entries(), UtcTime{kOpened + 91 * kDay}).ok());
    }

    void whereNothingIsSettledItHoldsUntilItIsTakenBack()
    {
        agree({"parentAgreed", "practitionerAgreed", "child0"});
        const ConsentRecord record = *standingConsent(live().journal()->entries());
        QCOMPARE(record.lasts, Millis{0});
        QCOMPARE(record.keepDays, 0U);
    }

    void theFamilysOwnLastDayIsKeptShownAndActedOn()
    {
        app_->app().keeping()->settle(90, 0);
        QVERIFY(app_->waitUntil([this] { return app_->app().keeping()->keepDays() == 90; }));
        QVERIFY(app_->touch("startVisit"));
        for (const char* box : {"parentAgreed", "practitionerAgreed", "child0"}) QVERIFY(app_->touch(box));
        QVERIFY(app_->type("familyField", kFamily));
        QVERIFY(app_->type("observerField", "O1"));
        QVERIFY(app_->touch("changeAgreement"));
        for (const char* none : {"2026-03-01", "2026-03-02", "soon", "2026-02-30"}) {
            QVERIFY(app_->type("lastDayField", none));
            QVERIFY2(!setup().start(), none);
            QVERIFY2(!setup().dayDoubt().isEmpty(), none);
        }
        QVERIFY(app_->touch("lasting1"));  // 30 days, and what was written is gone
        QVERIFY(setup().dayDoubt().isEmpty());
        QVERIFY2(setup().until().contains("April"), qPrintable(setup().until()));
        QVERIFY(app_->type("lastDayField", "2026-03-10"));
        QVERIFY(app_->touch("agreementDone"));
        lookBackFromSetUp();
        const Journal& journal = *app_->app().review()->journal();
        QCOMPARE(standingConsent(journal.entries())->keepDays, 8U);
        QVERIFY(app_->app().review()->agreed().join(' ').contains("Agreed until"));
        device_->time.setWallClock(UtcTime{kOpened + 9 * kDay});
        QVERIFY(app_->touch("export"));
        QVERIFY(app_->waitFor("exportProblem"));
        QVERIFY(app_->app().exporter()->refusal().contains("2026-03-10"));
        startApp();
        QVERIFY(app_->touch("keepingAsked"));
        QVERIFY(app_->waitFor("agreedUntil0"));
        const QString says = app_->find("agreedUntil0")->property("text").toString();
        QVERIFY2(says.contains("March 10, 2026") || says.contains("10 March 2026"), qPrintable(says));
        QVERIFY(app_->touch("eraseOne0"));
        QVERIFY(app_->touch("eraseOne0"));
        QVERIFY(app_->waitUntil([this] { return app_->app().visits()->total() == 0; }));
    }

    void whatTheStudyHasGoesAtOneTouch()
    {
        app_->app().keeping()->settle(90, 0);
        visit({"notesAgreed", "practitionerAgreed", "child1"});
        const Uuid session = app_->app().visits()->all().front().session;
        app_.reset();
        {
            const auto library = opened();
            auto outbox = Outbox::open(*library);
            QVERIFY(outbox.ok());
            auto parcel = outbox->add(session, "1:x", "age-encryption.org/v1\n", device_->time.utc());
            QVERIFY(parcel.ok());
            parcel->state = ParcelState::received;
            QVERIFY(outbox->update(*parcel).ok());
        }
        device_->time.advance(Millis{92 * kDay});
        startApp();
        QVERIFY(app_->touch("keepingAsked"));
        QVERIFY(app_->touch("eraseReceived"));
        QVERIFY(app_->waitUntil([this] { return app_->app().visits()->total() == 0; }));
        QVERIFY(!app_->find("eraseOne0"));
    }

private:
    [[nodiscard]] Setup& setup() { return *app_->app().setup(); }

    void agree(const QStringList& boxes, bool fromHome = true)
    {
        if (fromHome) QVERIFY(app_->touch("startVisit"));
        for (const QString& box : boxes) QVERIFY(app_->touch(box));
        QVERIFY(app_->type("familyField", kFamily));
        QVERIFY(app_->type("observerField", "O1"));
        QVERIFY(app_->touch("startRecording"));
        QVERIFY(app_->waitFor("livePage"));
    }

    // A short visit without a word, from what was said already to its picture.
    void lookBackFromSetUp()
    {
        QVERIFY(app_->touch("startRecording"));
        QVERIFY(app_->waitFor("livePage"));
        for (const int code : {0, 1, 2}) QVERIFY(app_->tapPad(code));
        QVERIFY(app_->touch("pause"));
        QVERIFY(app_->waitUntil([this] { return live().saved(); }));
        QVERIFY(app_->touch("endVisit"));
        QVERIFY(app_->waitFor("forTheParent"));
        const QString told = app_->find("forTheParent")->property("text").toString();
        QVERIFY2(told.contains("Agreed until") && told.contains("Kept until"), qPrintable(told));
        QVERIFY(app_->touch("lookBack"));
        QVERIFY(app_->waitFor("reviewPage"));
    }

    // A short visit with a note, ended.
    void endOf(const QStringList& boxes, bool fromHome)
    {
        agree(boxes, fromHome);
        for (const int code : {0, 1, 2}) QVERIFY(app_->tapPad(code));
        live().note(live().stamp(), kNote);
        QVERIFY(app_->tapPad(3));
        QVERIFY(app_->touch("pause"));
        QVERIFY(app_->waitUntil([this] { return live().saved(); }));
        QVERIFY(app_->touch("endVisit"));
    }
    void visit(const QStringList& boxes)
    {
        endOf(boxes, true);
        QVERIFY(app_->touch("keepForLater"));
        QVERIFY(app_->waitFor("homePage"));
        QVERIFY(app_->waitUntil([this] { return app_->app().visits()->total() == 1; }));
    }
    void lookBack(const QStringList& boxes, bool fromHome = true)
    {
        endOf(boxes, fromHome);
        QVERIFY(app_->touch("lookBack"));
        QVERIFY(app_->waitFor("reviewPage"));
    }

    [[nodiscard]] std::unique_ptr<Library> opened() const
    {
        LibraryOptions options;
        options.folder = folder_->filePath("library").toStdString();
        auto library = Library::open(options);
        return library ? std::move(*library) : nullptr;
    }

    [[nodiscard]] QByteArray everyFile(const QString& folder) const
    {
        QByteArray all;
        QDirIterator files(folder_->filePath(folder), QDir::Files | QDir::Hidden,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.open(QIODevice::ReadOnly)) all += file.readAll();
        }
        return all;
    }
};

QTEST_MAIN(ConsentInTheApp)
#include "tst_consent.moc"
