// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/render/spiral/spiral_item.h"
#include "tests/e2e/added_visits.h"
#include "tests/e2e/app_window.h"

#include <QFile>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>

using namespace tessera;
using namespace tessera::test;

// A practitioner looks at one family: its visits in order, two beside each other, and the spiral, by touch.
class FamiliesByTouch : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        folder_ = std::make_unique<QTemporaryDir>();
        device_ = std::make_unique<ToldDevice>();
        app_ = std::make_unique<AppWindow>(*device_, path("library"));
        QVERIFY(app_->shown());
        sessions_ = visitsOfAFamily("014");
        QVERIFY(addVisits(*app_, sessions_));
        Header practice = visitOf("014", "V9", 90'000);
        practice.kind = SessionKind::practice;
        QVERIFY(addVisits(*app_, {minutesOf("LM", practice), minutesOf("LLMM", visitOf("009", "V1", 5))}));
    }
    void cleanup() { app_.reset(); }

    void familiesAreListedAndAVisitOpensFromThere()
    {
        QVERIFY(app_->touch("rail-families"));
        QVERIFY(app_->waitFor("familiesPage"));
        QCOMPARE(app_->app().families()->count(), 2);
        QVERIFY(app_->touch("family0"));
        QVERIFY(app_->waitFor("familyPage"));
        QVERIFY(app_->waitUntil(
            [&] { return family().visits().size() == 5; }));  // practice is no visit of theirs
        QCOMPARE(family().title(), QStringLiteral("Family 014"));
        for (int i = 0; i < 5; ++i) {
            const QVariantMap visit = family().visits()[i].toMap();
            QCOMPARE(visit["title"].toString(), QStringLiteral("Visit %1").arg(i + 1));
            QCOMPARE(visit["sessionId"].toString(),
                     QString::fromStdString(sessions_[static_cast<std::size_t>(i)].id.text()));
            QCOMPARE(visit["kind"].toString().isEmpty(), i < 4);  // made up, and marked so
        }
        QVERIFY(app_->touch("familyVisit1"));
        QVERIFY(app_->waitFor("reviewPage"));
        QVERIFY(app_->waitUntil([&] { return !app_->app().review()->loading(); }));
        QVERIFY(app_->touch("back"));
        QVERIFY(app_->waitFor("familyPage"));
        QVERIFY(app_->touch("back"));
        QVERIFY(app_->waitFor("familiesPage"));
    }

    void twoVisitsStandSideBySide()
    {
        QVERIFY(toFamily());
        QVERIFY(app_->touch("sideBySide"));
        QVERIFY(app_->touch("familyVisit4"));
        QVERIFY(app_->touch("familyVisit0"));
        QVERIFY(app_->waitFor("pairPage"));
        VisitPair& pair = *family().pair();
        QVERIFY(pair.first()["title"].toString().startsWith("Visit 1"));  // the earlier one first
        QVERIFY(pair.second()["title"].toString().startsWith("Visit 5"));
        QVERIFY(pair.first()["kind"].toString().isEmpty());
        QVERIFY(pair.second()["kind"].toString().contains("Illustrative"));
        QCOMPARE(pair.firstGrid()->squares().size(), std::size_t{24});  // twelve minutes of half minutes
        QVERIFY(app_->touch("pairView1"));
        QCOMPARE(pair.firstGrid()->squares().size(), std::size_t{12});
        QCOMPARE(pair.secondGrid()->squares().size(), std::size_t{12});
        QVERIFY(app_->touch("back"));
        QVERIFY(app_->waitFor("familyPage"));
    }

    void theSpiralHoldsTheStepsOfAllVisitsInOrder()
    {
        QVERIFY(toSpiral());
        QCOMPARE(family().steps().size(), 10);
        QCOMPARE(numbers(), (QList<int>{1, 1, 2, 3, 1, 4, 5, 2, 4, 3}));
        QCOMPARE(family().issues(), (QStringList{"Sleep", "Partner's part", "Her own wellbeing"}));
        QCOMPARE(spiral()->picture().dots.size(), std::size_t{10});
        QVERIFY(spiral()->picture().dots[6].triangle);
        for (int i = 0; i < 10; ++i) {
            QQuickItem* dot = app_->find(QStringLiteral("dot%1").arg(i));
            QVERIFY(dot);
            QVERIFY(dot->width() >= 48 && dot->height() >= 48);
        }
    }

    void aTouchedStepSaysWhatItWasAndItsIssueIsFollowed()
    {
        QVERIFY(toSpiral());
        QVERIFY(app_->touch("dot6"));
        QCOMPARE(family().chosen(), 6);
        QCOMPARE(text("stepTitle"), QStringLiteral("5 · Repair after rupture"));
        QCOMPARE(text("stepSays"), QStringLiteral("Visit 3, 5:01 · about “Partner's part”"));
        QCOMPARE(family().thread(), QStringLiteral("Partner's part"));
        QCOMPARE(spiral()->picture().thread.size(), std::size_t{3});
        QVERIFY(app_->touch("issue0"));
        QCOMPARE(spiral()->picture().thread.size(), std::size_t{4});
        QVERIFY(app_->touch("issue0"));
        QCOMPARE(spiral()->picture().thread.size(), std::size_t{0});
        QVERIFY(app_->touch("dot6"));
        QCOMPARE(family().chosen(), -1);
    }

    void whatAStepFedBackIsSaidAnewAndKept()
    {
        QVERIFY(toSpiral());
        QVERIFY(app_->touch("dot0"));
        QVERIFY(app_->touch("fed0"));
        QVERIFY(app_->touch("fed2"));
        QCOMPARE(family().step()["tags"].toInt(), 5);
        QVERIFY(app_->waitUntil([&] { return markersOf(0).front().tags == 5; }));
    }

    void aStepIsAddedByTouchAndStandsInTheJournalOfItsVisit()
    {
        QVERIFY(toSpiral());
        QVERIFY(app_->touch("nextStep"));
        QVERIFY(app_->waitFor("stepSheet"));
        QVERIFY(!app_->find("keepStep")->isEnabled());  // which step it was comes first
        QVERIFY(app_->touch("addKind5"));
        for (int i = 0; i < 3; ++i) QVERIFY(app_->touch("visitBefore"));
        QCOMPARE(text("addAt"), QStringLiteral("At the end of the visit, or after it"));
        QVERIFY(app_->touch("addMove0"));
        QVERIFY(app_->touch("addMove2"));
        QCOMPARE(text("addAt"), QStringLiteral("At 3:00"));
        QVERIFY(app_->touch("addTag0"));
        QVERIFY(app_->touch("addTag1"));
        QVERIFY(app_->type("addIssueField", "sleep"));
        QVERIFY(app_->touch("keepStep"));
        QVERIFY(app_->waitUntil([&] { return !app_->find("stepSheet"); }));
        QCOMPARE(family().steps().size(), 11);
        // In the second visit, between its two steps at 2 and at 6 minutes; the issue is the one there was.
        QCOMPARE(numbers(), (QList<int>{1, 1, 2, 3, 5, 1, 4, 5, 2, 4, 3}));
        QCOMPARE(family().chosen(), 4);
        QCOMPARE(family().issues().size(), 3);
        QCOMPARE(spiral()->picture().dots.size(), std::size_t{11});
        QVERIFY(app_->waitUntil([&] { return markersOf(1).size() == 3; }));
        const Marker added = markersOf(1)[1];
        QCOMPARE(added.at, Millis{180'000});
        QCOMPARE(added.code, CodeIndex{8});
        QCOMPARE(added.tags, 3U);
        QCOMPARE(added.issue, std::string("Sleep"));
        // The record of the visit has grown by two lines; nothing in it was changed.
        const StoredSession now = stored(1);
        QCOMPARE(now.entries.size(), sessions_[1].entries.size() + 2);
        for (std::size_t i = 0; i < sessions_[1].entries.size(); ++i)
            QVERIFY(now.entries[i] == sessions_[1].entries[i]);
        QCOMPARE(now.entries[sessions_[1].entries.size()].kind, EntryKind::insert);

        QVERIFY(app_->touch("takeStepAway"));
        QCOMPARE(family().steps().size(), 10);
        QVERIFY(app_->waitUntil([&] { return markersOf(1).size() == 2; }));
    }

    void aStepAfterAVisitIsKeptAtItsEnd()
    {
        QVERIFY(toSpiral());
        QVERIFY(app_->touch("addStep"));
        QVERIFY(app_->touch("addKind1"));
        QVERIFY(app_->touch("keepStep"));
        QCOMPARE(family().steps().size(), 11);
        QVERIFY(app_->waitUntil([&] { return markersOf(4).size() == 2; }));
        QCOMPARE(markersOf(4).back().at, Millis{12 * 60'000});
    }

    void withoutConsentToWordsAnIssueIsNotOffered()
    {
        Header silent = visitOf("077", "V1");
        silent.consent = Consent::noNotes;
        QVERIFY(addVisits(*app_, {minutesOf("LLMM", silent)}));
        family().open("077");
        app_->window().setProperty("page", "families");
        QVERIFY(app_->waitFor("familyPage"));
        QVERIFY(app_->touch("toSpiral"));
        QVERIFY(app_->waitFor("noSteps"));
        QVERIFY(app_->touch("addStep"));
        QVERIFY(app_->waitFor("addKind2"));
        QVERIFY(!app_->find("addIssueField"));
        QVERIFY(app_->touch("addKind2"));
        QVERIFY(app_->touch("addTag2"));
        QVERIFY(app_->touch("keepStep"));
        QCOMPARE(family().steps().size(), 1);
        QVERIFY(!family().addStep(0, 2, 0, 0, "words"));  // the journal itself refuses them
        QCOMPARE(family().steps().size(), 1);
    }

    void theListSaysTheSameInWords()
    {
        QVERIFY(toSpiral());
        QVERIFY(app_->touch("asList"));
        QVERIFY(app_->waitFor("listStep0"));
        QVERIFY(!app_->find("spiral"));
        QCOMPARE(app_->find("stepList")->property("count").toInt(), 10);
        QCOMPARE(family().steps()[6].toMap()["words"].toString(),
                 QStringLiteral("Visit 3, 5:01: Repair after rupture · about “Partner's part” · back to the "
                                "centre as help"));
        QVERIFY(app_->touch("listStep1"));
        QCOMPARE(family().chosen(), 1);
        QVERIFY(app_->touch("asList"));
        QVERIFY(app_->waitFor("dot1"));
    }

    void theKeyboardReachesTheDots()
    {
        QVERIFY(toSpiral());
        QQuickItem* dot = app_->find("dot2");
        dot->forceActiveFocus(Qt::TabFocusReason);
        QTest::keyClick(&app_->window(), Qt::Key_Space);
        QCOMPARE(family().chosen(), 2);
        QTest::keyClick(&app_->window(), Qt::Key_Tab);
        QVERIFY(app_->find("dot3")->hasActiveFocus());
    }

    void itIsSavedToPrintAndLeavesWordsBehindUnlessTicked()
    {
        QVERIFY(toSpiral());
        QVERIFY(app_->touch("exportSpiral"));
        QVERIFY(app_->waitFor("spiralExportSheet"));
        QVERIFY(app_->type("spiralFolderField", folder_->path()));
        for (const char* format : {"spiralFormat0", "spiralFormat1", "spiralFormat2"}) {
            QVERIFY(app_->touch(format));
            QVERIFY(app_->touch("saveSpiral"));
            QVERIFY(app_->waitUntil([&] { return !family().leaving()->busy(); }));
            QVERIFY2(family().leaving()->problem().isEmpty(), qPrintable(family().leaving()->problem()));
        }
        const QByteArray svg = bytes("spiral-014.svg");
        QVERIFY(svg.contains("Repair after rupture"));
        QVERIFY(!svg.contains("Sleep"));
        QVERIFY(!svg.contains("2026"));
        QVERIFY(bytes("spiral-014.pdf").startsWith("%PDF"));
        QVERIFY(!QImage(folder_->filePath("spiral-014.png")).isNull());
        // An existing file is not written over without asking.
        QVERIFY(app_->touch("spiralFormat1"));
        QVERIFY(app_->touch("spiralIssues"));
        QVERIFY(app_->touch("saveSpiral"));
        QVERIFY(app_->touch("handOverWords"));
        QVERIFY(app_->waitUntil([&] { return family().leaving()->taken(); }));
        QCOMPARE(bytes("spiral-014.svg"), svg);
        QVERIFY(app_->touch("saveSpiral"));
        QVERIFY(app_->touch("handOverWords"));
        QVERIFY(app_->waitUntil([&] { return bytes("spiral-014.svg").contains("Sleep"); }));
    }

    void aManyStepsFoldAndTheirCountLeadsToTheList()
    {
        std::vector<SaidStep> steps;
        for (int i = 0; i < 100; ++i) steps.push_back({i / 9, i % 5 + 1, 0, ""});
        QVERIFY(addVisits(*app_, {stepped("LLLLLLMMMMMM", visitOf("100", "V1"), steps)}));
        family().open("100");
        app_->window().setProperty("page", "families");
        QVERIFY(app_->touch("toSpiral"));
        QVERIFY(app_->waitFor("foldedSteps"));
        QVERIFY(spiral()->folded() > 0);
        QCOMPARE(spiral()->folded() + spiral()->targets().size(), 100);
        QVERIFY(app_->touch("foldedSteps"));
        QVERIFY(app_->waitFor("listStep0"));
    }

private:
    bool toFamily()
    {
        return app_->touch("rail-families") && app_->touch("family0") && app_->waitFor("familyPage") &&
               app_->waitUntil([&] { return family().visits().size() == 5; });
    }
    bool toSpiral() { return toFamily() && app_->touch("toSpiral") && app_->waitFor("dot0"); }

    Family& family() { return *app_->app().family(); }
    SpiralItem* spiral() { return qobject_cast<SpiralItem*>(app_->find("spiral")); }
    QString text(const char* name) { return app_->find(name)->property("text").toString(); }
    QList<int> numbers()
    {
        QList<int> list;
        for (const QVariant& step : family().steps()) list << step.toMap()["number"].toInt();
        return list;
    }
    StoredSession stored(std::size_t visit)
    {
        StoredSession found;
        bool there = false;
        app_->app().vault()->ask([id = sessions_[visit].id](Library& library) { return library.load(id); },
                                 [&](Result<StoredSession> loaded) {
                                     if (loaded) found = std::move(*loaded);
                                     there = true;
                                 });
        app_->waitUntil([&] { return there; });
        return found;
    }
    std::vector<Marker> markersOf(std::size_t visit)
    {
        const StoredSession session = stored(visit);
        Journal journal(session.id, session.scheme);
        for (const Entry& entry : session.entries) static_cast<void>(journal.restore(entry));
        return journal.fold().timeline().markers;
    }
    QByteArray bytes(const char* name)
    {
        QFile file(folder_->filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    std::filesystem::path path(const char* name) const { return folder_->filePath(name).toStdString(); }

    std::unique_ptr<QTemporaryDir> folder_;
    std::unique_ptr<ToldDevice> device_;
    std::unique_ptr<AppWindow> app_;
    std::vector<StoredSession> sessions_;
};

QTEST_MAIN(FamiliesByTouch)
#include "tst_families.moc"
