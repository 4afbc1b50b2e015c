// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/formats/csv_records.h"

#include "sync/formats/csv_text.h"

#include <QtTest>

using namespace tessera;

namespace {

// "line:field|field" for each record, "line:#text" for comments, "!what" for an error; joined by " / ".
std::string shown(std::string_view text)
{
    CsvReader reader(text);
    std::string out;
    while (true) {
        const auto record = reader.next();
        if (!out.empty() && (!record || *record)) out += " / ";
        if (!record) return out + '!' + record.error().what;
        if (!*record) return out;
        out += std::to_string((*record)->line) + ':';
        if ((*record)->comment) {
            out += '#' + (*record)->text;
            continue;
        }
        for (std::size_t i = 0; i < (*record)->fields.size(); ++i)
            out += (i == 0 ? "" : "|") + (*record)->fields[i];
    }
}

}  // namespace

class CsvRecordsTest : public QObject {
    Q_OBJECT
private slots:
    void recordsAreReadAsRfc4180HasThem_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char* name, const char* text, const char* expected) {
            QTest::newRow(name) << QByteArray(text) << QByteArray(expected);
        };
        row("nothing", "", "");
        row("a mark alone", "\xEF\xBB\xBF", "");
        row("plain", "a,b\nc,d\n", "1:a|b / 2:c|d");
        row("no last line end", "a,b\nc,d", "1:a|b / 2:c|d");
        row("crlf", "a,b\r\nc,d\r\n", "1:a|b / 2:c|d");
        row("carriage return at the end", "a,b\r", "1:a|b");
        row("byte order mark",
            "\xEF\xBB\xBF"
            "a,b\n",
            "1:a|b");
        row("byte order mark before a quote", "\xEF\xBB\xBF\"a\",b\n", "1:a|b");
        row("empty fields", ",\n,,", "1:| / 2:||");
        row("last comma", "a,\n", "1:a|");
        row("blanks stay", " a , b \n", "1: a | b ");
        row("quoted", "\"a,b\",\"c\"\n", "1:a,b|c");
        row("empty quoted", "\"\",\"\"", "1:|");
        row("quotes in quotes", "\"say \"\"hello\"\"\",x", "1:say \"hello\"|x");
        row("line end in quotes", "\"one\ntwo\",x\ny", "1:one\ntwo|x / 3:y");
        row("crlf in quotes", "\"one\r\ntwo\"\r\ny", "1:one\r\ntwo / 3:y");
        row("blank lines", "\n \t\na\n\r\n\nb", "3:a / 6:b");
        row("comments", "# one\r\n  #two\na,#b\n\"#c\",d", "1:## one / 2:#  #two / 3:a|#b / 4:#c|d");
        row("a comment with quotes", "#\"open\na", "1:##\"open / 2:a");
        row("a lone carriage return is a character", "a\rb,c", "1:a\rb|c");
    }
    void recordsAreReadAsRfc4180HasThem()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, expected);
        QCOMPARE(shown(text.toStdString()), expected.toStdString());
    }

    void brokenQuotingNamesItsLine_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("line");
        QTest::newRow("never closed") << QByteArray("a\nb,\"c\nd\ne") << 2;
        QTest::newRow("opened at the end") << QByteArray("a\n\"") << 2;
        QTest::newRow("words behind it") << QByteArray("a\n\"b\"c,d") << 2;
        QTest::newRow("blank behind it") << QByteArray("\"b\" ,d") << 1;
        QTest::newRow("within a field") << QByteArray("a\n\nb\"c\",d") << 3;
    }
    void brokenQuotingNamesItsLine()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, line);
        const std::string bytes = text.toStdString();
        CsvReader reader(bytes);
        auto record = reader.next();
        while (record && *record) record = reader.next();
        QVERIFY(!record);
        QCOMPARE(record.error().code, Errc::invalid);
        QVERIFY(record.error().what.starts_with("line " + std::to_string(line) + ":"));
        const auto after = reader.next();
        QVERIFY(after && !*after);
    }

    void bytesStandAsTheyCame()
    {
        const std::string text("a\0b,\xFF\n", 6);
        CsvReader reader(text);
        const auto record = reader.next();
        QVERIFY(record && *record);
        QCOMPARE((*record)->fields[0], std::string("a\0b", 3));
        QCOMPARE((*record)->fields[1], std::string("\xFF"));
    }

    void textsThatLookLikeFormulasAreGuarded()
    {
        for (const char* text : {"=1+2", "-x", "+1", "@A1", "\t=1", "\rx", "'-x", "''=1"})
            QCOMPARE(guarded(text), "'" + std::string(text));
        for (const char* text : {"", "-", "=", "a-b", "'", "'a", "'-", "2 = 2", "joint-action"})
            QCOMPARE(guarded(text), std::string(text));
    }

    // Every text of up to five of these characters.
    void whatIsGuardedComesBackAsItWas()
    {
        std::vector<std::string> texts{""};
        for (std::size_t i = 0; i < texts.size(); ++i) {
            std::string text = guarded(texts[i]);
            QVERIFY2(text.size() < 2 || std::string("=-").find(text[0]) == std::string::npos, text.c_str());
            takeGuardOff(text);
            QCOMPARE(text, texts[i]);
            if (texts[i].size() == 5) continue;
            for (const char* more : {"'", "=", "-", "a"}) texts.push_back(texts[i] + more);
        }
        QCOMPARE(texts.size(), std::size_t{1 + 4 + 16 + 64 + 256 + 1024});
    }
};

QTEST_GUILESS_MAIN(CsvRecordsTest)
#include "tst_csv_records.moc"
