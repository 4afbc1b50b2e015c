// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/privacy/leave.h"
#include "core/journal/consent_record.h"
#include "core/store/audit/audit_log.h"
#include "tests/e2e/added_visits.h"
#include "tests/e2e/study_of_visits.h"
#include "tests/e2e/window_test.h"
#include "tests/support/agreed_to.h"

#include <QDir>
#include <QTest>

using namespace tessera;
using namespace tessera::test;

namespace {

constexpr std::int64_t kDay = 86'400'000;
constexpr const char* kFamily = "HERON-77";

// Everything for thirty days.
StoredSession agreedForAMonth()
{
    ConsentRecord record = everythingAgreed();
    record.lasts = Millis{30 * kDay};
    record.keepDays = 30;
    return agreedTo(minutesOf("LLMMJJPP", visitOf(kFamily, "V1")), record);
}

}  // namespace

// The time for which a family agreed is over, and it is asked once more.
class ConsentRenewed : public WindowTest {
    Q_OBJECT

private slots:
    void init()
    {
        begin();
        QVERIFY(QDir(folder_->path()).mkdir("out"));
        visit_ = agreedForAMonth();
        device_->time.setWallClock(visit_.entries.front().header->start);
    }
    void cleanup() { app_.reset(); }

    void askedOnceMoreWhereItIsSaidThatItIsOver()
    {
        QVERIFY(addVisits(*app_, {visit_}));
        later(32);
        QVERIFY(app_->touch("keepingAsked"));
        QVERIFY(app_->touch("renewOne0"));
        QVERIFY(app_->waitFor("renewPage"));
        QVERIFY(app_->find("renewTitle")->property("text").toString().contains(kFamily));
        // Nobody's word is filled in beforehand.
        QVERIFY(app_->waitUntil([this] { return renewing().notesAgreed(); }));
        QVERIFY(!app_->find("agreeAnew")->isEnabled());
        QVERIFY(app_->touch("renewChild2"));
        QVERIFY(!app_->find("agreeAnew")->isEnabled());
        QVERIFY(app_->touch("renewChild1"));
        QVERIFY(app_->type("lastDayField", "2026-01-01"));
        QVERIFY(!app_->find("agreeAnew")->isEnabled());
        QVERIFY(app_->type("lastDayField", dayAfter(32 + 60)));
        QVERIFY(app_->touch("role1"));
        QVERIFY(app_->touch("agreeAnew"));
        QVERIFY(app_->waitFor("keepingPage"));
        QVERIFY(app_->waitUntil([this] { return app_->app().keeping()->past() == 0; }));

        const auto stored = storedVisit();
        QCOMPARE(stored.entries.size(), visit_.entries.size() + 1);
        QVERIFY(stored.entries[1] == visit_.entries[1]);  // what was agreed to at first stays
        const ConsentRecord now = *standingConsent(stored.entries);
        QCOMPARE(now.by, static_cast<std::uint8_t>(ConsentBy::guardian));
        QCOMPARE(now.assent, Assent::tooYoung);
        const UtcTime start = stored.entries.front().header->start;
        QCOMPARE(QString::fromStdString(isoText(*tessera::endOf(now, start)).substr(0, 10)), dayAfter(92));
        QCOMPARE(now.keepDays, 92U);
    }

    void whatWasRefusedLeavesAgainAsTheNewWordSays()
    {
        QVERIFY(addVisits(*app_, {visit_}));
        later(32);
        openReview();
        QVERIFY(app_->touch("export"));
        QVERIFY(app_->waitFor("exportPage"));
        QVERIFY(!app_->app().exporter()->refusal().isEmpty());
        QVERIFY(app_->touch("back"));
        QVERIFY(app_->touch("askAnew"));
        QVERIFY(app_->touch("renewChild0"));
        QVERIFY(app_->touch("lasting2"));
        QVERIFY(app_->touch("agreeAnew"));
        QVERIFY(app_->waitFor("reviewPage"));
        QVERIFY(app_->waitUntil([this] { return !app_->find("agreedOver"); }));
        QVERIFY(app_->touch("export"));
        QVERIFY(app_->waitFor("exportPage"));
        Exporter& exporter = *app_->app().exporter();
        QCOMPARE(exporter.refusal(), QString());
        // Notes and the exact day were agreed to before, and are not any more.
        QVERIFY(!exporter.mayNotes() && !exporter.mayExactDate());
        exporter.setProperty("folder", folder_->filePath("out"));
        exporter.setProperty("format", QVariant::fromValue(Exporter::Bundle));
        exporter.save();
        QVERIFY(app_->waitUntil([&] { return !exporter.busy(); }));
        QVERIFY2(exporter.problem().isEmpty(), qPrintable(exporter.problem()));
        QCOMPARE(QDir(folder_->filePath("out")).entryList(QDir::Files).size(), 1);
        // And over once more, when its last day is.
        later(32 + 92);
        QVERIFY(!Leave::ask(storedVisit(), device_->time.utc()).ok());
    }

    void whoIsNotAskedOrSaysNoAgreesToNothing()
    {
        QVERIFY(addVisits(*app_, {visit_}));
        openReview();
        QVERIFY(!app_->find("agreedOver"));  // it holds
        QVERIFY(app_->touch("back"));
        later(32);
        openReview();
        QVERIFY(app_->touch("askAnew"));
        QVERIFY(app_->touch("renewChild0"));
        QVERIFY(app_->touch("leaveRenewing"));
        QVERIFY(app_->waitFor("agreedOver"));
        QCOMPARE(storedVisit().entries.size(), visit_.entries.size());
    }

    // What was sealed by the earlier word may hold what the new one keeps here.
    void whatWasSealedBeforeWaitsUntilItIsSealedAnew()
    {
        StudyOfVisits study;
        QVERIFY(study.enrols(*app_));
        QVERIFY(addVisits(*app_, {visit_}));
        Sending& sending = *app_->app().sending();
        sending.place()->useFolder(folder_->filePath("out"));
        QVERIFY(app_->waitUntil([&] { return sending.place()->kind() == SendPlace::Folder; }));
        sending.putMissing();
        QVERIFY(app_->waitUntil([&] { return sending.parcels()->waiting() == 1 && !sending.busy(); }));
        agreeWhenItIsOver();
        sending.send();
        QVERIFY(app_->waitUntil([&] { return !sending.busy(); }));
        QCOMPARE(QDir(folder_->filePath("out")).entryList(QDir::Files).size(), 0);
        QVERIFY(app_->waitUntil([&] { return !app_->app().review()->loading(); }));
        QVERIFY(app_->touch("export"));
        QVERIFY(app_->waitFor("exportPage"));
        app_->app().exporter()->askForStudy();
        QVERIFY(app_->waitUntil([&] { return sending.parcels()->waiting() == 2 && !sending.busy(); }));
        sending.send();
        QVERIFY(app_->waitUntil([&] { return sending.parcels()->handedOver() == 1; }));
        QCOMPARE(QDir(folder_->filePath("out")).entryList(QDir::Files).size(), 1);
    }

    void theLogKnowsOfIt()
    {
        QVERIFY(addVisits(*app_, {visit_}));
        agreeWhenItIsOver();
        app_.reset();
        const auto library = opened();
        const auto events = AuditLog(*library).events();
        QVERIFY(events.ok());
        const auto said = std::find_if(events->begin(), events->end(), [this](const AuditEvent& event) {
            return event.act.session == visit_.id && event.act.kind == AuditKind::agreedAnew;
        });
        QVERIFY(said != events->end());
        QCOMPARE(said->act.amount, std::uint64_t{visit_.entries.size() + 1});
    }

private:
    [[nodiscard]] Renewing& renewing() { return *app_->app().renewing(); }

    void agreeWhenItIsOver()
    {
        later(32);
        openReview();
        QVERIFY(app_->touch("askAnew"));
        QVERIFY(app_->touch("renewChild0"));
        QVERIFY(app_->touch("agreeAnew"));
        QVERIFY(app_->waitFor("reviewPage"));
    }
    void later(std::int64_t days)
    {
        device_->time.setWallClock(UtcTime{visit_.entries.front().header->start.ms + days * kDay});
        app_->app().keeping()->look();
        static_cast<void>(app_->waitUntil([this] { return app_->app().keeping()->past() == 1; }));
    }

    [[nodiscard]] QString dayAfter(std::int64_t days) const
    {
        const UtcTime start = visit_.entries.front().header->start;
        return QString::fromStdString(isoText(UtcTime{start.ms + days * kDay}).substr(0, 10));
    }

    void openReview()
    {
        app_->app().review()->open(QString::fromStdString(visit_.id.text()));
        app_->window().setProperty("page", "review");
        QVERIFY(app_->waitFor("reviewPage"));
        QVERIFY(app_->waitFor("agreedCard"));
    }

    [[nodiscard]] std::unique_ptr<Library> opened() const
    {
        LibraryOptions options;
        options.folder = folder_->filePath("library").toStdString();
        auto library = Library::open(options);
        return library ? std::move(*library) : nullptr;
    }

    // As it lies in the library.
    StoredSession storedVisit()
    {
        StoredSession stored;
        bool read = false;
        app_->app().vault()->ask([id = visit_.id](Library& library) { return library.load(id); },
                                 [&](Result<StoredSession> answer) {
                                     if (answer) stored = std::move(*answer);
                                     read = true;
                                 });
        static_cast<void>(app_->waitUntil([&] { return read; }));
        return stored;
    }

    StoredSession visit_;
};

QTEST_MAIN(ConsentRenewed)
#include "tst_consent_renewed.moc"
