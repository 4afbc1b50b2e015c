// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/render/report.h"
#include "app/words/words.h"
#include "core/grid/squares.h"
#include "tests/app/report_samples.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>

using namespace tessera;
using namespace tessera::test;

namespace {

struct Page {
    bool wellFormed = false;
    QStringList elements;
    QStringList words;            // texts that people read, without the style
    QList<QStringList> runs;      // cells of the table of runs
    QMap<QString, QString> head;  // of the root
    QStringList links;            // everything that could lead somewhere
};

Page read(const QByteArray& html)
{
    Page page;
    QXmlStreamReader reader(html);
    bool inStyle = false;
    int tables = 0;
    while (!reader.atEnd()) {
        reader.readNext();
        const QString name = reader.name().toString();
        if (reader.isStartElement()) {
            page.elements << name;
            inStyle = name == QLatin1String("style");
            tables += name == QLatin1String("section") ? 1 : 0;
            if (name == QLatin1String("html"))
                for (const auto& one : reader.attributes())
                    page.head[one.name().toString()] = one.value().toString();
            for (const auto& one : reader.attributes())
                if (QStringList{"href", "src", "action", "data", "poster", "srcset"}.contains(
                        one.name().toString()))
                    page.links << one.value().toString();
            if (tables > 0 && name == QLatin1String("tr")) page.runs << QStringList{};
            if (tables > 0 && name == QLatin1String("td")) page.runs.back() << reader.readElementText();
        } else if (reader.isEndElement()) {
            inStyle = false;
        } else if (reader.isCharacters() && !inStyle && !reader.isWhitespace()) {
            page.words << reader.text().toString();
        }
    }
    page.runs.removeAll(QStringList{});  // the head of the table
    page.wellFormed = !reader.hasError();
    if (reader.hasError()) qWarning() << reader.errorString() << reader.lineNumber();
    return page;
}

QByteArray said(const QString& program, const QStringList& words, const QByteArray& input = {})
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, words);
    process.write(input);
    process.closeWriteChannel();
    return process.waitForFinished(30'000) ? process.readAll() : QByteArray("did not run");
}

}  // namespace

class TestReportHtml : public QObject {
    Q_OBJECT

private:
    QTemporaryDir folder_;
    int files_ = 0;

    QString written(const Journal& journal, ReportChoice choice, ReportFormat format)
    {
        choice.format = format;
        const QString path = folder_.filePath(QString::number(++files_));
        const Status done = writeReport(*Leave::ask(journal), journal, choice, path.toStdString(), false);
        if (!done) qWarning("%s", describe(done.error()).c_str());
        return done ? path : QString{};
    }
    QByteArray bytes(const Journal& journal, const ReportChoice& choice, ReportFormat format)
    {
        QFile file(written(journal, choice, format));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{};
    }
    QByteArray html(const Journal& journal, const ReportChoice& choice = {})
    {
        return bytes(journal, choice, ReportFormat::html);
    }
    QString pdfText(const Journal& journal, const ReportChoice& choice)
    {
        return QString::fromUtf8(
                   said("pdftotext", {"-layout", written(journal, choice, ReportFormat::pdf), "-"}))
            .simplified();
    }

private slots:
    void aVisitIsOneFileThatAsksForNothing()
    {
        bool good = true;
        for (const char* name : {"home-visit", "day-stay", "ongoing-relationship"}) {
            const Journal journal = illustrative(name, good);
            const QByteArray file = html(journal);
            const Page page = read(file);
            QVERIFY(good && page.wellFormed);
            QVERIFY2(!file.contains("://"), name);
            for (const QString& link : page.links) QVERIFY2(link.startsWith('#'), qPrintable(link));
            for (const char* element : {"script", "link", "img", "iframe", "object", "embed", "form", "base"})
                QVERIFY2(!page.elements.contains(element), element);
            QVERIFY(!file.contains("@import") && !file.contains("url("));
            QVERIFY(file.contains("default-src 'none'"));
            QVERIFY(!file.contains("unsafe-inline") && !file.contains(" style="));
            QCOMPARE(page.head["lang"], QString("en"));
            QCOMPARE(page.head["dir"], QString("ltr"));
            QCOMPARE(html(journal), file);
        }
    }

    void everyLinkAndEveryShapeLeadsSomewhereInTheFile()
    {
        bool good = true;
        ReportChoice choice;
        choice.otherSquares = choice.bars = true;
        for (const bool grey : {false, true}) {
            choice.grey = grey;
            const QByteArray file = html(busyVisit(good), choice);
            QSet<QString> ids;
            static const QRegularExpression id(QStringLiteral(" id=\"([^\"]+)\""));
            for (auto found = id.globalMatch(QString::fromUtf8(file)); found.hasNext();) {
                const QString one = found.next().captured(1);
                QVERIFY2(!ids.contains(one), qPrintable(one));
                ids << one;
            }
            for (const QString& link : read(file).links)
                QVERIFY2(ids.contains(link.mid(1)), qPrintable(link));
        }
        QVERIFY(good);
    }

    void theSquaresStandInItAsATableOfRuns()
    {
        bool good = true;
        const Page page = read(html(busyVisit(good)));
        QVERIFY(good && page.wellFormed);
        // Of the script: a pause of two minutes in meaning, then what was not clear.
        const QList<QStringList> wanted{
            {"0:00", "Locating", "1", "0:40"},   {"0:40", "Meaning", "1", "2:20"},
            {"1:30", "Pause", "", "2:00"},       {"3:00", "Joint action", "1", "1:20"},
            {"4:20", "Can’t tell", "1", "1:20"}, {"5:40", "Locating", "1", "1:00"}};
        QCOMPARE(page.runs, wanted);
    }

    void itSaysEverythingThatThePageSays()
    {
        bool good = true;
        const Journal journal = illustrative("home-visit", good);
        const QString text = read(html(journal)).words.join(' ').simplified();
        QVERIFY(good);
        QStringList wanted = reportSentences(journal);
        QVERIFY(wanted.size() > 3);
        wanted << words::noBestPattern() << words::kind(SessionKind::illustrative)
               << words::title(journal.header()) << words::caption(Millis{0}) << "March 2026";
        for (const CodeIndex code : partnershipActivities().states())
            wanted << words::text(partnershipActivities().code(code).label)
                   << words::text(partnershipActivities().code(code).phrase);
        for (const QString& sentence : wanted)
            QVERIFY2(text.contains(sentence.simplified()), qPrintable(sentence + " is not in " + text));
    }

    void aPageOf300SquaresIsSmall()
    {
        bool good = true;
        const Journal journal = longVisit(300, good);
        QVERIFY(good);
        QVERIFY2(html(journal).size() < 120'000, qPrintable(QString::number(html(journal).size())));
        ReportChoice all;
        all.notes = all.otherSquares = all.bars = all.exactDate = true;
        QVERIFY2(html(journal, all).size() < 120'000, qPrintable(QString::number(html(journal, all).size())));
        const QString path = written(journal, all, ReportFormat::pdf);
        QVERIFY2(QFile(path).size() < 200'000, qPrintable(QString::number(QFile(path).size())));
    }

    void whatPeopleWroteIsTextAndNothingElse()
    {
        bool good = true;
        const Journal journal = fromScript(
            "time,entry,value\n0,activity,locating\n"
            "10,note,</style></title><script>alert(1)</script><img src=x onerror=alert(1)>\n"
            "20,note,\"\"\"><a href=\"\"javascript:alert(1)\"\">&amp; ]]> <!-- \"\n"
            "30,pause,<b>door</b>\n40,resume,\n60,end,\n",
            SessionKind::real, good);
        ReportChoice choice;
        choice.notes = true;
        Reflection reflection;
        reflection.question = "<h1>Why?</h1>";
        reflection.text = "Because\n<svg onload=alert(1)> & so";
        choice.reflections = {reflection};
        const QByteArray file = html(journal, choice);
        const Page page = read(file);
        QVERIFY(good && page.wellFormed);
        const QString text = page.words.join(' ');
        for (const char* said : {"<script>alert(1)</script>", "<img src=x onerror=alert(1)>",
                                 "\"><a href=\"javascript:alert(1)\">&amp; ]]> <!--", "<b>door</b>",
                                 "<h1>Why?</h1>", "Because <svg onload=alert(1)> & so"})
            QVERIFY2(text.contains(QString::fromUtf8(said)), said);
        QVERIFY(!page.elements.contains("script") && !page.elements.contains("img") &&
                !page.elements.contains("a b"));
        QCOMPARE(page.elements.count("h1"), 1);
    }

    void hostileNamesOfCodesAreTextToo()
    {
        Scheme scheme = partnershipActivities();
        scheme.id = "hostile/1";
        scheme.groups[0].codes[0].label = "</svg><script>";
        scheme.groups[0].codes[0].shortLabel = "<i>&\"'";
        scheme.groups[0].codes[0].phrase = "<br>";
        scheme.groups[0].codes[0].letter = "<";
        QVERIFY(validate(scheme));
        Header top = test::header("F07");
        top.scheme = scheme.id;
        const auto script = readScript(
            "time,entry,value\n0,activity,locating\n400,activity,meaning\n800,end,\n", scheme, "visit.csv");
        QVERIFY(script);
        const auto journal = journalFromScript(*script, top, namedUuid({}, "hostile"), scheme, "visit.csv");
        QVERIFY(journal);
        ReportChoice choice;
        choice.bars = choice.otherSquares = true;
        for (const bool grey : {false, true}) {
            choice.grey = grey;
            const Page page = read(html(*journal, choice));
            QVERIFY(page.wellFormed);
            QVERIFY(!page.elements.contains("script") && !page.elements.contains("br") &&
                    !page.elements.contains("i"));
            QVERIFY(page.words.join(' ').contains("</svg><script>"));
        }
    }

    void whatIsNotTickedIsNotInTheFile()
    {
        bool good = true;
        const Journal journal = busyVisit(good);
        const auto notes = journal.fold().timeline().notes;
        QVERIFY(good && notes.size() == 3);
        ReportChoice choice;
        for (const ReportFormat format : {ReportFormat::html, ReportFormat::svg}) {
            const QByteArray file = bytes(journal, choice, format);
            for (const char* word : {"alert(1)", "telephone", "ملاحظة", "wwww", "2 March 2026"})
                QVERIFY2(!file.contains(word), word);
        }
        choice.notes = true;
        choice.withoutNotes = {notes[0].entry, notes[1].entry};
        for (const ReportFormat format : {ReportFormat::html, ReportFormat::svg}) {
            const QByteArray file = bytes(journal, choice, format);
            QVERIFY(file.contains("ملاحظة"));
            QVERIFY(!file.contains("alert(1)") && !file.contains("wwww"));
        }
        choice = {};
        choice.squares = choice.ribbon = false;
        const Page bare = read(html(journal, choice));
        QVERIFY(bare.wellFormed);
        QVERIFY(bare.runs.isEmpty() && !bare.elements.contains("figure"));
        QVERIFY(bare.words.join(' ').contains(reportSentences(journal).front()));
    }

    void sentencesPicturesAndReflectionsAreChosenOneByOne()
    {
        bool good = true;
        const Journal journal = illustrative("home-visit", good);
        const QStringList sentences = reportSentences(journal);
        ReportChoice choice;
        choice.withoutSentences = {0, 2};
        choice.otherSquares = choice.bars = true;
        Reflection reflection;
        reflection.from = Millis{60'000};
        reflection.to = Millis{120'000};
        reflection.question = "What did you hear?";
        reflection.text = "A long breath.";
        choice.reflections = {reflection};
        for (const QString& text :
             {pdfText(journal, choice), read(html(journal, choice)).words.join(' ').simplified()}) {
            QVERIFY(!text.contains(sentences[0]) && !text.contains(sentences[2]));
            QVERIFY2(text.contains(sentences[1]), qPrintable(text));
            QVERIFY(text.contains(words::caption(Millis{0})) &&
                    text.contains(words::caption(Millis{30'000})));
            QVERIFY(text.contains("Reflections") && text.contains("1:00 What did you hear?") &&
                    text.contains("A long breath."));
        }
        QVERIFY(!pdfText(journal, {}).contains("Reflections"));
        const QByteArray info = said("pdfinfo", {written(journal, choice, ReportFormat::pdf)});
        QVERIFY2(info.contains(QByteArray("Pages:           1\n")), info.constData());
        QVERIFY(good);
    }

    void aPrintedPageSaysItsLanguageAndKeepsItsLetters()
    {
        bool good = true;
        const Journal journal = longVisit(300, good);
        const QString path = written(journal, {}, ReportFormat::pdf);
        QFile file(path);
        QVERIFY(good && file.open(QIODevice::ReadOnly));
        const QByteArray pdf = file.readAll();
        QVERIFY2(pdf.size() < 200'000, qPrintable(QString::number(pdf.size())));
        QVERIFY(QRegularExpression(QStringLiteral("/Lang \\((\\\\376\\\\377)?e"))
                    .match(QString::fromLatin1(pdf))
                    .hasMatch() ||
                pdf.contains("/Lang (en)"));
        const QByteArray fonts = said("pdffonts", {path});
        const QList<QByteArray> lines = fonts.split('\n');
        QVERIFY(lines.size() > 3);
        for (const QByteArray& line : lines.mid(2))
            if (!line.isEmpty())
                QVERIFY2(QRegularExpression(" yes (no|yes) +(no|yes) ")
                             .match(QString::fromLatin1(line))
                             .hasMatch(),
                         line.constData());
        // The moment of writing would point to the day of the visit.
        QVERIFY(!said("pdfinfo", {path}).contains("CreationDate"));
        QVERIFY(said("pdfinfo", {path}).contains("Title:           Family F07"));
        QCOMPARE(bytes(journal, {}, ReportFormat::pdf), pdf);
        QVERIFY(pdfText(journal, {}).contains("There is no best pattern."));
    }

    void aLanguageReadFromTheRightTurnsThePageAndItsPicture()
    {
        bool good = true;
        const Journal journal = illustrative("day-stay", good);
        const auto xOf = [](const QByteArray& file, const char* from) {
            static const QRegularExpression use(QStringLiteral(" x=\"([0-9.]+)\""));
            return use.match(QString::fromUtf8(file), file.indexOf(from)).captured(1).toDouble();
        };
        const double usual = xOf(html(journal), "<use href");
        InArabic arabic;
        QCoreApplication::installTranslator(&arabic);
        const QByteArray file = html(journal);
        QCoreApplication::removeTranslator(&arabic);
        const Page page = read(file);
        QCOMPARE(page.head["lang"], QString("ar"));
        QCOMPARE(page.head["dir"], QString("rtl"));
        QVERIFY(good && page.wellFormed);
        QVERIFY2(usual < 200 && xOf(file, "<use href") > 500,
                 qPrintable(QString::number(xOf(file, "<use href"))));
    }

    void browsersParserFindsNothingBroken()
    {
        bool good = true;
        ReportChoice choice;
        choice.notes = choice.bars = choice.otherSquares = true;
        const QByteArray file = html(busyVisit(good), choice);
        QVERIFY(good);
        QCOMPARE(said("xmllint", {"--noout", "--nonet", "-"}, file), QByteArray());
        // The older parser of HTML does not know the elements of HTML 5 and SVG by name; nothing else may
        // trouble it.
        for (const QByteArray& line :
             said("xmllint", {"--html", "--noout", "--nonet", "-"}, file).split('\n'))
            if (line.contains("error"))
                QVERIFY2(line.contains(" invalid") && line.contains("Tag "), line.constData());
    }
};

QTEST_MAIN(TestReportHtml)
#include "tst_report_html.moc"
