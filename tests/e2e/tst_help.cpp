// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/audit/audit_log.h"
#include "tests/e2e/coded_visit.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace tessera;
using namespace tessera::test;

// The help pages and the log, by touch.
class HelpByTouch : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        folder_ = std::make_unique<QTemporaryDir>();
        device_ = std::make_unique<ToldDevice>();
        app_ = std::make_unique<AppWindow>(*device_, folder_->filePath("library").toStdString());
        QVERIFY(app_->shown());
    }
    void cleanup() { app_.reset(); }

    void homeAndSettingsLeadToTheHelpPages()
    {
        QVERIFY(app_->touch("helpAsked"));
        QVERIFY(app_->waitFor("helpPage"));
        QCOMPARE(help().title(), QStringLiteral("Privacy, on one page"));
        QVERIFY(app_->touch("back"));
        QVERIFY(app_->waitFor("homePage"));
        QVERIFY(app_->touch("rail-settings"));
        QVERIFY(app_->touch("helpLost"));
        QVERIFY(app_->waitFor("helpPage"));
        QCOMPARE(help().title(), QStringLiteral("A lost tablet"));
        QVERIFY(app_->touch("back"));
        QVERIFY(app_->waitFor("settingsPage"));
    }

    // What was on it, since when, sealed how, handed over or not; and nothing that names a family or a day.
    void theLostTabletPageIsAboutThisTablet()
    {
        QVERIFY(codeVisit(*app_, *device_, "HERON-7", "LMJP"));
        QVERIFY(codeVisit2());
        openHelp("lost-tablet");
        QVERIFY(app_->waitUntil([this] { return fact("Visits on it") == QLatin1String("2 visits"); }));
        QCOMPARE(fact("From"), QStringLiteral("March 2026"));
        QVERIFY(fact("Protection").startsWith(QLatin1String("Not protected")));
        QCOMPARE(fact("Saved as files"), QStringLiteral("0 visits of 2 visits"));
        const QByteArray page = saved();
        QVERIFY(page.contains("2 visits") && page.contains("March 2026"));
        for (const char* const told : {"HERON", "2 March", "F09"}) QVERIFY2(!page.contains(told), told);
    }

    void everyPageIsSavedAsOneFileThatAsksForNothing()
    {
        for (int page = 0; page < help().titles().size(); ++page) {
            openHelp("privacy");
            QVERIFY(app_->touch(QStringLiteral("helpPart%1").arg(page)));
            QCOMPARE(help().title(), help().titles()[page]);
            const QByteArray html = saved();
            QVERIFY(html.startsWith("<!DOCTYPE html>") &&
                    html.contains(help().title().toHtmlEscaped().toUtf8()));
            QVERIFY(html.contains("default-src 'none'") && !html.contains("src=") &&
                    !html.contains("http://") && !html.contains("https://") && !html.contains("<script"));
            QVERIFY(app_->touch("saveHelp"));
            QVERIFY(app_->waitFor("helpProblem"));
            QVERIFY(app_->touch("helpOver"));
            QVERIFY(app_->waitFor("helpSaved"));
        }
    }

    void whatIsDoneWithAVisitStandsInTheLog()
    {
        QVERIFY(codeVisit(*app_, *device_, "F07", "LMJP"));
        const QString session = app_->app().review()->sessionId();
        openLog();
        QCOMPARE(lines(),
                 QStringList({"A visit was opened to look at", "A visit was ended", "A visit was begun"}));
        QVERIFY(app_->find("act0"));
        QVERIFY(acts().wrong().isEmpty());
        QCOMPARE(acts().data(acts().index(0), Acts::AboutRole).toString(),
                 QStringLiteral("Family F07 · home visit, 2 March 2026"));
    }

    void theLogIsNarrowedByKindAndByVisit()
    {
        QVERIFY(codeVisit(*app_, *device_, "F07", "LMJP"));
        QVERIFY(codeVisit2());
        openLog();
        QCOMPARE(acts().count(), 6);
        QVERIFY(app_->touch("actKind1"));
        QCOMPARE(lines(), QStringList({"A visit was begun", "A visit was begun"}));
        QVERIFY(app_->touch("act0"));
        QCOMPARE(lines(), QStringList("A visit was begun"));
        QVERIFY(acts().visitTitle().contains("F09"));
        QVERIFY(app_->touch("actKind0"));
        QCOMPARE(acts().count(), 3);
        QVERIFY(app_->touch("actsEveryVisit"));
        QCOMPARE(acts().count(), 6);
    }

    void theLogIsSavedForWhoLooksAfterDataProtection()
    {
        QVERIFY(codeVisit(*app_, *device_, "HERON-7", "LMJP"));
        openLog();
        acts().setProperty("folder", folder_->filePath("out"));
        for (const char* const form : {"actsForm0", "actsForm1"}) {
            if (!app_->find("saveActs")) QVERIFY(app_->touch("actsSaving"));
            QVERIFY(app_->touch(form));
            QVERIFY(app_->touch("saveActs"));
            QVERIFY(app_->waitFor("actsSaved"));
            QFile file(acts().result());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray text = file.readAll();
            QVERIFY(text.contains("A visit was ended") && !text.contains("HERON"));
        }
        openLog();
        QCOMPARE(lines().first(), QStringLiteral("This log was saved as a file"));
    }

    void anEmptyLogSaysSo()
    {
        openLog();
        QVERIFY(app_->waitFor("actsEmpty"));
        QCOMPARE(acts().total(), 0);
    }

    // However long it is, only what is seen is made.
    void tenThousandLinesScroll()
    {
        bool done = false;
        app_->app().vault()->ask(
            [](Library& library) {
                const std::vector<AuditAct> hundred(100, AuditAct{AuditKind::viewed, randomUuid(), 0, {}});
                for (int i = 0; i < 100; ++i)
                    if (!library.setSecrets({}, hundred)) return false;
                return true;
            },
            [&done](bool written) { done = written; });
        QVERIFY(app_->waitUntil([&done] { return done; }));
        openLog();
        QCOMPARE(acts().count(), 10'000);
        QQuickItem* const list = app_->find("actList");
        QVERIFY(list);
        QVERIFY(QMetaObject::invokeMethod(list, "positionViewAtEnd"));
        QVERIFY(app_->waitFor("act9999"));
        int rows = 0;
        for (const QQuickItem* item : list->property("contentItem").value<QQuickItem*>()->childItems())
            if (item->objectName().startsWith("act")) ++rows;
        QVERIFY2(rows < 100, qPrintable(QString::number(rows)));
    }

private:
    [[nodiscard]] Help& help() { return *app_->app().help(); }
    [[nodiscard]] Acts& acts() { return *app_->app().acts(); }

    // Back to where the rail is.
    bool toRail(const QString& page)
    {
        while (!app_->find("rail-home") && app_->find("back"))
            if (!app_->touch("back")) return false;
        return app_->touch("rail-" + page) && app_->waitFor(page + "Page");
    }

    // Another visit, from the page where the first one is looked at.
    bool codeVisit2() { return toRail("home") && codeVisit(*app_, *device_, "F09", "LMJP"); }

    void toSettings() { QVERIFY(toRail("settings")); }

    void openHelp(const QString& page)
    {
        toSettings();
        QVERIFY(app_->touch(page == "lost-tablet" ? "helpLost" : "helpPrivacy"));
        QVERIFY(app_->waitFor("helpPage"));
    }

    void openLog()
    {
        toSettings();
        QVERIFY(app_->touch("actsFromSettings"));
        QVERIFY(app_->waitFor("actsPage"));
        QVERIFY(app_->waitUntil([this] { return !acts().loading(); }));
    }

    [[nodiscard]] QStringList lines()
    {
        QStringList all;
        for (int row = 0; row < acts().count(); ++row)
            all << acts().data(acts().index(row), Acts::WordsRole).toString();
        return all;
    }

    [[nodiscard]] QString fact(const QString& name)
    {
        for (const QVariant& block : help().blocks())
            for (const QVariant& row : block.toMap()["rows"].toList())
                if (row.toStringList().value(0) == name) return row.toStringList().value(1);
        return {};
    }

    QByteArray saved()
    {
        help().setProperty("folder", folder_->filePath("pages"));
        if (!app_->touch("saveHelp") || !app_->waitFor("helpSaved")) return {};
        QFile file(help().result());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<QTemporaryDir> folder_;
    std::unique_ptr<ToldDevice> device_;
    std::unique_ptr<AppWindow> app_;
};

QTEST_MAIN(HelpByTouch)
#include "tst_help.moc"
