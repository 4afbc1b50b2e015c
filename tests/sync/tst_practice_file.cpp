// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/formats/practice/practice_file.h"

#include "sync/formats/script.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace tessera;

namespace {

const QByteArray kStory = R"({
  "practice": "first-bath", "language": "en", "title": "The first bath", "about": "Made up.", "place": "day-stay",
  "lines": [ { "at": "0:02", "text": "Water runs." }, { "at": "8.5", "text": "“And now?”" } ],
  "coding": [ "0:03,activity,locating", "0:10,activity,meaning", "0:10,earlier,2", "0:15,cannot-tell,", "0:30,end," ]
})";

Result<PracticeStory> read(const QByteArray& json)
{
    return readPractice(json.toStdString(), partnershipActivities(), "bath.json");
}

QByteArray with(const char* from, const QByteArray& to)
{
    QByteArray changed = kStory;
    const auto at = changed.indexOf(from);
    if (at < 0) qFatal("no such text to change");
    return changed.replace(at, static_cast<qsizetype>(qstrlen(from)), to);
}

}  // namespace

class PracticeFile : public QObject {
    Q_OBJECT

private slots:
    void aStoryIsReadAsItsFormatSays()
    {
        const auto story = read(kStory);
        QVERIFY2(story, story ? "" : story.error().what.c_str());
        QCOMPARE(story->id, std::string("first-bath"));
        QCOMPARE(story->language, std::string("en"));
        QCOMPARE(story->title, std::string("The first bath"));
        QCOMPARE(story->about, std::string("Made up."));
        QCOMPARE(story->place, PlaceKind::dayStay);
        QCOMPARE(story->lines.size(), std::size_t{2});
        QCOMPARE(story->lines[0].at, Millis{2000});
        QCOMPARE(story->lines[1].at, Millis{8500});
        QCOMPARE(QString::fromStdString(story->lines[1].text), QStringLiteral("“And now?”"));
        QCOMPARE(story->length, Millis{30'000});
        const Scheme& scheme = partnershipActivities();
        QCOMPARE(story->coding.size(), std::size_t{3});
        QCOMPARE(story->coding[0].at, Millis{3000});
        QCOMPARE(story->coding[0].code, *scheme.find("locating"));
        QCOMPARE(story->coding[1].at, Millis{8000});  // two seconds earlier than it was tapped
        QCOMPARE(story->coding[1].code, *scheme.find("meaning"));
        QCOMPARE(story->coding[2].code, kCannotTell);
    }

    void whatMayBeLeftOutMayBe()
    {
        const auto story = read(with("\"about\": \"Made up.\", \"place\": \"day-stay\",", ""));
        QVERIFY(story);
        QVERIFY(story->about.empty());
        QCOMPARE(story->place, PlaceKind::home);
    }

    void aBrokenFileIsRefusedAndSaysWhere_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const QByteArray& json, const char* says) {
            QTest::newRow(name) << json << QString(says);
        };
        row("nothing", "", "not JSON");
        row("half", kStory.left(kStory.size() / 2), "not JSON");
        row("no UTF-8", with("Water runs.", "Water \xff runs."), "not JSON");
        row("a list", "[]", "object");
        row("a number", "7", "object");
        row("deep", QByteArray(100'000, '['), "deeply");
        row("large", QByteArray(300'000, ' '), "large");
        row("unknown key", with("\"about\"", "\"abuot\""), "abuot");
        row("unknown key in a line", with("\"text\": \"Water", "\"txt\": \"Water"), "lines[0].txt");
        row("no code", with("\"practice\": \"first-bath\",", ""), "practice is missing");
        row("code with a blank", with("first-bath", "first bath"), "practice has 1 to 16");
        row("code too long", with("first-bath", "abcdefghijklmnopq"), "practice has 1 to 16");
        row("language", with("\"en\"", "\"e\""), "language");
        row("language as a path", with("\"en\"", "\"../en\""), "language");
        row("no title", with("The first bath", "  "), "title is empty");
        row("title too long", with("The first bath", QByteArray(61, 'a')), "title is longer");
        row("place", with("day-stay", "kitchen"), "place is");
        row("title is a number", with("\"The first bath\"", "12"), "title must be a text");
        row("lines is a text",
            with("[ { \"at\": \"0:02\", \"text\": \"Water runs.\" }, { \"at\": \"8.5\", \"text\": "
                 "\"“And now?”\" } ]",
                 "\"none\""),
            "lines must be a list");
        row("a line is a text", with("{ \"at\": \"0:02\", \"text\": \"Water runs.\" }", "\"Water\""),
            "lines[0]");
        row("time", with("0:02", "soon"), "lines[0].at");
        row("time is negative", with("0:02", "-2"), "lines[0].at");
        row("time goes back", with("8.5", "0:01"), "lines[1].at must be later");
        row("time stands still", with("8.5", "0:02"), "lines[1].at must be later");
        row("line after the end", with("8.5", "0:30"), "after the end");
        row("line too long", with("Water runs.", QByteArray(161, 'a')), "lines[0].text is longer");
        row("line break", with("Water runs.", "Water\\nruns."), "cannot be shown");
        row("NUL", with("Water runs.", "Water\\u0000runs."), "cannot be shown");
        row("turned text", with("Water runs.", "Water \\u202e runs."), "cannot be shown");
        row("unknown activity", with("activity,meaning", "activity,dreaming"), "coding[1]");
        row("unknown entry", with("0:15,cannot-tell,", "0:15,applaud,"), "coding[3]");
        row("a pause", with("0:15,cannot-tell,", "0:15,pause,phone"), "coding[3] may be");
        row("a note", with("0:15,cannot-tell,", "0:15,note,hello"), "coding[3] may be");
        row("coding goes back", with("0:15,cannot-tell,", "0:05,cannot-tell,"), "coding[3]");
        row("no end", with(", \"0:30,end,\"", ""), "end as its last line");
        row("after the end", with("\"0:30,end,\"", "\"0:30,end,\", \"0:31,activity,locating\""), "coding[5]");
        row("two records in one", with("0:15,cannot-tell,", "0:15,cannot-tell,\\n0:16,undo,"), "coding[3]");
        row("a comment", with("0:15,cannot-tell,", "# Illustrative"), "coding[3]");
        row("an empty one", with("0:15,cannot-tell,", ""), "coding[3]");
        row("no activity",
            with("\"0:03,activity,locating\", \"0:10,activity,meaning\", \"0:10,earlier,2\", "
                 "\"0:15,cannot-tell,\", ",
                 ""),
            "coding");
        row("too long", with("0:30,end", "31:00,end"), "10 seconds to 30 minutes");
        row("too short", with("\"0:30,end,\"", "\"0:09,end,\""), "coding[4]");
    }
    void aBrokenFileIsRefusedAndSaysWhere()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, says);
        const auto story = read(json);
        QVERIFY(!story);
        QCOMPARE(story.error().where, std::string("bath.json"));
        const QString what = QString::fromStdString(story.error().what);
        QVERIFY2(what.contains(says), qPrintable(what));
        QVERIFY2(!what.contains('\n') && what.size() < 400, qPrintable(what));
    }

    void listsHaveAnEnd()
    {
        QByteArray lines = "\"lines\": [ ";
        for (int i = 0; i < 201; ++i)
            lines += (i ? ", " : "") + QByteArray("{ \"at\": \"0:0") + QByteArray::number(i) +
                     "\", \"text\": \"a\" }";
        QByteArray json = kStory;
        json.replace(json.indexOf("\"lines\""), json.indexOf("\"coding\"") - json.indexOf("\"lines\""),
                     lines + " ], ");
        const auto story = read(json);
        QVERIFY(!story);
        QVERIFY2(QString::fromStdString(story.error().what).contains("1 to 200"), story.error().what.c_str());
    }

    // Each of those that come with the app: its format, its time, its reader's pace, and the picture it is
    // of.
    void theShippedStoriesHold_data()
    {
        QTest::addColumn<QString>("file");
        for (const QString& file : QDir(folder()).entryList({"*.json"}, QDir::Files))
            QTest::newRow(qPrintable(file)) << folder() + '/' + file;
    }
    void theShippedStoriesHold()
    {
        QFETCH(QString, file);
        const auto story = read(text(file));
        QVERIFY2(story, story ? "" : story.error().what.c_str());
        QCOMPARE(story->length, Millis{180'000});
        Millis before{0};
        for (const PracticeLine& line : story->lines) {
            const auto words = QString::fromStdString(line.text).split(' ').size();
            const auto next = &line == &story->lines.back() ? story->length : (&line + 1)->at;
            // Four words a second is how fast a person reads who is looking up in between.
            QVERIFY2(next - line.at >= Millis{words * 250}, line.text.c_str());
            QVERIFY(line.at - before <= Millis{12'000});
            before = line.at;
        }
        for (const PracticeTurn& turn : story->coding)
            QVERIFY(std::any_of(story->lines.begin(), story->lines.end(), [&](const PracticeLine& line) {
                return turn.at - line.at >= Millis{1000} && turn.at - line.at <= Millis{3000};
            }));
    }

    // Sustained in turn; rapid cycles with every activity met again; a short update, and back from planning.
    void eachIsOfOneOfTheThreePictures()
    {
        const auto runs = [](const char* name) {
            const auto story = read(text(folder() + '/' + name));
            QString letters;
            if (story)
                for (const PracticeTurn& turn : story->coding) {
                    const QChar letter = partnershipActivities().code(turn.code).letter[0];
                    if (letters.isEmpty() || letters.back() != letter) letters += letter;
                }
            return letters;
        };
        QCOMPARE(runs("day-stay.json"), QStringLiteral("LMJP"));
        const QString rapid = runs("home-visit.json");
        QVERIFY2(rapid.size() >= 12 && rapid.count('L') >= 4 && rapid.count('M') >= 4 &&
                     rapid.count('J') >= 2 && rapid.count('P') >= 3,
                 qPrintable(rapid));
        const QString ongoing = runs("ongoing-relationship.json");
        QVERIFY2(ongoing.startsWith("LMJM") && ongoing.contains("PLM"), qPrintable(ongoing));
    }

private:
    static QString folder() { return QStringLiteral(TESSERA_SOURCE_DIR "/app/data/practice"); }
    static QByteArray text(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
};

QTEST_GUILESS_MAIN(PracticeFile)
#include "tst_practice_file.moc"
