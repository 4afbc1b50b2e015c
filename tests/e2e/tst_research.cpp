// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/research/import_run.h"
#include "app/research/study_plot.h"
#include "tests/e2e/app_window.h"
#include "tests/e2e/handed_over.h"

#include <QFile>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>

using namespace tessera;
using namespace tessera::test;

// A researcher brings in what observers handed over and looks at the study, by touch.
class ResearchPages : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        folder_ = std::make_unique<QTemporaryDir>();
        device_ = std::make_unique<ToldDevice>();
        QVERIFY(handOverStudy(path("in")));
        app_ = std::make_unique<AppWindow>(*device_, path("library"));
        QVERIFY(app_->shown());
        app_->app().research()->setArchive(text("made/study.db"));
    }
    void cleanup() { app_.reset(); }

    void anEmptyArchiveSaysWhatToDo()
    {
        QVERIFY(app_->touch("rail-research"));
        QVERIFY(app_->waitFor("researchPage"));
        QVERIFY(app_->waitFor("researchEmpty"));
        QVERIFY(app_->touch("toStudy"));
        QVERIFY(app_->waitFor("studyEmpty"));
        QVERIFY(app_->touch("studyImport"));
        QVERIFY(app_->waitFor("importPage"));
        QVERIFY(app_->touch("back"));
        QVERIFY(app_->waitFor("researchPage"));
        QVERIFY(app_->touch("toCompare"));
        QVERIFY(app_->waitFor("compareChoicePage"));
        QVERIFY(app_->touch("back"));
        QVERIFY(app_->waitFor("researchPage"));
    }

    void nothingIsAddedUntilPressed()
    {
        QVERIFY(look());
        Importing& importing = *app_->app().research()->importing();
        QCOMPARE(importing.ready(), 10);
        QCOMPARE(importing.toLookAt(), 1);  // the table, for its own code
        QCOMPARE(importing.coming(), 10);
        QCOMPARE(sessionsThere(), 0);
        const QString found = all(importing, "found");
        QVERIFY(found.contains("second observer"));
        QVERIFY(found.contains("\"other\" is not in the scheme"));
        QVERIFY(!found.contains("--map"));
        QVERIFY(all(importing, "length").contains("8 min"));

        QVERIFY(app_->touch("importFilter2"));
        QCOMPARE(importing.rows().size(), 1);
        QVERIFY(app_->touch("importFilter2"));
        QCOMPARE(importing.rows().size(), 11);

        QVERIFY(app_->touch("saveFindings"));
        QVERIFY(app_->waitFor("findingsSaved"));
        QFile list(importing.listSaved());
        QVERIFY(list.open(QIODevice::ReadOnly));
        QVERIFY(list.readAll().startsWith("file,status,visits,finding"));

        QVERIFY(app_->touch("bringIn"));
        QVERIFY(app_->waitFor("importResult"));
        QCOMPARE(sessionsThere(), 10);
    }

    void anUnknownCodeIsMappedByThePerson()
    {
        QVERIFY(look());
        Importing& importing = *app_->app().research()->importing();
        QCOMPARE(importing.unknown().size(), 1);
        QVERIFY(app_->touch("stands0_1"));  // meaning
        QVERIFY(app_->waitUntil([&] { return importing.state() == Importing::Looked; }));
        QCOMPARE(importing.toLookAt(), 0);
        QCOMPARE(importing.coming(), 11);
        QCOMPARE(importing.unknown().first().toMap().value("chosen").toInt(), 1);

        // Or it keeps its own codes.
        QVERIFY(app_->touch("importCodes1"));
        QVERIFY(app_->waitUntil([&] { return importing.state() == Importing::Looked; }));
        QVERIFY(importing.unknown().isEmpty());
        QCOMPARE(importing.coming(), 11);
        QCOMPARE(sessionsThere(), 0);
    }

    void broughtInTwiceNothingChanges()
    {
        QVERIFY(bringIn());
        QVERIFY(app_->touch("otherFiles"));
        QVERIFY(app_->touch("lookAtFiles"));
        Importing& importing = *app_->app().research()->importing();
        QVERIFY(app_->waitUntil([&] { return importing.state() == Importing::Looked; }));
        QCOMPARE(importing.there(), 10);
        QCOMPARE(importing.coming(), 0);
    }

    void chosenFilesAloneAreLookedAt()
    {
        QVERIFY(openImport());
        Importing& importing = *app_->app().research()->importing();
        QVERIFY(app_->touch("file0"));
        QVERIFY(app_->touch("file1"));
        QCOMPARE(importing.choice()->ticked(), 2);
        QVERIFY(app_->touch("file1"));
        QVERIFY(app_->touch("lookAtFiles"));
        QVERIFY(app_->waitUntil([&] { return importing.state() == Importing::Looked; }));
        QCOMPARE(importing.rows().size(), 1);
        QCOMPARE(importing.coming(), 1);
    }

    void whatIsStoppedAddsNothingMore()
    {
        ImportOrder order;
        order.archive = path("stopped.db").string();
        order.sources = sourcesOf({text("in")});
        order.rehearse = false;
        const std::atomic<bool> stop = true;
        const ImportAnswer answer = runImport(order, stop, [](double) {});
        QVERIFY(answer.cancelled);
        QCOMPARE(answer.added, std::uint64_t{0});
    }

    void theStudyIsDrawnInFourWaysAndSavedInFourForms()
    {
        QVERIFY(bringIn());
        QVERIFY(app_->touch("seeStudy"));
        QVERIFY(app_->waitFor("studyPlot"));
        Study& study = *app_->app().research()->study();
        study.setProperty("folder", text("out"));
        const QStringList names{"index", "distribution", "bars", "transitions"};
        const QStringList forms{"svg", "png", "pdf", "csv"};
        for (int plot = 0; plot < 4; ++plot) {
            QVERIFY(app_->touch(QString("plot%1").arg(plot)));
            QCOMPARE(study.plot(), plot);
            QVERIFY(drawn());
            for (int form = 0; form < 4; ++form) {
                QVERIFY(app_->touch(QString("saveAs%1").arg(form)));
                QVERIFY(app_->waitUntil([&] { return !study.saving() && !study.result().isEmpty(); }));
                QVERIFY(QFile::exists(text(QString("out/S1-%1.%2").arg(names[plot], forms[form]))));
            }
        }
        // The same again asks before it writes over.
        QVERIFY(app_->touch("saveAs3"));
        QVERIFY(app_->touch("saveOver"));
        QVERIFY(app_->waitUntil([&] { return !study.result().isEmpty(); }));
    }

    void aGroupUnderFiveVisitsIsASentence()
    {
        QVERIFY(bringIn());
        QVERIFY(app_->touch("seeStudy"));
        QVERIFY(app_->waitFor("studyPlot"));
        Study& study = *app_->app().research()->study();
        QVERIFY(app_->touch("grouping1"));
        QCOMPARE(study.sentences().size(), 2);
        QVERIFY(study.sentences()[0].startsWith("Home visits: 7 recordings of 6 visits. Locating 2.9 min"));
        QVERIFY(study.sentences()[1].startsWith("Day stays: 3 visits. These are fewer than five visits"));
        const auto* plot = qobject_cast<StudyPlot*>(app_->find("studyPlot"));
        QVERIFY(plot);
        for (const PlotText& text : plot->picture().texts) QVERIFY(!text.words.contains("O1"));
    }

private:
    [[nodiscard]] std::filesystem::path path(const char* name) const
    {
        return folder_->filePath(name).toStdString();
    }
    [[nodiscard]] QString text(const QString& name) const { return folder_->filePath(name); }

    bool openImport()
    {
        app_->app().research()->importing()->choice()->setFolder(text("in"));
        return app_->touch("rail-research") && app_->waitFor("researchPage") && app_->touch("toImport") &&
               app_->waitFor("importPage") && app_->waitFor("lookAtFiles");
    }
    bool look()
    {
        return openImport() && app_->touch("lookAtFiles") && app_->waitUntil([this] {
            return app_->app().research()->importing()->state() == Importing::Looked;
        });
    }
    bool bringIn() { return look() && app_->touch("bringIn") && app_->waitFor("importResult"); }

    [[nodiscard]] int sessionsThere() const
    {
        const auto archive = Archive::open(path("made/study.db").string(), ArchiveUse::ask);
        if (!archive) return 0;
        const auto list = (*archive)->list();
        return list ? static_cast<int>(list->size()) : -1;
    }
    static QString all(const Importing& importing, const char* field)
    {
        QStringList values;
        for (const QVariant& row : importing.rows()) values << row.toMap().value(field).toString();
        return values.join('\n');
    }
    // Something of the activities' colours is on the screen.
    bool drawn()
    {
        QCoreApplication::processEvents();
        const QImage image = app_->window().grabWindow();
        int amber = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                amber += image.pixel(x, y) == qRgb(0xEF, 0xB4, 0x43) ? 1 : 0;
        return amber > 500;
    }

    std::unique_ptr<QTemporaryDir> folder_;
    std::unique_ptr<ToldDevice> device_;
    std::unique_ptr<AppWindow> app_;
};

QTEST_MAIN(ResearchPages)
#include "tst_research.moc"
