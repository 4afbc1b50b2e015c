// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/app_window.h"
#include "tests/e2e/page_walk.h"

#include "sync/formats/scheme_file.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace tessera;
using namespace tessera::test;

// Every page, in every size that is promised: named for the ear, large enough for a finger, legible, reached
// by the keyboard, and without a warning.
class Pages : public QObject {
    Q_OBJECT

private slots:
    void everyPageHolds_data() { shapes(); }
    void everyPageHolds()
    {
        QTest::failOnWarning(anyWarning());
        PageWalk walk(shape());
        walk.everyPage();
        QVERIFY2(walk.findings().isEmpty(), qPrintable('\n' + walk.findings().join('\n')));
    }

    void theLockHolds_data() { shapes(); }
    void theLockHolds()
    {
        QTest::failOnWarning(anyWarning());
        PageWalk walk(shape());
        walk.lock();
        QVERIFY2(walk.findings().isEmpty(), qPrintable('\n' + walk.findings().join('\n')));
    }

    void theArrowKeysSayTheSquaresOfALiveVisit()
    {
        app_ = std::make_unique<AppWindow>(*device_, path());
        QVERIFY(app_->startVisit());
        for (const int code : {0, 1, 2}) QVERIFY(app_->tapPad(code));
        const auto says = [this] { return app_->find("message")->property("text").toString(); };
        QTest::keyClick(&app_->window(), Qt::Key_Right);  // into the grid
        QCOMPARE(says(), QStringLiteral("Square 1: Locating, 0:00 to 0:10"));
        QTest::keyClick(&app_->window(), Qt::Key_End);
        QCOMPARE(says(), QStringLiteral("Square 3: Joint action, since 0:20"));
        QVERIFY(app_->tapPad(3));
        QCOMPARE(says(), app_->app().live()->message());
    }

    void anotherSchemeIsTakenFromAFileOnTheSetUpPage()
    {
        Scheme scheme = partnershipActivities();
        scheme.id = "three-of-our-own/1";
        scheme.title = "Three of our own";
        const QString file = folder_->filePath("three.json");
        QFile written(file);
        QVERIFY(written.open(QIODevice::WriteOnly));
        QVERIFY(written.write(QByteArray::fromStdString(writeScheme(scheme))) > 0);
        written.close();

        app_ = std::make_unique<AppWindow>(*device_, path());
        QVERIFY(app_->touch("startVisit"));
        QVERIFY(app_->touch("anotherScheme"));
        QVERIFY(app_->type("schemePathField", folder_->filePath("none.json")));
        QVERIFY(app_->touch("takeScheme"));
        QVERIFY(app_->waitFor("schemeAnswer"));
        QVERIFY(app_->type("schemePathField", file));
        QVERIFY(app_->touch("takeScheme"));
        QVERIFY(app_->waitUntil([&] { return !app_->find("schemePathField"); }));
        QCOMPARE(app_->app().setup()->schemes().value(app_->app().setup()->property("scheme").toInt()),
                 QStringLiteral("Three of our own"));
        QVERIFY(app_->waitFor("scheme2"));
    }

    void init()
    {
        folder_ = std::make_unique<QTemporaryDir>();
        device_ = std::make_unique<ToldDevice>();
    }
    void cleanup() { app_.reset(); }

private:
    static void shapes()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("percent");
        QTest::addColumn<bool>("dark");
        for (const QSize size : {QSize(1280, 800), QSize(800, 1280), QSize(1366, 768)})
            for (const int percent : {100, 200})
                for (const bool dark : {false, true})
                    QTest::addRow("%dx%d, text %d %%, %s", size.width(), size.height(), percent,
                                  dark ? "dark" : "light")
                        << size << percent << dark;
    }

    static PageShape shape()
    {
        QFETCH(QSize, size);
        QFETCH(int, percent);
        QFETCH(bool, dark);
        PageShape shape;
        shape.size = size;
        shape.percent = percent;
        shape.dark = dark;
        return shape;
    }

    std::filesystem::path path() const { return folder_->filePath("library").toStdString(); }

    std::unique_ptr<QTemporaryDir> folder_;
    std::unique_ptr<ToldDevice> device_;
    std::unique_ptr<AppWindow> app_;
};

QTEST_MAIN(Pages)
#include "tst_pages.moc"
