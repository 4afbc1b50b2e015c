// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/reference/reference.h"
#include "app/render/grid_source.h"
#include "app/words/words.h"
#include "sync/formats/reference/reference_book.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace tessera;

namespace {

// A book with one of everything; `extra` stands among the keys of the first activity.
std::string book(const std::string& extra = {}, const std::string& purpose = R"({"en": "For"})")
{
    return R"({"reference": "partnership-activities/1", "activities": [{"code": "locating", "purpose": )" +
           purpose +
           R"(, "looks": {"en": "Back"}, "helper": {"en": "Asks"}, "parent": {"en": "Answers"},
               "expertise": {"en": "Ease"}, "plain": {"en": "You show"}, "draw": {"en": "Draw"})" +
           extra + R"(}],
           "pictures": {"hint": {"en": "Three"}, "visits": [{"visit": "day-stay", "title": {"en": "A day"}, "words": {"en": "W"}}]},
           "families": {"title": {"en": "We"}, "hint": {"en": "Things"}, "closing": {"en": "Yours"}}})";
}

QString said(const QString& program, const QStringList& words)
{
    QProcess process;
    process.start(program, words);
    return process.waitForFinished(30'000) ? QString::fromUtf8(process.readAllStandardOutput()).simplified()
                                           : QString{};
}

}  // namespace

class TestReference : public QObject {
    Q_OBJECT

private slots:
    void everyActivityHasItsCard()
    {
        const Reference reference;
        const QVariantList activities = reference.activities();
        const Scheme& scheme = partnershipActivities();
        QCOMPARE(static_cast<std::size_t>(activities.size()), scheme.states().size());
        for (qsizetype i = 0; i < activities.size(); ++i) {
            const QVariantMap card = activities[i].toMap();
            QCOMPARE(card["label"].toString(),
                     words::text(scheme.code(scheme.states()[static_cast<std::size_t>(i)]).label));
            for (const char* part :
                 {"phrase", "purpose", "looks", "helper", "parent", "expertise", "plain", "draw"})
                QVERIFY2(!card[part].toString().isEmpty(), part);
        }
        QVERIFY(!reference.familyTitle().isEmpty() && !reference.familyHint().isEmpty() &&
                !reference.picturesHint().isEmpty());
    }

    void theThreeVisitsAreTheMadeUpOnesAndSaySo()
    {
        Reference reference;
        QVERIFY(reference.pictures().isEmpty());
        reference.showPictures();
        const QVariantList pictures = reference.pictures();
        QCOMPARE(pictures.size(), 3);
        const std::size_t squares[] = {112, 115, 93};
        for (qsizetype i = 0; i < 3; ++i) {
            const QVariantMap picture = pictures[i].toMap();
            QCOMPARE(picture["kind"].toString(), QString("Illustrative: a made-up visit"));
            const auto* grid = qobject_cast<GridSource*>(picture["grid"].value<QObject*>());
            QVERIFY(grid);
            QCOMPARE(grid->squares().size(), squares[i]);
        }
    }

    void aCardIsOpenedByItsCode()
    {
        Reference reference;
        reference.begin(2);
        QCOMPARE(reference.chosen(), 2);
        reference.begin(77);
        QCOMPARE(reference.chosen(), 0);
        reference.choose(-1);
        QCOMPARE(reference.chosen(), 0);
    }

    void otherSchemesAreNotExplained()
    {
        const Reference reference;
        QVariantList own;
        for (const QVariant& one : reference.activities()) own << one;
        QVERIFY(reference.explains(own));
        own << QVariantMap{{"label", "Something else"}};
        QVERIFY(!reference.explains(own));
        QVERIFY(!reference.explains({}));
    }

    void aLanguageThatIsNotThereFallsBack()
    {
        const std::string text = book({}, R"({"en": "For", "de": "Dafür", "pt": "Para"})");
        const auto in = [&](const char* language) {
            const auto read = readReferenceBook(text, "book", language);
            return read ? read->activities.front().purpose : describe(read.error());
        };
        QCOMPARE(in("de"), std::string("Dafür"));
        QCOMPARE(in("de-AT"), std::string("Dafür"));
        QCOMPARE(in("pt-BR"), std::string("Para"));
        QCOMPARE(in("nl"), std::string("For"));
        QCOMPARE(in(""), std::string("For"));
    }

    void aBrokenBookIsToldWithItsPlace_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("place");
        QTest::newRow("no JSON") << QByteArray("{") << QByteArray("JSON");
        QTest::newRow("no object") << QByteArray("[]") << QByteArray("the file");
        QTest::newRow("a key too many")
            << QByteArray::fromStdString(book(R"(, "colour": 1)")) << QByteArray("activities[0]: colour");
        QTest::newRow("no English") << QByteArray::fromStdString(book({}, R"({"de": "Dafür"})"))
                                    << QByteArray("activities[0].purpose: en");
        QTest::newRow("no languages")
            << QByteArray::fromStdString(book({}, R"("For")")) << QByteArray("activities[0]: purpose");
        QTest::newRow("too long") << QByteArray::fromStdString(
                                         book({}, R"({"en": ")" + std::string(2000, 'w') + R"("})"))
                                  << QByteArray("activities[0].purpose");
        QTest::newRow("too deep") << QByteArray(100'000, '[') << QByteArray("deep");
        QTest::newRow("too large") << QByteArray(2'000'000, ' ') << QByteArray("large");
    }
    void aBrokenBookIsToldWithItsPlace()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, place);
        QVERIFY(readReferenceBook(book(), "book", "en"));
        const auto read = readReferenceBook(text.toStdString(), "book.json", "en");
        QVERIFY(!read);
        const QByteArray problem = QByteArray::fromStdString(describe(read.error()));
        QVERIFY2(problem.startsWith("book.json") && problem.contains(place), problem.constData());
    }

    void thePageForFamiliesIsOneSheetWithItsWords()
    {
        QTemporaryDir folder;
        Reference reference;
        reference.setProperty("folder", folder.filePath("new"));
        for (const bool grey : {false, true}) {
            reference.saveFamilySheet(grey, true);
            QVERIFY2(reference.problem().isEmpty(), qPrintable(reference.problem()));
            const QString path = reference.result();
            const QString info = said("pdfinfo", {path});
            QVERIFY2(info.contains("Pages: 1 ") && info.contains("(A4)"), qPrintable(info));
            const QString text = said("pdftotext", {path, "-"});
            QVERIFY2(text.contains(reference.familyHint()), qPrintable(text));
            for (const QVariant& one : reference.activities())
                for (const char* part : {"phrase", "plain", "draw"})
                    QVERIFY2(text.contains(one.toMap()[part].toString().simplified()), part);
            said("pdftoppm", {"-png", "-singlefile", "-r", "50", path, folder.filePath("page")});
            const QImage page(folder.filePath("page.png"));
            bool coloured = false;
            for (int y = 0; y < page.height(); ++y)
                for (int x = 0; x < page.width(); ++x) {
                    const QColor dot = page.pixelColor(x, y);
                    coloured = coloured || std::abs(dot.red() - dot.blue()) > 20;
                }
            QCOMPARE(coloured, !grey);
        }
        reference.saveFamilySheet(false);
        QVERIFY(!reference.problem().isEmpty() && reference.result().isEmpty());
    }
};

QTEST_MAIN(TestReference)
#include "tst_reference.moc"
