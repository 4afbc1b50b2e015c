// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/protected_app.h"

#include "core/store/own_pages/reflections.h"
#include "tests/e2e/added_visits.h"
#include "tests/e2e/said_by.h"
#include "tests/e2e/study_of_visits.h"

#include <QInputMethodEvent>

#include <tuple>

using namespace tessera;
using namespace tessera::test;

namespace {

const QString kFamily = QStringLiteral("HERON-77");
const QString kNote = QStringLiteral("the blue door");
const QString kIssue = QStringLiteral("Sleepless nights");
const QString kThought = QStringLiteral("a thought of my own");
const QString kAction = QStringLiteral("ask about the swing");
const QString kPractitioner = QStringLiteral("WREN-3");

const QStringList kMarkers{kFamily, kNote, kIssue, kThought, kAction, kPractitioner};

// Two visits, the first seen by two observers, with steps, notes and what was written about them.
std::vector<StoredSession> visits()
{
    std::vector<StoredSession> all;
    using Told = std::tuple<const char*, const char*, int>;
    for (const auto& [code, observer, minutes] :
         {Told{"V1", "O1", 0}, Told{"V1", "O2", 1}, Told{"V2", "O1", 7 * 24 * 60}}) {
        Header top = visitOf(kFamily.toStdString(), code, minutes);
        top.observer = observer;
        top.practitioner = kPractitioner.toStdString();
        StoredSession visit = stepped("LLMMJJPP", top, {{2, 4, 1, kIssue.toStdString()}});
        Entry said = note(visit.entries.back().at.count(), kNote.toStdString());
        visit.entries.insert(visit.entries.end() - 1, said);
        std::uint32_t number = 0;
        for (Entry& entry : visit.entries) entry.number = ++number;
        all.push_back(std::move(visit));
    }
    return all;
}

}  // namespace

// Behind the lock nothing of a visit can be read: not on a page, not by a screen reader, not in what pages
// are made of. Afterwards it is all there again.
class LockedAway : public QObject, ProtectedApp {
    Q_OBJECT

    [[nodiscard]] Composition& app() { return app_->app(); }

    void lockAndSettle()
    {
        bool settled = false;
        const auto told = connect(&vault(), &Vault::locked, this, [&settled] { settled = true; });
        device_->goAway();
        QVERIFY(app_->waitUntil([&settled] { return settled; }));
        disconnect(told);
        QVERIFY(app_->waitFor("lockPage"));
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCoreApplication::processEvents();
    }
    void nothingIsSaid(const char* when)
    {
        const QString pages = shownWords(), heard = SaidBy::accessibleTree(app_->window()),
                      held = SaidBy::object(app());
        QVERIFY2(heard.contains("locked"), "the lock page is what is heard");
        for (const QString& marker : kMarkers) {
            QVERIFY2(!pages.contains(marker), qPrintable(QString("%1, shown: %2").arg(when, marker)));
            QVERIFY2(!heard.contains(marker), qPrintable(QString("%1, heard: %2").arg(when, marker)));
            for (const QString& line : held.split(QLatin1Char('\n')))
                QVERIFY2(!line.contains(marker), qPrintable(QString("%1, held: %2").arg(when, line)));
        }
    }
    bool openAgain()
    {
        return unlock() && app_->waitUntil([this] {
            return !app().visits()->loading() && app().visits()->total() == 4 && !app().visits()->indexing();
        });
    }
    QString first() const { return QString::fromStdString(sessions_.front().id.text()); }
    bool lookBack()
    {
        app().review()->open(first());
        return app_->waitUntil([this] { return app().review()->journal() != nullptr; });
    }
    void page(const char* name) { app_->window().setProperty("page", name); }

private slots:
    void init()
    {
        QAccessible::setActive(true);
        beginAnew();
        openUnlocked();
        study_ = std::make_unique<StudyOfVisits>();
        sessions_ = visits();
        QVERIFY(study_->enrols(*app_));
        QVERIFY(addVisits(*app_, sessions_));
        bool written = false;
        vault().ask(
            [id = sessions_.front().id](Library& library) {
                Reflection thought;
                thought.id = randomUuid();
                thought.text = kThought.toStdString();
                ActionCard action;
                action.id = randomUuid();
                action.text = kAction.toStdString();
                action.setOn = 20'514;  // the visit's day
                action.lookBackOn = 20'528;
                return Reflections(library).save(id, thought).ok() &&
                       Reflections(library).save(id, action).ok();
            },
            [&written](bool done) { written = done; });
        QVERIFY(app_->waitUntil([&written] { return written; }));
        device_->time.setWallClock(UtcTime{1'772'445'600'000 + 60LL * 86'400'000});
        lockAndSettle();
        QVERIFY(openAgain());
    }
    void cleanup() { app_.reset(); }

    // All that can be open at once is, and all of it is found before it locks.
    void everythingThatPagesAreMadeOfIsEmptied()
    {
        QVERIFY(lookBack());
        app().visits()->setFind(kNote);
        app().family()->open(kFamily);
        QVERIFY(app_->waitUntil([this] { return app().family()->visits().size() == 3; }));
        QVERIFY(app().family()->showPair(0, 2));
        app().family()->leaving()->setProperty("folder", folder_->path());
        app().family()->leaving()->askToSave();
        QVERIFY(app_->waitUntil([this] { return !app().family()->leaving()->result().isEmpty(); }));
        app().reflect()->begin();
        QVERIFY(app_->waitUntil([this] { return !app().reflect()->written().isEmpty(); }));
        app().exporter()->begin();
        app().exporter()->setProperty("withNotes", true);
        app().exporter()->renderPreview();
        app().exporter()->askToSave();
        QVERIFY(app_->waitUntil([this] { return app().exporter()->lastLook()->isOpen(); }));
        app().handOver()->begin(first());
        app().handOver()->setProperty("withNotes", true);
        app().handOver()->ask(first());
        QVERIFY(app_->waitUntil([this] { return app().handOver()->lastLook()->isOpen(); }));
        app().compare()->open({first(), QString::fromStdString(sessions_[1].id.text())});
        QVERIFY(app_->waitUntil([this] { return app().compare()->shown(); }));
        app().sending()->putMissing();
        QVERIFY(app_->waitUntil([this] { return app().sending()->parcels()->count() >= 3; }));
        app().keeping()->settle(20, 0);
        QVERIFY(app_->waitUntil([this] { return app().keeping()->past() == 3; }));
        app().acts()->load();
        QVERIFY(app_->waitUntil([this] { return app().acts()->total() > 0; }));
        app().correct()->begin(first());
        QVERIFY(app_->waitUntil([this] { return app().correct()->property("open").toBool(); }));
        app().setup()->setProperty("family", kFamily);
        const QString open = SaidBy::object(app());
        for (const QString& marker : kMarkers) QVERIFY2(open.contains(marker), qPrintable(marker));
        // Asked for just before, answered behind the lock.
        app().keeping()->look();
        app().review()->open(first());
        app().family()->lookAgain();
        app().sending()->look();
        app().acts()->load();
        app().handOver()->begin(first());
        lockAndSettle();
        nothingIsSaid("everything open");
        QCOMPARE(app().sending()->parcels()->count(), 0);
        QCOMPARE(app().keeping()->past(), 0);
        QCOMPARE(app().acts()->total(), 0);
        QCOMPARE(app().families()->property("count").toInt(), 0);
        QVERIFY(!app().handOver()->lastLook()->isOpen());

        QVERIFY(openAgain());
        QVERIFY(app_->waitUntil([this] { return app().keeping()->past() == 3; }));
        QVERIFY(app_->waitUntil([this] { return app().sending()->parcels()->count() >= 3; }));
        QCOMPARE(app().families()->property("count").toInt(), 2);
        app().visits()->setFind(kNote);
        QVERIFY(app_->waitUntil([this] { return app().visits()->count() == 3; }));
        QVERIFY(lookBack());
    }

    void noPageIsReadBehindTheLock_data()
    {
        QTest::addColumn<QString>("way");
        for (const char* way : {"home", "library", "families", "family", "research", "settings", "review",
                                "reflect", "cards", "export", "sending", "keeping", "acts", "setup"})
            QTest::newRow(way) << QString(way);
    }
    void noPageIsReadBehindTheLock()
    {
        QFETCH(QString, way);
        app().keeping()->settle(20, 0);
        if (way == "family") app().family()->open(kFamily);
        if (way == "review" || way == "reflect" || way == "export" || way == "cards") QVERIFY(lookBack());
        if (way == "reflect") app().reflect()->begin();
        if (way == "cards") app().cards()->begin();
        if (way == "export") app().exporter()->begin();
        if (way == "sending") app().sending()->putMissing();
        const bool sheet = way == "family";
        page(sheet ? "families" : qPrintable(way));
        if (way == "setup") QVERIFY(app_->type("familyField", kFamily));
        const bool tellsOfVisits = way != "research" && way != "settings";
        if (tellsOfVisits)
            QVERIFY2(app_->waitUntil([&] {
                const QString heard = SaidBy::accessibleTree(app_->window());
                return std::any_of(kMarkers.begin(), kMarkers.end(),
                                   [&heard](const QString& marker) { return heard.contains(marker); });
            }),
                     "the page tells of a visit while it is open");
        lockAndSettle();
        nothingIsSaid(qPrintable(way));
        QVERIFY(openAgain());
        QVERIFY(app_->waitUntil([this] { return !app_->find("lockPage"); }));
    }

    // The last letter that was struck, and a word that an on-screen keyboard still holds back.
    void whatIsBeingWrittenIsKeptToTheLastLetter()
    {
        QVERIFY(lookBack());
        app().reflect()->begin();
        page("reflect");
        QVERIFY(app_->waitFor("reflectionField"));
        QQuickItem* const field = app_->find("reflectionField");
        field->forceActiveFocus();
        for (const QChar letter : QStringLiteral("Half a though")) {
            QTest::keyClick(&app_->window(), letter.toLatin1());
        }
        QTest::keyClick(&app_->window(), 't');
        QInputMethodEvent held(" unfinish", {});
        QCoreApplication::sendEvent(field, &held);
        lockAndSettle();
        QVERIFY(!SaidBy::object(app()).contains("Half a thought"));
        QVERIFY(openAgain());
        const auto library = reader();
        const auto pages = Reflections(*library).load(sessions_.front().id);
        QVERIFY(pages);
        QCOMPARE(pages->reflections.size(), std::size_t{2});
        QCOMPARE(pages->reflections[1].text, std::string("Half a thought unfinish"));
    }

private:
    std::vector<StoredSession> sessions_;
    std::unique_ptr<StudyOfVisits> study_;
};

QTEST_MAIN(LockedAway)
#include "tst_locked_away.moc"
