// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include <QtTest>

#include "sync/formats/script.h"

#include "sync/formats/seconds.h"

using namespace tessera;

namespace {

constexpr qint64 kRefused = -1;

Result<Script> read(const QByteArray& text)
{
    return readScript({text.constData(), static_cast<std::size_t>(text.size())}, partnershipActivities(),
                      "visit.csv");
}

QByteArray withHeader(const QByteArray& lines)
{
    return "time,entry,value\n" + lines;
}

Header consenting(Consent consent)
{
    Header header;
    header.scheme = partnershipActivities().id;
    header.consent = consent;
    return header;
}

}  // namespace

class ScriptTest : public QObject {
    Q_OBJECT

private slots:
    void aTimeIsReadToTheMillisecond_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<qint64>("ms");
        const auto row = [](const char* text, qint64 ms) {
            QTest::newRow(*text ? text : "empty") << QByteArray(text) << ms;
        };
        row("0", 0);
        row("0.0", 0);
        row("007", 7000);
        row("53.8", 53'800);
        row("100", 100'000);
        row("0.0004", 0);
        row("0.0005", 1);
        row("0.00049999999999999999", 0);
        row("1.9994999", 1999);
        row("1.9995", 2000);
        row("0.123456789012345678901234567890", 123);
        row("1:23", 83'000);
        row("1:23.8", 83'800);
        row("00:00", 0);
        row("59:59.9996", 3'600'000);
        row("75:00", 4'500'000);
        row("1:05:09.25", 3'909'250);
        row("1:5:09", 3'909'000);
        row("100:00:00", 360'000'000);
        row("", kRefused);
        row(" 1", kRefused);
        row("1 ", kRefused);
        row("+1", kRefused);
        row("-1", kRefused);
        row("1e3", kRefused);
        row("1,5", kRefused);
        row("1.", kRefused);
        row(".5", kRefused);
        row("1.2.3", kRefused);
        row("1:60", kRefused);
        row("1:5", kRefused);
        row("1:005", kRefused);
        row(":05", kRefused);
        row("1:", kRefused);
        row("1:60:00", kRefused);
        row("1:1:1:00", kRefused);
        row("-1:00", kRefused);
        row("1:-5", kRefused);
        row("0x10", kRefused);
        row("inf", kRefused);
        row("99999999999999999999", kRefused);
        row("9223372036854775807", kRefused);
        row("9999999999999999:00", kRefused);
        row("9999999999999999:00:00", kRefused);
    }
    void aTimeIsReadToTheMillisecond()
    {
        QFETCH(QByteArray, text);
        QFETCH(qint64, ms);
        const auto position = parsePosition(text.toStdString());
        QCOMPARE(position ? qint64{position->count()} : kRefused, ms);
    }

    void aDurationNeedsItsUnit_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<qint64>("ms");
        const auto row = [](const char* text, qint64 ms) {
            QTest::newRow(*text ? text : "empty") << QByteArray(text) << ms;
        };
        row("30s", 30'000);
        row("250ms", 250);
        row("1.5m", 90'000);
        row("2h", 7'200'000);
        row("0.5s", 500);
        row("30", kRefused);
        row("0s", kRefused);
        row("s", kRefused);
        row("", kRefused);
        row("-1s", kRefused);
        row("1d", kRefused);
        row("1 s", kRefused);
        row("1S", kRefused);
        row("1sm", kRefused);
        row("99999999999999999999h", kRefused);
    }
    void aDurationNeedsItsUnit()
    {
        QFETCH(QByteArray, text);
        QFETCH(qint64, ms);
        const auto duration = parseDuration(text.toStdString());
        QCOMPARE(duration ? qint64{duration->count()} : kRefused, ms);
    }

    void secondsAreWrittenWithTheDecimalsTheyNeed()
    {
        QCOMPARE(secondsText(Millis{0}), std::string("0"));
        QCOMPARE(secondsText(Millis{53'800}), std::string("53.8"));
        QCOMPARE(secondsText(Millis{1'005}), std::string("1.005"));
        QCOMPARE(secondsText(Millis{60'000}), std::string("60"));
    }

    void everyEntryIsUnderstood()
    {
        const auto script =
            read(withHeader("0,activity,joint-action\n1,marker,repair\n2,note,\"said \"\"yes\"\", twice\"\n"
                            "3,cannot-tell,\n4,pause,phone\n5,pause,\n6,resume,\n7,undo,\n8,redo,\n"
                            "9,earlier,2.5\n10,end,\n"));
        QVERIFY2(script.ok(), script ? "" : script.error().what.c_str());
        QCOMPARE(script->lines.size(), std::size_t{11});
        const auto entry = [&](std::size_t i) { return script->lines[i].entry; };
        QCOMPARE(entry(0).kind, EntryKind::activity);
        QCOMPARE(entry(0).code, *partnershipActivities().find("joint-action"));
        QCOMPARE(entry(1).kind, EntryKind::marker);
        QCOMPARE(entry(1).code, *partnershipActivities().find("repair"));
        QCOMPARE(entry(2).text, std::string("said \"yes\", twice"));
        QCOMPARE(entry(3).kind, EntryKind::cannotTell);
        QCOMPARE(entry(4).text, std::string("phone"));
        QCOMPARE(entry(9).amount, Millis{2500});
        QCOMPARE(entry(10).kind, EntryKind::end);
        QCOMPARE(entry(10).at, Millis{10'000});
        QCOMPARE(script->lines[10].line, std::size_t{12});
    }

    void theFileMayBeWrittenInManyWays_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("plain") << QByteArray("time,entry,value\n0,activity,locating\n5,end,\n");
        QTest::newRow("last comma missing") << QByteArray("time,entry,value\n0,activity,locating\n5,end\n");
        QTest::newRow("no last line end") << QByteArray("time,entry,value\n0,activity,locating\n5,end");
        QTest::newRow("CRLF") << QByteArray("time,entry,value\r\n0,activity,locating\r\n5,end\r\n");
        QTest::newRow("BOM") << QByteArray("\xEF\xBB\xBFtime,entry,value\n0,activity,locating\n5,end\n");
        QTest::newRow("BOM and CRLF")
            << QByteArray("\xEF\xBB\xBFtime,entry,value\r\n0,activity,locating\r\n5,end");
        QTest::newRow("blank lines") << QByteArray(
            "\n\ntime,entry,value\n\n0,activity,locating\n  \n5,end\n\n");
        QTest::newRow("comments") << QByteArray(
            "# a\n  # b\ntime,entry,value\n#c \"\n0,activity,locating\n\t# d,e,f,g\n5,end\n");
        QTest::newRow("comment behind the BOM")
            << QByteArray("\xEF\xBB\xBF# a\ntime,entry,value\n0,activity,locating\n5,end\n");
        QTest::newRow("quoted") << QByteArray(
            "\"time\",\"entry\",\"value\"\n\"0\",\"activity\",\"locating\"\n\"5\",\"end\",\"\"\n");
    }
    void theFileMayBeWrittenInManyWays()
    {
        QFETCH(QByteArray, text);
        const auto script = read(text);
        QVERIFY2(script.ok(), script ? "" : describe(script.error()).c_str());
        QCOMPARE(script->lines.size(), std::size_t{2});
        QCOMPARE(script->lines[0].entry.code, CodeIndex{0});
        QCOMPARE(script->lines[1].entry.kind, EntryKind::end);
        QVERIFY(!script->illustrative);
    }

    void aNoteMayHoldLineEndsAndHashes()
    {
        const auto script = read(withHeader("0,note,\"one\n# two\nthree\"\n1,activity,oops\n"));
        QVERIFY(!script.ok());
        QCOMPARE(script.error().where, std::string("visit.csv:5"));
        const auto note = read(withHeader("0,note,\"one\n# two\"\n"));
        QVERIFY(note.ok());
        QCOMPARE(note->lines[0].entry.text, std::string("one\n# two"));
    }

    void aLeadingCommentSaysIllustrative_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("illustrative");
        QTest::newRow("with more") << QByteArray("# Illustrative: made up.\ntime,entry,value\n") << true;
        QTest::newRow("alone") << QByteArray("#Illustrative\ntime,entry,value\n") << true;
        QTest::newRow("second comment") << QByteArray("# one\n# Illustrative\ntime,entry,value\n") << true;
        QTest::newRow("another word") << QByteArray("# Illustratively\ntime,entry,value\n") << false;
        QTest::newRow("not leading") << QByteArray("time,entry,value\n# Illustrative\n") << false;
        QTest::newRow("within") << QByteArray("# not Illustrative\ntime,entry,value\n") << false;
    }
    void aLeadingCommentSaysIllustrative()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, illustrative);
        const auto script = read(text);
        QVERIFY(script.ok());
        QCOMPARE(script->illustrative, illustrative);
    }

    void whatCannotBeReadNamesItsLine_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("line");
        const auto row = [](const char* name, const QByteArray& text, int line) {
            QTest::newRow(name) << text << line;
        };
        row("empty", "", 1);
        row("no header", "0,activity,locating\n", 1);
        row("header in capitals", "Time,Entry,Value\n", 1);
        row("header with two columns", "time,entry\n", 1);
        row("header with blanks", "time, entry, value\n", 1);
        row("header late", "# a\n\n0,end,\ntime,entry,value\n", 3);
        row("unknown entry", withHeader("0,begin,\n"), 2);
        row("entry in capitals", withHeader("0,Activity,locating\n"), 2);
        row("entry with a blank", withHeader("0, activity,locating\n"), 2);
        row("unknown code", withHeader("0,activity,listening\n"), 2);
        row("code in capitals", withHeader("0,activity,Locating\n"), 2);
        row("code with a blank", withHeader("0,activity,locating \n"), 2);
        row("step as activity", withHeader("0,activity,repair\n"), 2);
        row("activity as step", withHeader("0,marker,locating\n"), 2);
        row("activity without code", withHeader("0,activity,\n"), 2);
        row("marker without code", withHeader("0,marker\n"), 2);
        row("note without words", withHeader("0,note,\n"), 2);
        row("value where none may be", withHeader("0,activity,locating\n1,resume,phone\n"), 3);
        row("end with a value", withHeader("0,end,now\n"), 2);
        row("one column", withHeader("0\n"), 2);
        row("four columns", withHeader("0,note,a,b\n"), 2);
        row("time cannot be read", withHeader("zero,end,\n"), 2);
        row("time empty", withHeader(",end,\n"), 2);
        row("time goes back", withHeader("5,activity,locating\n4.999,end,\n"), 3);
        row("earlier nothing", withHeader("0,activity,locating\n1,earlier,0\n"), 3);
        row("earlier too little", withHeader("0,activity,locating\n1,earlier,0.0001\n"), 3);
        row("earlier without", withHeader("0,activity,locating\n1,earlier,\n"), 3);
        row("earlier negative", withHeader("0,activity,locating\n1,earlier,-2\n"), 3);
        row("quote never closed", withHeader("0,note,\"a\n"), 2);
        row("quote in the middle", withHeader("0,note,a\"b\"\n"), 2);
        row("text behind a quote", withHeader("0,note,\"a\"b\n"), 2);
        row("not UTF-8", withHeader("0,activity,locating\n1,note,\xE9t\xE9\n"), 3);
        row("UTF-8 cut off", withHeader("0,note,\xC3"), 2);
        row("surrogate", withHeader("0,note,\xED\xA0\x80\n"), 2);
        row("NUL", withHeader(QByteArray("0,note,a\0b\n", 11)), 2);
    }
    void whatCannotBeReadNamesItsLine()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, line);
        const auto script = read(text);
        QVERIFY(!script.ok());
        QCOMPARE(QString::fromStdString(script.error().where), QStringLiteral("visit.csv:%1").arg(line));
        QVERIFY(!script.error().what.empty());
        QVERIFY(script.error().what.find('\n') == std::string::npos);
    }

    void aScriptWithoutLinesIsAVisitInWhichNothingWasTapped()
    {
        const auto script = read("time,entry,value\n");
        QVERIFY(script.ok());
        const auto journal = journalFromScript(*script, consenting(Consent::all), randomUuid(),
                                               partnershipActivities(), "visit.csv");
        QVERIFY(journal.ok());
        QCOMPARE(journal->entries().size(), std::size_t{1});
    }

    void consentDecidesWhatIsWrittenDown()
    {
        const auto script = read(withHeader("0,activity,locating\n1,note,words\n2,end\n"));
        QVERIFY(script.ok());
        const auto coded = [&](Consent consent) {
            return journalFromScript(*script, consenting(consent), randomUuid(), partnershipActivities(),
                                     "visit.csv");
        };
        QVERIFY(coded(Consent::all).ok());
        QCOMPARE(coded(Consent::noNotes).error().where, std::string("visit.csv:3"));
        QCOMPARE(coded(Consent::none).error().where, std::string("visit.csv"));
        const auto wordless =
            read(withHeader("0,activity,locating\n1,marker,repair\n2,pause,phone\n3,end\n"));
        QVERIFY(wordless.ok());
        QVERIFY(journalFromScript(*wordless, consenting(Consent::noNotes), randomUuid(),
                                  partnershipActivities(), "v")
                    .ok());
    }

    void theRulesOfTheJournalNameTheLineToo()
    {
        const auto script = read(withHeader("0,activity,locating\n# between\n1,pause\n2,pause\n"));
        QVERIFY(script.ok());
        const auto journal = journalFromScript(*script, consenting(Consent::all), randomUuid(),
                                               partnershipActivities(), "visit.csv");
        QVERIFY(!journal.ok());
        QCOMPARE(journal.error().where, std::string("visit.csv:5"));
    }
};

QTEST_GUILESS_MAIN(ScriptTest)
#include "tst_script.moc"
