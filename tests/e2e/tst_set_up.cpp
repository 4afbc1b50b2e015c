// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/app_window.h"

#include "app/live/code_doubt.h"
#include "core/privacy/made_code.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace tessera;
using namespace tessera::test;

namespace {

// Counts the fingers that come down on a window.
class TapCounter : public QObject {
public:
    explicit TapCounter(QQuickWindow& window) { window.installEventFilter(this); }
    int taps = 0;

protected:
    bool eventFilter(QObject*, QEvent* event) override
    {
        if (event->type() == QEvent::TouchBegin) ++taps;
        return false;
    }
};

}  // namespace

// From Home to a visit that can be tapped: consent, codes in place of names, ready.
class SetUp : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        folder_ = std::make_unique<QTemporaryDir>();
        device_ = std::make_unique<ToldDevice>();
        start();
    }
    void cleanup() { app_.reset(); }

    void sixTapsLeadFromHomeToLiveWithTheLastValuesKept()
    {
        visit("F07");
        start();  // on another day
        TapCounter counter(app_->window());
        QVERIFY(app_->touch("startVisit"));
        QVERIFY(app_->touch("recentFamily0"));
        for (const char* agreed : {"notesAgreed", "practitionerAgreed", "child1"})
            QVERIFY(app_->touch(agreed));
        QVERIFY(app_->touch("startRecording"));
        QVERIFY(app_->waitFor("livePage"));
        QVERIFY2(counter.taps <= 6, qPrintable(QString::number(counter.taps)));
        const Header& header = app_->app().live()->journal()->header();
        QCOMPARE(header.family, std::string("F07"));
        QCOMPARE(header.observer, std::string("O1"));
        QCOMPARE(header.practitioner, std::string("P3"));
        QCOMPARE(header.place, PlaceKind::dayStay);
        QCOMPARE(header.consent, Consent::all);
    }

    // What can be counted of the 60 seconds: what is said aloud at an unhurried 150 words a minute, and six
    // taps with three seconds of looking before each.
    void whatIsSaidAndTappedFitsIntoAMinute()
    {
        QVERIFY(app_->touch("startVisit"));
        QVERIFY(app_->waitFor("sayWords"));
        const auto words = app_->find("sayWords")->property("text").toString().split(' ').size();
        QVERIFY2(static_cast<double>(words) / 150 * 60 + 6 * 3 <= 60, qPrintable(QString::number(words)));
    }

    // On a tablet that lies across, with letters of the usual size.
    void everythingTheFamilyMayWantOtherwiseIsInViewAtOnce()
    {
        app_->resize(1280, 800);
        QVERIFY(app_->touch("startVisit"));
        QVERIFY(app_->touch("changeAgreement"));
        QVERIFY(app_->waitFor("agreementDone"));
        static_cast<void>(app_->still());
        const auto placeOf = [this](const char* name) {
            const QQuickItem* const item = app_->find(name);
            return item ? item->mapRectToScene(QRectF(0, 0, item->width(), item->height())) : QRectF();
        };
        const QRectF done = placeOf("agreementDone");
        QVERIFY(QRectF(0, 0, 1280, 800).contains(done));
        for (const char* choice : {"role", "mayVisit", "mayNotes", "mayReflections", "mayDate", "mayTeach",
                                   "mayReuse", "lasting", "lastDay"}) {
            const QRectF place = placeOf(choice);
            QVERIFY2(place.height() > 0 && place.top() >= 0 && place.bottom() <= done.top(), choice);
        }
    }

    void consentIsNeverFilledInBeforehand()
    {
        visit("F07");
        for (int time = 0; time < 2; ++time) {
            if (time == 1) start();
            QVERIFY(app_->touch("startVisit"));
            for (const char* agreed : {"parentAgreed", "practitionerAgreed", "notesAgreed"}) {
                QVERIFY(app_->waitFor(agreed));
                QVERIFY2(!app_->find(agreed)->property("ticked").toBool(), agreed);
            }
            QCOMPARE(app_->find("child")->property("current").toInt(), -1);
            QVERIFY(app_->touch("recentFamily0"));
            QVERIFY(!app_->app().setup()->canStart());
            QVERIFY(!app_->app().setup()->start());
            QVERIFY(app_->waitFor("missing"));
            QVERIFY(app_->touch("parentAgreed"));
            QVERIFY(!app_->app().setup()->start());
            // Gone back and come again: what was ticked half way is empty as well.
            QVERIFY(app_->touch("back"));
            QVERIFY(app_->touch("startVisit"));
            QVERIFY(app_->waitFor("parentAgreed"));
            QVERIFY(!app_->find("parentAgreed")->property("ticked").toBool());
            QVERIFY(app_->touch("back"));
        }
        QCOMPARE(app_->app().live()->state(), Live::Closed);
    }

    void withoutAWordOnNotesThereAreNone()
    {
        QVERIFY(app_->startVisit("F07", false));
        QCOMPARE(app_->app().live()->journal()->header().consent, Consent::noNotes);
        QVERIFY(!app_->app().live()->notesAllowed());
    }

    void aFinishedVisitIsOfferedAtOnce()
    {
        visit("F07");
        visit("F12");
        QVERIFY(app_->touch("startVisit"));
        QVERIFY(app_->waitUntil([this] {
            return app_->app().setup()->recentFamilies() ==
                   QStringList{QStringLiteral("F12"), QStringLiteral("F07")};
        }));
    }

    void whatLooksLikeANameIsAskedAboutAndNotForbidden()
    {
        QVERIFY(app_->touch("startVisit"));
        QVERIFY(app_->touch("parentAgreed"));
        QVERIFY(app_->touch("practitionerAgreed"));
        QVERIFY(app_->touch("child0"));
        QVERIFY(app_->type("observerField", "O1"));
        QVERIFY(app_->type("familyField", "Marlene"));
        QVERIFY(app_->waitFor("doubt"));
        QVERIFY(app_->find("doubt")->property("text").toString().contains("Marlene"));
        QVERIFY(app_->app().setup()->canStart());
        QVERIFY(app_->touch("isCode"));
        QVERIFY(app_->waitUntil([this] { return !app_->find("doubt"); }));
        QVERIFY(app_->type("familyField", "jsmith"));  // another word is another question
        QVERIFY(app_->waitFor("doubt"));
        QVERIFY(app_->touch("startRecording"));
        QVERIFY(app_->waitFor("livePage"));
    }

    void aNewCodeIsDrawnAtRandomAndAMistypedOneIsAskedAbout()
    {
        QVERIFY(app_->touch("startVisit"));
        QVERIFY(app_->type("observerField", "O1"));
        QVERIFY(app_->touch("drawFamilyCode"));
        const QString first = app_->find("familyField")->property("text").toString();
        QCOMPARE(app_->app().setup()->property("family").toString(), first);
        QCOMPARE(madeCodeCheck(first.toStdString()), MadeCode::fits);
        QVERIFY(!app_->find("doubt"));
        QVERIFY(app_->touch("drawFamilyCode"));
        QVERIFY(app_->find("familyField")->property("text").toString() != first);
        QString mistyped = first;
        mistyped[0] = first[0] == '2' ? '3' : '2';
        QVERIFY(app_->type("familyField", mistyped));
        QVERIFY(app_->waitFor("doubt"));
        QVERIFY(app_->find("doubt")->property("text").toString().contains("does not fit"));
        QVERIFY(app_->type("familyField", first));
        QVERIFY(app_->waitUntil([this] { return !app_->find("doubt"); }));
    }

    void namesAreToldFromCodesByTheirForm_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<CodeDoubt>("doubt");
        for (const char* name :
             {"Anna", "anna", "ANNA", "Jo", "Smith", "McDonald", "JSmith", "J-Smith", "Smith-J", "Anna-Lee",
              "Anna2", "anna2", "2Anna", "Li", "family-Smith", "F07-Smith"})
            QTest::newRow(name) << QString(name) << CodeDoubt::name;
        for (const char* code : {"",       "F07",     "O1",      "014",      "KB",      "N3",
                                 "P3",     "A",       "H12-A",   "FAM014",   "fam-014", "FAMILY-2026-0140",
                                 "Visit2", "V1",      "obs-3",   "Observer", "AB-12",   "ABC12",
                                 "xy7",    "2026-14", "12345678"})
            QTest::addRow("code %s", code) << QString(code) << CodeDoubt::none;
        for (const char* day : {"2019-04-03", "03-04-2019", "3-4-2019"})
            QTest::newRow(day) << QString(day) << CodeDoubt::birthDate;
        for (const char* number : {"0123456789", "4930123456789", "030-1234567-89"})
            QTest::newRow(number) << QString(number) << CodeDoubt::number;
    }
    void namesAreToldFromCodesByTheirForm()
    {
        QFETCH(QString, code);
        QFETCH(CodeDoubt, doubt);
        QCOMPARE(static_cast<int>(doubtOf(code)), static_cast<int>(doubt));
    }

    void aLowBatteryAndAnUnknownOneAreSaid()
    {
        Setup& setup = *app_->app().setup();
        QVERIFY(setup.battery().contains("82"));
        device_->battery = 12;
        QVERIFY(setup.battery().contains("12") && setup.battery().contains("Plug"));
        device_->battery.reset();
        QVERIFY(!setup.battery().contains(QRegularExpression("[0-9]")));
    }

    void theHandIsChosenHere()
    {
        QVERIFY(app_->touch("startVisit"));
        QVERIFY(app_->touch("hand0"));
        QVERIFY(app_->app().settings()->leftHanded());
        QVERIFY(app_->touch("hand1"));
        QVERIFY(!app_->app().settings()->leftHanded());
    }

private:
    void start()
    {
        app_.reset();
        app_ = std::make_unique<AppWindow>(*device_, folder_->filePath("library").toStdString());
        QVERIFY(app_->shown());
    }

    // A whole visit at a day stay, back at Home afterwards.
    void visit(const QString& family)
    {
        QVERIFY(app_->touch("startVisit"));
        for (const char* agreed : {"parentAgreed", "practitionerAgreed", "notesAgreed", "child1", "place1"})
            QVERIFY(app_->touch(agreed));
        QVERIFY(app_->type("familyField", family));
        QVERIFY(app_->type("observerField", "O1"));
        QVERIFY(app_->type("practitionerField", "P3"));
        QVERIFY(app_->touch("startRecording"));
        QVERIFY(app_->waitFor("livePage"));
        QVERIFY(app_->tapPad(0));
        device_->time.advance(Millis{60'000});
        QVERIFY(app_->touch("pause"));
        QVERIFY(app_->waitUntil([this] { return app_->app().live()->saved(); }));
        QVERIFY(app_->touch("endVisit"));
        QVERIFY(app_->touch("keepForLater"));
        QVERIFY(app_->waitFor("homePage"));
    }

    std::unique_ptr<QTemporaryDir> folder_;
    std::unique_ptr<ToldDevice> device_;
    std::unique_ptr<AppWindow> app_;
};

QTEST_MAIN(SetUp)
#include "tst_set_up.moc"
