// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/render/report.h"
#include "app/words/finding_words.h"
#include "app/words/words.h"
#include "core/grid/squares.h"
#include "tests/app/report_samples.h"

#include <QFile>
#include <QImage>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <thread>
#include <utility>

using namespace tessera;
using namespace tessera::test;

namespace {

QString said(const QString& program, const QStringList& words)
{
    QProcess process;
    process.start(program, words);
    if (!process.waitForFinished(30'000)) return {};
    return QString::fromUtf8(process.readAllStandardOutput());
}

QString inOneLine(QString text)
{
    return text.replace(QRegularExpression(QStringLiteral("\\s+")), QStringLiteral(" ")).trimmed();
}

bool hasColour(const QImage& image)
{
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) {
            const QColor dot = image.pixelColor(x, y);
            if (std::abs(dot.red() - dot.green()) > 2 || std::abs(dot.green() - dot.blue()) > 2) return true;
        }
    return false;
}

QString textOf(const QByteArray& svg, bool& wellFormed)
{
    QXmlStreamReader reader(svg);
    QString text;
    while (!reader.atEnd())
        if (reader.readNext() == QXmlStreamReader::Characters)
            text += reader.text().toString() + QLatin1Char('\n');
    wellFormed = !reader.hasError();
    return text;
}

}  // namespace

class TestReport : public QObject {
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
    QString pdfText(const Journal& journal, const ReportChoice& choice)
    {
        return inOneLine(said(
            QStringLiteral("pdftotext"),
            {QStringLiteral("-layout"), written(journal, choice, ReportFormat::pdf), QStringLiteral("-")}));
    }

private slots:
    void eachIllustrativeVisitFitsOnOnePageWithEverySentence_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<bool>("byTime");
        for (const char* name : {"home-visit", "day-stay", "ongoing-relationship"})
            for (const bool byTime : {false, true})
                QTest::addRow("%s %s", name, byTime ? "by time" : "by interaction")
                    << QByteArray(name) << byTime;
    }
    void eachIllustrativeVisitFitsOnOnePageWithEverySentence()
    {
        QFETCH(QByteArray, name);
        QFETCH(bool, byTime);
        bool good = true;
        const Journal journal = illustrative(name.constData(), good);
        QVERIFY(good);
        ReportChoice choice;
        choice.byTime = byTime;
        const QString path = written(journal, choice, ReportFormat::pdf);
        const QString about = said(QStringLiteral("pdfinfo"), {path});
        QVERIFY2(about.contains(QRegularExpression(QStringLiteral("Pages:\\s+1\\n"))), qPrintable(about));
        QVERIFY2(about.contains(QStringLiteral("A4")), qPrintable(about));
        QVERIFY2(about.contains(QRegularExpression(QStringLiteral("Creator:\\s+Tessera "))),
                 qPrintable(about));

        const QString text = inOneLine(
            said(QStringLiteral("pdftotext"), {QStringLiteral("-layout"), path, QStringLiteral("-")}));
        const Scheme& scheme = partnershipActivities();
        QStringList wanted = words::findings(journal.fold().timeline(), scheme);
        wanted << QStringLiteral("There is no best pattern. These are descriptions to think with, not marks.")
               << words::caption(byTime ? Millis{30'000} : Millis{0})
               << words::kind(SessionKind::illustrative) << words::title(journal.header())
               << QStringLiteral("March 2026");
        for (const CodeIndex code : scheme.states()) {
            wanted << QString::fromStdString(scheme.code(code).label);
            wanted << QStringLiteral("“%1”").arg(QString::fromStdString(scheme.code(code).phrase));
        }
        for (const QString& sentence : wanted)
            QVERIFY2(text.contains(inOneLine(sentence)),
                     qPrintable(sentence + QStringLiteral(" is not in ") + text));
    }

    void theSvgIsWellFormedSmallAndSaysTheSame_data()
    {
        eachIllustrativeVisitFitsOnOnePageWithEverySentence_data();
    }
    void theSvgIsWellFormedSmallAndSaysTheSame()
    {
        QFETCH(QByteArray, name);
        QFETCH(bool, byTime);
        bool good = true;
        const Journal journal = illustrative(name.constData(), good);
        QVERIFY(good);
        ReportChoice choice;
        choice.byTime = byTime;
        const QByteArray svg = bytes(journal, choice, ReportFormat::svg);
        bool wellFormed = false;
        const QString text = textOf(svg, wellFormed);
        QVERIFY(wellFormed);
        QVERIFY(text.contains(QStringLiteral("There is no best pattern.")));
        QVERIFY(text.contains(words::kind(SessionKind::illustrative)));
        QVERIFY(svg.contains("role=\"img\"") && svg.contains("<title") && svg.contains("<desc") &&
                svg.contains(" lang=\""));
        const auto squares = byTime ? squaresByTime(journal.fold().timeline(), choice.unit).size()
                                    : journal.fold().timeline().interactions.size();
        QVERIFY2(svg.size() < static_cast<qsizetype>(squares) * 220, qPrintable(QString::number(svg.size())));
        QCOMPARE(bytes(journal, choice, ReportFormat::svg), svg);
    }

    void anSvgSquareCostsFewBytes()
    {
        bool good = true;
        const auto small = bytes(longVisit(500, good), {}, ReportFormat::svg).size();
        const auto large = bytes(longVisit(1500, good), {}, ReportFormat::svg).size();
        QVERIFY(good);
        QVERIFY2((large - small) / 1000 <= 75, qPrintable(QString::number((large - small) / 1000)));
    }

    void thePngIsThePageAt150DotsAnInchAndAlwaysTheSame()
    {
        bool good = true;
        const Journal journal = illustrative("home-visit", good);
        const QByteArray png = bytes(journal, {}, ReportFormat::png);
        const QImage image = QImage::fromData(png, "PNG");
        QVERIFY(good);
        QCOMPARE(image.size(), QSize(1240, 1754));
        QVERIFY(hasColour(image));
        QCOMPARE(bytes(journal, {}, ReportFormat::png), png);
    }

    void withoutColourThereIsNoColouredDot()
    {
        bool good = true;
        ReportChoice choice;
        choice.grey = true;
        for (const Journal& journal : {illustrative("home-visit", good), busyVisit(good)}) {
            for (const bool byTime : {false, true}) {
                choice.byTime = byTime;
                QVERIFY(!hasColour(QImage::fromData(bytes(journal, choice, ReportFormat::png), "PNG")));
                QVERIFY(!hasColour(QImage::fromData(reportPicture(journal, choice), "PNG")));
                const QByteArray svg = bytes(journal, choice, ReportFormat::svg);
                static const QRegularExpression colour(QStringLiteral("\"#([0-9A-Fa-f]{6})\""));
                for (auto found = colour.globalMatch(QString::fromUtf8(svg)); found.hasNext();) {
                    const QColor used(QLatin1Char('#') + found.next().captured(1));
                    QVERIFY2(used.red() == used.green() && used.green() == used.blue(),
                             qPrintable(used.name()));
                }
                const QString page = folder_.filePath(QStringLiteral("grey"));
                said(QStringLiteral("pdftoppm"),
                     {QStringLiteral("-png"), QStringLiteral("-singlefile"), QStringLiteral("-r"),
                      QStringLiteral("60"), written(journal, choice, ReportFormat::pdf), page});
                const QImage printed(page + QStringLiteral(".png"));
                QVERIFY(!printed.isNull());
                QVERIFY(!hasColour(printed));
            }
        }
        QVERIFY(good);
    }

    void whatPeopleWroteStaysBehindUnlessAskedFor()
    {
        bool good = true;
        const Journal journal = busyVisit(good);
        QVERIFY(good);
        ReportChoice choice;
        QString pdf = pdfText(journal, choice);
        QByteArray svg = bytes(journal, choice, ReportFormat::svg);
        QVERIFY(!pdf.isEmpty() && !svg.isEmpty());
        for (const char* word : {"alert", "telephone", "ملاحظة", "wwww", "Notes"}) {
            QVERIFY2(!pdf.contains(QString::fromUtf8(word)), word);
            QVERIFY2(!svg.contains(word), word);
        }
        QVERIFY(pdf.contains(QStringLiteral("Repair")));
        QVERIFY(pdf.contains(QStringLiteral("1:30 for 2 minutes")));

        choice.notes = true;
        pdf = pdfText(journal, choice);
        bool wellFormed = false;
        const QString text = textOf(bytes(journal, choice, ReportFormat::svg), wellFormed);
        QVERIFY(wellFormed);
        for (const QString& from : {pdf, text}) {
            QVERIFY(from.contains(QStringLiteral("<script>alert(1)</script> & more")));
            QVERIFY(from.contains(QStringLiteral("0:50")));
            QVERIFY(from.contains(QStringLiteral("telephone")));
            QVERIFY(from.count(QLatin1Char('w')) >= 300);
        }
        QVERIFY(text.contains(QStringLiteral("ملاحظة من اليمين إلى اليسار")));
    }

    void theExactDayStaysBehindUnlessAskedFor()
    {
        bool good = true;
        const Journal journal = busyVisit(good);
        ReportChoice choice;
        QVERIFY(!pdfText(journal, choice).contains(QStringLiteral("2 March 2026")));
        QVERIFY(!bytes(journal, choice, ReportFormat::svg).contains("2 March 2026"));
        choice.exactDate = true;
        QVERIFY(pdfText(journal, choice).contains(QStringLiteral("2 March 2026")));
        QVERIFY(bytes(journal, choice, ReportFormat::svg).contains("2 March 2026"));
        QVERIFY(good);
    }

    void aLongWordIsBrokenBeforeThePagesEdge()
    {
        bool good = true;
        ReportChoice choice;
        choice.notes = true;
        const QImage page = QImage::fromData(bytes(busyVisit(good), choice, ReportFormat::png), "PNG");
        QVERIFY(good);
        const int margin = page.width() * 12 / 210;
        for (int y = 0; y < page.height(); ++y)
            for (int x = page.width() - margin; x < page.width(); ++x)
                QCOMPARE(page.pixel(x, y), qRgb(255, 255, 255));
    }

    void sixHundredSquaresStayOnOnePageAndTwoThousandGoOnOverMore()
    {
        bool good = true;
        const QString one =
            said(QStringLiteral("pdfinfo"), {written(longVisit(600, good), {}, ReportFormat::pdf)});
        QVERIFY2(one.contains(QRegularExpression(QStringLiteral("Pages:\\s+1\\n"))), qPrintable(one));
        const Journal journal = longVisit(2000, good);
        QVERIFY(good);
        const QString many = said(QStringLiteral("pdfinfo"), {written(journal, {}, ReportFormat::pdf)});
        const auto pages =
            QRegularExpression(QStringLiteral("Pages:\\s+(\\d+)")).match(many).captured(1).toInt();
        QVERIFY2(pages > 1, qPrintable(many));
        // In grey every square has its letter, which can be counted.
        ReportChoice choice;
        choice.grey = true;
        const QString text = pdfText(journal, choice);
        QVERIFY(text.contains(QStringLiteral("page 2 of %1").arg(pages)));
        qsizetype letters = 0;
        for (const QString& word : text.split(QLatin1Char(' ')))
            if (QRegularExpression(QStringLiteral("^[LMJP]+$")).match(word).hasMatch())
                letters += word.size();
        QCOMPARE(letters, 2000 + 2 * 4);
        QCOMPARE(bytes(journal, {}, ReportFormat::svg).count("<use "), 2000 + 4);
    }

    void anEmptyVisitAndEveryUnitHaveAPage()
    {
        bool good = true;
        QVERIFY(pdfText(fromScript("time,entry,value\n", SessionKind::practice, good), {})
                    .contains(QStringLiteral("Nothing was tapped in this visit.")));
        ReportChoice choice;
        choice.byTime = true;
        for (const int seconds : {10, 15, 20, 30, 60}) {
            choice.unit = std::chrono::seconds{seconds};
            QVERIFY(pdfText(illustrative("day-stay", good), choice).contains(words::caption(choice.unit)));
        }
        choice.unit = Millis{7000};
        const Journal journal = test::visit("LMJP");
        const std::filesystem::path bad = folder_.filePath("bad").toStdString();
        QVERIFY(!writeReport(*Leave::ask(journal), journal, choice, bad, false).ok());
        QVERIFY(!QFile::exists(folder_.filePath("bad")));
        QVERIFY(good);
    }

    void anExistingFileStaysUnlessReplaced()
    {
        const QString path = folder_.filePath(QStringLiteral("kept"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("mine");
        file.close();
        const Journal journal = test::visit("LMJP");
        const Status refused = writeReport(*Leave::ask(journal), journal, {}, path.toStdString(), false);
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().code, Errc::exists);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("mine"));
        file.close();
        QVERIFY(writeReport(*Leave::ask(journal), journal, {}, path.toStdString(), true).ok());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().startsWith("%PDF"));
    }

    void anotherThreadWritesTheSameBytes()
    {
        bool good = true;
        const Journal journal = illustrative("home-visit", good);
        const QByteArray here = reportPicture(journal, {});
        QByteArray there;
        std::thread([&] { there = reportPicture(journal, {}); }).join();
        QVERIFY(good && !here.isEmpty());
        QCOMPARE(QImage::fromData(here, "PNG").width(), 900);
        QCOMPARE(there, here);
    }

    void aLanguageReadFromTheRightTurnsPagesAndPictures()
    {
        bool good = true;
        const Journal journal = illustrative("day-stay", good);
        ReportChoice choice;
        choice.bars = choice.otherSquares = true;
        // Dark dots of the title's line in either half of the page.
        const auto title = [](const QImage& page) {
            std::pair<int, int> dots;
            for (int y = page.height() / 20; y < page.height() / 12; ++y)
                for (int x = 0; x < page.width(); ++x)
                    if (page.pixelColor(x, y).lightness() < 90)
                        ++(x < page.width() / 2 ? dots.first : dots.second);
            return dots;
        };
        const auto picture = [&] { return QImage::fromData(bytes(journal, choice, ReportFormat::png)); };
        const auto usual = title(picture());
        QVERIFY(good && usual.first > 100 && usual.second == 0);
        QVERIFY(!bytes(journal, choice, ReportFormat::pdf).contains("/R2L"));

        InArabic arabic;
        QCoreApplication::installTranslator(&arabic);
        const auto turned = title(picture());
        const QByteArray pdf = bytes(journal, choice, ReportFormat::pdf);
        const QByteArray svg = bytes(journal, choice, ReportFormat::svg);
        const QString text = pdfText(journal, choice);
        QCoreApplication::removeTranslator(&arabic);
        QVERIFY(turned.first == 0 && turned.second > 100);
        QVERIFY(pdf.contains("/R2L") && text.contains("There is no best pattern."));
        QVERIFY(svg.contains("xml:lang=\"ar\"") && svg.contains("direction=\"rtl\""));
    }
};

QTEST_MAIN(TestReport)
#include "tst_report.moc"
