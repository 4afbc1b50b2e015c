// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/coded_visit.h"
#include "tests/e2e/window_test.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace tessera;
using namespace tessera::test;

namespace {

const QString kTelling = QStringLiteral("Rang Anna on 07700 900123");
const QString kPlain = QStringLiteral("the kettle sang");

}  // namespace

// Words that are easily forgotten: what a note says since it was changed, why a pause was made, what an issue
// is called. They are looked at before they leave as every note is.
class LastLookElsewhere : public WindowTest {
    Q_OBJECT

private slots:
    void init() { begin(QSize(1280, 1000)); }
    void cleanup() { app_.reset(); }

    // The later words of a note, and why a pause was made, whichever of its reasons that was.
    void laterWordsAndReasonsOfPausesAreLookedAtAndStayBehindToo()
    {
        QVERIFY(begun());
        live().note(live().stamp(), kPlain);
        live().changeNote(static_cast<int>(live().journal()->entries().size()), kTelling);
        QVERIFY(app_->touch("pause"));
        live().sayPauseReason("Rang Tom Baker");
        live().sayPauseReason("Rang Mrs Smith");
        QVERIFY(app_->tapPad(1) && reviewed());
        for (const Exporter::Format format : {Exporter::Html, Exporter::Svg, Exporter::Csv}) {
            QVERIFY(exportOpen(format));
            if (!exporter().property("withNotes").toBool()) QVERIFY(app_->touch("withNotes"));
            QVERIFY(app_->touch("save"));
            QVERIFY(app_->waitFor("lastLookPage"));
            QCOMPARE(exporter().lastLook()->count(), 2);
            if (exporter().lastLook()->doubtful() > 0) {
                QVERIFY(says("lookText0").contains("Anna"));
                QVERIFY(says("lookText1").contains("Smith"));
                QVERIFY(app_->touch("blankMarked"));
            }
            QVERIFY(app_->touch("handOverWords"));
            QVERIFY(app_->waitUntil([this] { return !exporter().busy() && !exporter().result().isEmpty(); }));
            const QByteArray content = written();
            QVERIFY(!content.isEmpty());
            for (const char* name : {"Anna", "07700", "Smith", "Baker", "kettle"})
                QVERIFY2(!content.contains(name), name);
        }
    }

    void namesOfIssuesAreLookedAtBeforeASpiralLeaves()
    {
        const QString telling = QStringLiteral("Anna and Tom Baker");
        QVERIFY(begun() && reviewed());
        Family& family = *app_->app().family();
        family.open("F07");
        QVERIFY(app_->waitUntil([&] { return !family.loading() && family.visits().size() == 1; }));
        QVERIFY(family.addStep(0, 1, 1, 0, telling) && family.addStep(0, 2, 2, 0, "sleep") &&
                family.addStep(0, 3, 3, 0, telling));
        app_->window().setProperty("page", "families");
        QVERIFY(app_->touch("toSpiral"));
        QVERIFY(app_->touch("exportSpiral"));
        QVERIFY(app_->waitFor("spiralExportSheet"));
        SpiralExport& leaving = *family.leaving();
        leaving.setProperty("folder", folder_->filePath("out"));
        leaving.setProperty("format", SpiralExport::Svg);
        QVERIFY(QDir().mkpath(folder_->filePath("out")));
        QVERIFY(app_->touch("spiralIssues"));
        QVERIFY(app_->touch("saveSpiral"));
        QVERIFY(app_->waitFor("lastLookPage"));
        QVERIFY(files().isEmpty());
        QVERIFY(says("lookSays").contains("2 names of issues"));
        QVERIFY(says("lookText0").contains("<b><u>Anna"));
        QCOMPARE(says("lookText1"), QStringLiteral("sleep"));
        QTest::keyClick(&app_->window(), Qt::Key_Escape);
        QVERIFY(!app_->find("lastLookPage") && app_->find("spiralExportSheet") && files().isEmpty());
        QVERIFY(app_->touch("saveSpiral"));
        QVERIFY(app_->touch("blank0"));
        QVERIFY(!app_->find("lookText0") && app_->find("lookText1"));
        QVERIFY(app_->touch("handOverWords"));
        QVERIFY(app_->waitUntil([&] { return !leaving.busy() && !leaving.result().isEmpty(); }));
        QFile file(leaving.result());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray svg = file.readAll();
        QVERIFY(svg.contains("sleep"));
        QVERIFY(!svg.contains("Anna") && !svg.contains("Baker"));
        QCOMPARE(family.issues().size(), 2);  // it stays on the tablet
        // Without the names there is nothing to look at.
        QVERIFY(app_->touch("spiralIssues"));
        leaving.askToSave(true);
        QVERIFY(!app_->find("lastLookPage"));
        QVERIFY(app_->waitUntil([&] { return !leaving.busy(); }));
    }

private:
    Exporter& exporter() { return *app_->app().exporter(); }
    bool begun() { return app_->startVisit("F07") && app_->tapPad(0) && app_->tapPad(1); }
    bool reviewed() { return endVisit(*app_, *device_, Millis{60'000}) && lookBack(*app_); }
    bool exportOpen(Exporter::Format format) { return openExport(*app_, format, folder_->filePath("out")); }
    // All that was written: a page, or every table.
    QByteArray written()
    {
        const QDir folder(exporter().result());
        QStringList paths;
        if (folder.exists())
            for (const QString& name : folder.entryList(QDir::Files)) paths << folder.filePath(name);
        else
            paths << exporter().result();
        QByteArray content;
        for (const QString& path : paths) {
            QFile file(path);
            if (file.open(QIODevice::ReadOnly)) content += file.readAll();
        }
        return content;
    }
    QStringList files() { return QDir(folder_->filePath("out")).entryList(QDir::Files); }
};

QTEST_MAIN(LastLookElsewhere)
#include "tst_last_look_elsewhere.moc"
