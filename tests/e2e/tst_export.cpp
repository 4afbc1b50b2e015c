// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/coded_visit.h"
#include "tests/e2e/window_test.h"

#include "app/render/grid_source.h"
#include "core/store/own_pages/reflections.h"

#include <QFile>
#include <QTest>

using namespace tessera;
using namespace tessera::test;

// What leaves is chosen beforehand and looked at, and nothing else leaves; and the pages about the
// activities.
class TestExport : public WindowTest {
    Q_OBJECT

private slots:
    void init() { begin(QSize(1280, 1000)); }
    void cleanup() { app_.reset(); }

    void whatPointsToPeopleIsNotTickedAtFirst()
    {
        QVERIFY(openExport());
        for (const char* box : {"withNotes", "withExactDate"}) QVERIFY2(!ticked(box), box);
        for (const char* box : {"byInteraction", "ribbon", "sentence0"}) QVERIFY2(ticked(box), box);
        QVERIFY(!app_->find("note0"));
        QVERIFY(app_->waitFor("reflection0"));
        QVERIFY(!ticked("reflection0"));
        const QByteArray page = saved(Exporter::Html);
        for (const char* word : {"kettle sings", "A breath", "What did I hear?"})
            QVERIFY2(!page.contains(word), word);
        QVERIFY(page.contains("The focus moved") && page.contains("<table"));
    }

    void eachTickIsInTheFileAndInThePreview()
    {
        QVERIFY(openExport());
        QString before = preview();
        QVERIFY(!before.isEmpty());
        for (const char* box : {"withNotes", "reflection0", "bars", "byTime", "sentence1"}) {
            QVERIFY2(app_->touch(box), box);
            QVERIFY2(preview() != before, box);
            before = preview();
        }
        QVERIFY(app_->touch("inColour1"));
        QVERIFY(preview() != before);
        const QString left = app_->app().exporter()->sentences()[1].toMap()["words"].toString();
        QByteArray page = saved(Exporter::Html);
        for (const char* word : {"kettle sings", "A breath", "What did I hear?", "One square = 30 seconds",
                                 "How long each was worked on"})
            QVERIFY2(page.contains(word), word);
        QVERIFY(!page.contains(left.toHtmlEscaped().toUtf8()));
        QVERIFY(app_->touch("note0"));
        page = saved(Exporter::Html);
        QVERIFY(!page.contains("kettle sings"));
    }

    void theNextVisitBeginsWithNothingTicked()
    {
        QVERIFY(openExport());
        for (const char* box : {"withNotes", "withExactDate", "reflection0"}) QVERIFY(app_->touch(box));
        QVERIFY(app_->touch("back"));
        QVERIFY(app_->touch("export"));
        QVERIFY(app_->waitFor("reflection0"));
        for (const char* box : {"withNotes", "withExactDate", "reflection0"}) QVERIFY2(!ticked(box), box);
    }

    void theVisitIsTakenToSupervisionWithOneTap()
    {
        QVERIFY(openExport());
        QVERIFY(app_->touch("back"));
        QVERIFY(app_->touch("takeToSupervision"));
        QVERIFY(app_->waitFor("exportPage"));
        const Exporter& exporter = *app_->app().exporter();
        QVERIFY(exporter.forSupervision());
        for (const char* box : {"byInteraction", "byTime", "ribbon", "sentence0"}) QVERIFY2(ticked(box), box);
        for (const char* box : {"withNotes", "withExactDate", "reflection0"}) QVERIFY2(!ticked(box), box);
        QVERIFY(app_->find("format1") && app_->find("format5"));  // paper and browser
        QVERIFY(!app_->find("format0") && !app_->find("format4") && !app_->find("handToPractitioner"));
        QVERIFY(app_->touch("reflection0"));
        const QByteArray page = saved(Exporter::Html);
        QVERIFY(page.contains("A breath") && page.contains("One square = 30 seconds"));
        QVERIFY(!page.contains("kettle sings"));
        // From where it was asked one comes back to.
        QVERIFY(app_->touch("back"));
        QVERIFY(app_->touch("reflect"));
        QVERIFY(app_->waitFor("reflectPage"));
        QVERIFY(app_->touch("takeToSupervision"));
        QVERIFY(app_->waitFor("exportPage"));
        QVERIFY(app_->touch("back"));
        QVERIFY(app_->waitFor("reflectPage"));
        QVERIFY(app_->touch("back"));
        QVERIFY(app_->touch("export"));
        QVERIFY(app_->waitFor("exportPage"));
        QVERIFY(!exporter.forSupervision() && app_->find("format4"));
    }

    void theKeyOfAVisitLeadsToWhatTheActivitiesAre()
    {
        QVERIFY(codeVisit(*app_, *device_, "F07", "LMJPL"));
        QVERIFY(app_->touch("aboutKey"));
        QVERIFY(app_->waitFor("referencePage"));
        QVERIFY(app_->touch("activity2"));
        QCOMPARE(app_->app().reference()->chosen(), 2);
        QVERIFY(app_->touch("referencePart1"));
        QVERIFY(app_->waitFor("madeUp0"));
        for (const QVariant& picture : app_->app().reference()->pictures())
            QCOMPARE(picture.toMap()["kind"].toString(), QString("Illustrative: a made-up visit"));
        QVERIFY(app_->touch("referencePart2"));
        app_->app().reference()->setProperty("folder", folder_->filePath("sheets"));
        QVERIFY(app_->touch("sheetColour1"));
        QVERIFY(app_->touch("saveSheet"));
        QVERIFY(app_->waitFor("sheetSaved"));
        QVERIFY(QFile::exists(app_->app().reference()->result()));
        QVERIFY(app_->touch("saveSheet"));
        QVERIFY(app_->waitFor("sheetProblem"));
        QVERIFY(app_->touch("sheetOver"));
        QVERIFY(app_->waitFor("sheetSaved"));
        QVERIFY(app_->touch("back"));
        QVERIFY(app_->waitFor("reviewPage"));
    }

    void settingsAndHomeLeadThereToo()
    {
        for (const char* page : {"home", "settings"}) {
            app_->window().setProperty("page", page);
            QVERIFY2(app_->touch("aboutActivities"), page);
            QVERIFY2(app_->waitFor("activityCard"), page);
            QVERIFY(app_->touch("back"));
            QCOMPARE(app_->window().property("page").toString(), QString(page));
        }
    }

private:
    // A visit with a note and a reflection, on the Export page.
    bool openExport()
    {
        if (!app_->startVisit("F07")) return false;
        for (const int code : {0, 1, 2, 3, 1, 0})
            if (!app_->tapPad(code, Millis{60'000})) return false;
        Live& live = *app_->app().live();
        live.note(live.stamp(), "kettle sings");
        if (!endVisit(*app_, *device_, Millis{60'000}) || !lookBack(*app_)) return false;
        Reflection reflection;
        reflection.id = randomUuid();
        reflection.question = "What did I hear?";
        reflection.text = "A breath";
        const auto session = Uuid::parse(app_->app().review()->sessionId().toStdString());
        bool kept = false;
        app_->app().vault()->ask(
            [session, reflection](Library& library) {
                return Reflections(library).save(*session, reflection);
            },
            [&kept](const Status& status) { kept = status.ok(); });
        return app_->waitUntil([&] { return kept; }) && app_->touch("export") && app_->waitFor("exportPage");
    }

    bool ticked(const char* box) { return app_->find(box)->property("ticked").toBool(); }
    QString preview() { return app_->app().exporter()->preview(); }

    QByteArray saved(Exporter::Format format)
    {
        Exporter& exporter = *app_->app().exporter();
        exporter.setProperty("format", format);
        exporter.setProperty("folder", folder_->filePath("out"));
        exporter.save(true);
        if (!app_->waitUntil([&] { return !exporter.busy(); })) return {};
        QFile file(exporter.result());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{};
    }
};

QTEST_MAIN(TestExport)
#include "tst_export.moc"
