// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/long_words.h"
#include "tests/e2e/page_walk.h"

#include <QTest>

using namespace tessera;
using namespace tessera::test;

// Every page once more, as people see it who read other languages: in words 40 % longer, and from the right.
class PagesTranslated : public QObject {
    Q_OBJECT

private slots:
    void longerWordsKeepWhatStandsForSomethingElse()
    {
        const QString words = QStringLiteral("Undo %1, %L2 of %n square(s) <b>· 10 %</b>");
        const QString more = longer(words);
        for (const char* kept : {"%1,", "%L2 ", "%n ", "(s) ", "· 10 %"})
            QVERIFY2(more.contains(QString::fromUtf8(kept)), qPrintable(more));
        for (const char* one : {"Settings", "joint action", "There is no best pattern", "psst", "Planning"}) {
            const QString text = QLatin1String(one);
            const double ratio = double(longer(text).size()) / double(text.size());
            QVERIFY2(ratio >= 1.3 && ratio <= 1.55, qPrintable(longer(text)));
        }
    }

    void countedWordsKeepTheirPlural()
    {
        const LongWords words;
        const QString one = words.translate("LibraryPage", "%n visits", nullptr, 1);
        const QString two = words.translate("LibraryPage", "%n visits", nullptr, 2);
        QCOMPARE(one, longer("%n visit"));
        QCOMPARE(two, longer("%n visits"));
    }

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

private:
    // Words are as long in dark; tst_pages looks at both.
    static void shapes()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("percent");
        QTest::addColumn<bool>("mirrored");
        for (const QSize size : {QSize(1280, 800), QSize(800, 1280), QSize(1366, 768)})
            for (const int percent : {100, 200})
                for (const bool mirrored : {false, true})
                    QTest::addRow("%dx%d, text %d %%, from the %s", size.width(), size.height(), percent,
                                  mirrored ? "right" : "left")
                        << size << percent << mirrored;
    }

    static PageShape shape()
    {
        QFETCH(QSize, size);
        QFETCH(int, percent);
        QFETCH(bool, mirrored);
        return {size, percent, false, true, mirrored};
    }
};

QTEST_MAIN(PagesTranslated)
#include "tst_pages_translated.moc"
