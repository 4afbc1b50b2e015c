// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/coded_visit.h"
#include "tests/e2e/window_test.h"

#include "core/privacy/text_check.h"
#include "core/store/own_pages/reflections.h"
#include "sync/bundle/exchange.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace tessera;
using namespace tessera::test;

namespace {

const QString kTelling = QStringLiteral("Rang Anna on 07700 900123");
const QString kPlain = QStringLiteral("the kettle sang");

}  // namespace

// Words that may say who they are about: asked about where they are written, never in the way of a visit, and
// looked at once more before they leave.
class LastLookTest : public WindowTest {
    Q_OBJECT

private slots:
    void init() { begin(QSize(1280, 1000)); }
    void cleanup() { app_.reset(); }

    void aNoteIsKeptAtOnceWhateverItSaysAndOneLineOffersToChangeIt()
    {
        QVERIFY(begun());
        QVERIFY(write(kTelling));
        QCOMPARE(notes(), QStringList{kTelling});
        QVERIFY(says("message").contains("may say who it is about"));
        QCOMPARE(live().state(), Live::Running);
        QVERIFY(app_->touch("changeNote"));
        QCOMPARE(field("noteTextField")->property("text").toString(), kTelling);
        field("noteTextField")->setProperty("text", kPlain);
        QVERIFY(app_->touch("keepNote"));
        QCOMPARE(notes(), QStringList{kPlain});
        QVERIFY(!app_->find("changeNote"));
        QVERIFY(write(kTelling));
        QVERIFY(app_->find("changeNote"));
        QVERIFY(app_->tapPad(2));  // the next tap takes the line away; the end of the visit asks again
        QVERIFY(!app_->find("changeNote"));
        QVERIFY(write(kPlain));
        QVERIFY(!app_->find("changeNote"));
    }

    void aNoteTakes280CharactersTellsWhenTheyRunOutAndCutsNothingThatIsThere()
    {
        QVERIFY(begun());
        QVERIFY(app_->touch("note"));
        QVERIFY(says("noteTextHint").contains("No names, please"));
        QVERIFY(!says("noteTextHint").contains("more character"));
        field("noteTextField")->setProperty("text", QString(270, 'a'));
        QVERIFY(says("noteTextHint").contains("10 more character"));
        QVERIFY(!app_->type("noteTextField", QString(300, 'b')));
        QCOMPARE(field("noteTextField")->property("text").toString().size(), 280);
        QVERIFY(app_->touch("keepNote"));
        QCOMPARE(notes().last().size(), 280);
        live().note(live().stamp(), QString(400, 'c'));  // as a script or a file brings it
        QVERIFY(ended());
        QVERIFY(app_->touch("correctGrid"));
        QVERIFY(app_->touch("moment1"));
        QCOMPARE(field("noteWordsField")->property("text").toString().size(), 400);
    }

    void theEndOfTheVisitAsksOnceAndNothingHasToBeAnswered()
    {
        QVERIFY(begun());
        for (const QString& text : {kTelling, kPlain, QStringLiteral("Mrs Smith came by")})
            live().note(live().stamp(), text);
        QVERIFY(ended());
        QVERIFY(app_->waitFor("noteDoubt1"));
        QVERIFY(!app_->find("noteDoubt2"));
        QVERIFY(app_->touch("keepNoteAsIs0"));
        QVERIFY(app_->waitUntil([this] { return !app_->find("noteDoubt1"); }));
        QVERIFY(app_->touch("changeNote0"));
        field("noteTextField")->setProperty("text", "the neighbour came by");
        QVERIFY(app_->touch("keepNote"));
        QVERIFY(app_->waitUntil([this] { return !app_->find("noteDoubt0"); }));
        QCOMPARE(notes(), (QStringList{kTelling, kPlain, "the neighbour came by"}));
        QVERIFY(app_->touch("lookBack"));
        QVERIFY(app_->waitFor("reviewPage"));
    }

    void otherWordsForANoteAreAskedAboutBeforeTheyStand()
    {
        QVERIFY(begun());
        live().note(live().stamp(), kPlain);
        QVERIFY(ended());
        QVERIFY(app_->touch("correctGrid"));
        QVERIFY(app_->touch("moment0"));
        field("noteWordsField")->setProperty("text", kTelling);
        QVERIFY(app_->touch("keepMoment"));
        QVERIFY(app_->waitFor("rewordDoubtMarked"));
        QVERIFY(says("rewordDoubtMarked").contains("<b><u>Anna</u></b>"));
        QCOMPARE(notes(), QStringList{kPlain});
        QVERIFY(app_->touch("rewordDoubtChange"));
        QVERIFY(app_->touch("rewordDoubtKeep"));
        QCOMPARE(notes(), QStringList{kTelling});
    }

    void aReflectionIsKeptAsItIsWrittenAndAskedAboutBesides()
    {
        QVERIFY(reviewed({kPlain}));
        QVERIFY(app_->touch("reflect"));
        QVERIFY(says("reflectionHint").contains("No names, please"));
        QVERIFY(app_->type("reflectionField", "Anna was calm "));
        QVERIFY(app_->waitFor("reflectionDoubtMarked"));
        QVERIFY(app_->waitUntil([this] { return app_->app().reflect()->allSaved(); }));
        QVERIFY(app_->touch("reflectionDoubtKeep"));
        QVERIFY(!app_->find("reflectionDoubtMarked"));
        QVERIFY(app_->type("newActionField", "Ask Tom "));
        QVERIFY(app_->touch("addAction"));
        QVERIFY(app_->find("newActionDoubtMarked"));
        QCOMPARE(app_->app().cards()->property("room").toInt(), 3);
        QVERIFY(app_->touch("newActionDoubtKeep"));
        QCOMPARE(app_->app().cards()->property("room").toInt(), 2);
    }

    void everyTextThatWouldLeaveIsShownAndOneTapLeavesItBehind()
    {
        QVERIFY(reviewed({kTelling, kPlain}));
        QVERIFY(exportOpen(Exporter::Bundle));
        QVERIFY(app_->touch("withNotes"));
        QVERIFY(app_->touch("save"));
        QVERIFY(app_->waitFor("lastLookPage"));
        QVERIFY(files().isEmpty());
        QVERIFY(says("lookText0").contains("<b><u>Anna</u></b>") &&
                says("lookText0").contains("<b><u>07700"));
        QCOMPARE(says("lookText1"), kPlain);
        QVERIFY(says("lookSays").contains("2 text"));
        QVERIFY(app_->touch("blank0"));
        QVERIFY(!app_->find("lookText0") && app_->find("lookBlank0"));
        QVERIFY(app_->touch("blank0"));  // and back
        QVERIFY(app_->find("lookText0"));
        QVERIFY(app_->touch("blankMarked"));
        QVERIFY(says("lookSays").contains("1 text"));
        QVERIFY(app_->touch("handOverWords"));
        QVERIFY(app_->waitUntil([this] { return !exporter().result().isEmpty(); }));
        const auto opened = verifyBundleFile(exporter().result().toStdString());
        QVERIFY(opened.ok());
        QCOMPARE(opened->content.texts, (TextReview{kTextRules, 1, 0, 1, true}));
        QCOMPARE(app_->app().review()->journal()->fold().timeline().notes.front().text,
                 kTelling.toStdString());
    }

    void fromAPageAndATableWhatIsBlankedIsGoneToo()
    {
        QVERIFY(reviewed({kTelling, kPlain}));
        for (const Exporter::Format format : {Exporter::Html, Exporter::Csv}) {
            QVERIFY(exportOpen(format));
            if (!exporter().property("withNotes").toBool()) QVERIFY(app_->touch("withNotes"));
            QVERIFY(app_->touch("save"));
            QVERIFY(app_->waitFor("lastLookPage"));
            if (app_->find("lookText0")) QVERIFY(app_->touch("blank0"));
            QVERIFY(app_->touch("handOverWords"));
            QVERIFY(app_->waitUntil([this] { return !exporter().busy() && !exporter().result().isEmpty(); }));
            const QString written = exporter().result();
            QFile file(format == Exporter::Csv ? written + "/notes.csv" : written);
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray content = file.readAll();
            QVERIFY(!content.contains("Anna") && content.contains(kPlain.toUtf8()));
        }
    }

    void wordsThatWereChangedStayBehindUnlessTheyAreAskedFor()
    {
        QVERIFY(begun());
        live().note(live().stamp(), kTelling);
        live().changeNote(static_cast<int>(live().journal()->entries().size()), kPlain);
        QVERIFY(ended() && app_->touch("lookBack") && app_->waitFor("reviewPage"));
        QVERIFY(exportOpen(Exporter::Bundle));
        QVERIFY(app_->touch("withNotes"));
        QVERIFY(app_->touch("save"));
        QVERIFY(app_->waitFor("lastLookPage"));
        QVERIFY(app_->find("lookBlank0"));
        QCOMPARE(says("lookText1"), kPlain);
    }

    void withoutWordsThereIsNoStepInTheWay()
    {
        QVERIFY(reviewed({kTelling}));
        QVERIFY(exportOpen(Exporter::Bundle));
        QVERIFY(app_->touch("save"));
        QVERIFY(app_->waitUntil([this] { return !exporter().result().isEmpty(); }));
        QVERIFY(!app_->find("lastLookPage"));
    }

    void theLastLookIsReachedByTheKeyboardAndEscapeLeavesIt()
    {
        QVERIFY(reviewed({kTelling, kPlain}));
        QVERIFY(exportOpen(Exporter::Bundle));
        QVERIFY(app_->touch("withNotes"));
        QVERIFY(app_->touch("save"));
        QVERIFY(app_->waitFor("lastLookPage"));
        const auto tabTo = [this](const char* name) {
            for (int i = 0; i < 20; ++i) {
                const QQuickItem* const item = app_->find(name);
                if (item && item->hasActiveFocus()) return true;
                QTest::keyClick(&app_->window(), Qt::Key_Tab);
            }
            return false;
        };
        QVERIFY(tabTo("blank0"));
        QTest::keyClick(&app_->window(), Qt::Key_Return);
        QVERIFY(app_->find("lookBlank0"));
        QVERIFY(tabTo("handOverWords"));
        QTest::keyClick(&app_->window(), Qt::Key_Escape);
        QVERIFY(!app_->find("lastLookPage"));
        QVERIFY(app_->find("exportPage") && files().isEmpty());
        // What was left out is remembered while the page is open.
        QVERIFY(app_->touch("save"));
        QVERIFY(app_->waitFor("lookBlank0"));
        QVERIFY(tabTo("handOverWords"));
        QTest::keyClick(&app_->window(), Qt::Key_Return);
        QVERIFY(app_->waitUntil([this] { return !exporter().result().isEmpty(); }));
    }

    void theFileForThePractitionerIsLookedAtToo()
    {
        QVERIFY(reviewed({kTelling, kPlain}));
        QVERIFY(exportOpen(Exporter::Pdf));
        QVERIFY(app_->touch("handToPractitioner"));
        app_->app().handOver()->setProperty("folder", folder_->filePath("hand"));
        QVERIFY(app_->touch("handNotes"));
        QVERIFY(app_->touch("makeHandOver"));
        QVERIFY(app_->waitFor("lastLookPage"));
        QVERIFY(app_->touch("blank0"));
        QVERIFY(app_->touch("handOverWords"));
        QVERIFY(app_->waitUntil([this] { return !app_->app().handOver()->result().isEmpty(); }));
        const auto opened = verifyBundleFile(app_->app().handOver()->result().toStdString());
        QVERIFY(opened.ok());
        QCOMPARE(opened->content.texts, (TextReview{kTextRules, 1, 0, 1, true}));
    }

private:
    Exporter& exporter() { return *app_->app().exporter(); }
    QQuickItem* field(const char* name) { return app_->find(name); }
    QStringList notes()
    {
        QStringList texts;
        for (const Note& note : live().journal()->fold().timeline().notes)
            texts << QString::fromStdString(note.text);
        return texts;
    }
    QStringList files() { return QDir(folder_->filePath("out")).entryList(QDir::Files); }

    bool begun() { return app_->startVisit("F07") && app_->tapPad(0) && app_->tapPad(1); }
    bool write(const QString& text)
    {
        if (!app_->touch("note") || !app_->waitFor("noteTextField")) return false;
        field("noteTextField")->setProperty("text", text);
        return app_->touch("keepNote");
    }
    bool ended() { return endVisit(*app_, *device_, Millis{60'000}); }
    bool reviewed(const QStringList& notes)
    {
        if (!begun()) return false;
        for (const QString& text : notes) live().note(live().stamp(), text);
        return ended() && lookBack(*app_);
    }
    bool exportOpen(Exporter::Format format) { return openExport(*app_, format, folder_->filePath("out")); }
};

QTEST_MAIN(LastLookTest)
#include "tst_last_look.moc"
