// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/window_test.h"

#include <QDir>
#include <QTest>

using namespace tessera;
using namespace tessera::test;

namespace {

constexpr const char* kFamily = "HERON-77";

}  // namespace

// The end of a visit: how sure the tapping was, the picture for the parent, and the parent's wish to have it
// deleted.
class EndOfVisit : public WindowTest {
    Q_OBJECT

private slots:
    void init()
    {
        begin();
        QVERIFY(app_->startVisit(kFamily));
        for (const int code : {0, 1, 2}) QVERIFY(app_->tapPad(code));
        device_->time.advance(Millis{400'000});
        live().note(live().stamp(), "by the blue door");
        QVERIFY(app_->tapPad(3));
        QVERIFY(app_->touch("pause"));
        QVERIFY(app_->waitUntil([this] { return live().saved(); }));
        QVERIFY(app_->touch("endVisit"));
        QVERIFY(app_->waitFor("endPage"));
    }
    void cleanup() { app_.reset(); }

    void howSureTheTappingWasIsSaidAndSaidAnew()
    {
        const auto chosen = [this](int value) {
            return app_->find(QStringLiteral("sure%1").arg(value))->property("chosen").toBool();
        };
        QVERIFY(app_->waitFor("sure0"));
        QVERIFY(chosen(0) && !chosen(1) && !chosen(2) && !chosen(3));
        QVERIFY(app_->touch("sure2"));
        QCOMPARE(live().journal()->fold().timeline().sureness, std::uint8_t{2});
        QVERIFY(chosen(2) && !chosen(0));
        QVERIFY(app_->touch("sure0"));
        QCOMPARE(live().journal()->fold().timeline().sureness, std::uint8_t{0});
        QCOMPARE(live().state(), Live::Ended);
        QVERIFY(app_->waitUntil([this] { return live().saved(); }));
    }

    void aLongTimeWithoutATapIsOneOfTheFreshFixes()
    {
        QVERIFY(app_->waitFor("fix0"));
        QCOMPARE(app_->find("fix0")->property("text").toString(), QStringLiteral("7 min with no tap, 0:20"));
        QVERIFY(!app_->find("fix1"));
    }

    void theParentSeesThePictureWithoutAnyCodeOfAPerson()
    {
        QVERIFY(app_->touch("showParent"));
        QVERIFY(app_->waitFor("parentView"));
        const QStringList words = shownWords();
        QVERIFY(words.size() > 5);
        QVERIFY(words.join('\n').contains("Locating"));
        for (const char* const code : {kFamily, "HERON", "O1", "by the blue door"})
            QVERIFY2(!words.join('\n').contains(code), code);
        QVERIFY(app_->touch("back"));
        QVERIFY(app_->waitUntil([this] { return !app_->find("parentView"); }));
        QVERIFY(app_->waitFor("lookBack"));
    }

    void theParentsWishIsTwoTouchesAndCanBeTakenBackBetweenThem()
    {
        QVERIFY(app_->touch("deleteAsked"));
        QVERIFY(app_->waitFor("takeBackPage"));
        QVERIFY(app_->touch("keepVisit"));
        QVERIFY(app_->waitFor("endPage"));
        QCOMPARE(live().state(), Live::Ended);
        QCOMPARE(app_->app().visits()->total(), 1);

        const QString id = live().sessionId();
        QVERIFY(app_->touch("deleteAsked"));
        QVERIFY(app_->touch("eraseVisit"));
        QVERIFY(app_->waitFor("erasedPage"));
        QCOMPARE(live().state(), Live::Closed);
        QVERIFY(app_->app().takingBack()->wiped());
        QVERIFY(!app_->find("wipeWaits"));
        QVERIFY(app_->touch("erasedDone"));
        QVERIFY(app_->waitFor("startVisit"));
        QCOMPARE(app_->app().visits()->total(), 0);
        QVERIFY(app_->app().setup()->recentFamilies().isEmpty());
        QVERIFY(app_->app().setup()->property("family").toString().isEmpty());

        app_.reset();
        const QByteArray all = everyFile();
        for (const char* const word : {kFamily, "by the blue door"}) QVERIFY2(!all.contains(word), word);
        LibraryOptions options;
        options.folder = path();
        const auto library = Library::open(options);
        QVERIFY(library);
        QVERIFY((*library)->sessionIds()->empty());
        QVERIFY((*(*library)->tombstone(*Uuid::parse(id.toStdString()))).has_value());
    }

    void aNewVisitCanBeCodedAfterOneWasErased()
    {
        QVERIFY(app_->touch("deleteAsked"));
        QVERIFY(app_->touch("eraseVisit"));
        QVERIFY(app_->touch("erasedDone"));
        QVERIFY(app_->startVisit("F07"));
        QVERIFY(app_->tapPad(1));
        QVERIFY(app_->waitUntil([this] { return live().saved(); }));
    }

private:
    QByteArray everyFile() const
    {
        QByteArray all;
        for (const QFileInfo& info :
             QDir(folder_->filePath("library")).entryInfoList(QDir::Files | QDir::Hidden)) {
            QFile file(info.filePath());
            if (file.open(QIODevice::ReadOnly)) all += file.readAll();
        }
        return all;
    }

    QStringList shownWords()
    {
        QStringList words;
        std::function<void(QQuickItem*)> read = [&](QQuickItem* item) {
            if (!item->isVisible()) return;
            const QString text = item->property("text").toString();
            if (!text.isEmpty()) words << text;
            for (QQuickItem* child : item->childItems()) read(child);
        };
        read(app_->window().contentItem());
        return words;
    }
};

QTEST_MAIN(EndOfVisit)
#include "tst_end.moc"
