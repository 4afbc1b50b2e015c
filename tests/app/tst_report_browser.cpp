// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/render/report.h"
#include "tests/app/report_samples.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using namespace tessera;
using namespace tessera::test;

// A report as a browser shows it: headless Chromium, from whose network nothing can be reached.
class TestReportBrowser : public QObject {
    Q_OBJECT

private:
    QTemporaryDir folder_;
    // Where the pictures are left, so that they can be looked at.
    QString pictures_ = qEnvironmentVariable("TESSERA_PICTURES", folder_.filePath("pictures"));

    QJsonObject look(const QString& file, const QString& name)
    {
        const QString pictures = QDir(pictures_).filePath(name);
        QDir().mkpath(pictures);
        QProcess node;
        node.start(TESSERA_NODE, {TESSERA_SOURCE_DIR "/tests/app/browser/look.mjs", TESSERA_CHROMIUM,
                                  TESSERA_AXE, file, pictures});
        if (!node.waitForFinished(120'000)) return {};
        const QByteArray said = node.readAllStandardOutput();
        const QJsonObject answer = QJsonDocument::fromJson(said).object();
        if (answer.isEmpty()) qWarning() << said << node.readAllStandardError();
        return answer;
    }

    QString report(const Journal& journal, ReportChoice choice, const QString& name)
    {
        choice.format = ReportFormat::html;
        const QString path = folder_.filePath(name + ".html");
        return writeReport(*Leave::ask(journal), journal, choice, path.toStdString(), true) ? path
                                                                                            : QString{};
    }

    static bool hasColour(const QImage& image)
    {
        for (int y = 0; y < image.height(); y += 3)
            for (int x = 0; x < image.width(); x += 3) {
                const QColor dot = image.pixelColor(x, y);
                if (std::abs(dot.red() - dot.green()) > 8 || std::abs(dot.green() - dot.blue()) > 8)
                    return true;
            }
        return false;
    }

private slots:
    void aReportAsksForNothingAndAnyoneCanReadIt_data()
    {
        QTest::addColumn<bool>("grey");
        QTest::newRow("in colour") << false;
        QTest::newRow("black and white") << true;
    }
    void aReportAsksForNothingAndAnyoneCanReadIt()
    {
        QFETCH(bool, grey);
        bool good = true;
        ReportChoice choice;
        choice.grey = grey;
        choice.notes = choice.exactDate = choice.otherSquares = choice.bars = true;
        Reflection reflection;
        reflection.question = "What did you hear that you had not expected?";
        reflection.text = "A long breath before the answer.";
        choice.reflections = {reflection};
        const QString name = grey ? "grey" : "colour";
        const QString path = report(busyVisit(good), choice, name);
        QVERIFY(good && !path.isEmpty());
        const QJsonObject seen = look(path, name);
        QCOMPARE(seen["errors"].toArray(), QJsonArray());
        QCOMPARE(seen["requests"].toArray(), QJsonArray{QUrl::fromLocalFile(path).toString()});
        QVERIFY(seen["passes"].toInt() > 60);
        const QJsonArray findings = seen["findings"].toArray();
        QVERIFY2(findings.isEmpty(), QJsonDocument(findings).toJson().constData());
        for (const QString width : {"light", "dark", "narrow"})
            QVERIFY2(seen["wide"].toObject()[width].toInt() <= 0, qPrintable(width));

        const QDir pictures(QDir(pictures_).filePath(name));
        const QImage light(pictures.filePath("light.png"));
        const QImage dark(pictures.filePath("dark.png"));
        QVERIFY(light.pixelColor(4, 4).lightness() > 230 && dark.pixelColor(4, 4).lightness() < 40);
        QCOMPARE(hasColour(light), !grey);
        const QImage printed(pictures.filePath("print.png"));
        QCOMPARE(printed.pixelColor(printed.width() - 5, printed.height() - 5), QColor(Qt::white));
    }

    void aVisitIsPrintedOnOneSheet()
    {
        bool good = true;
        const QString path = report(illustrative("home-visit", good), {}, "printed");
        QVERIFY(good);
        QCOMPARE(look(path, "printed")["errors"].toArray(), QJsonArray());
        QProcess info;
        info.start("pdfinfo", {QDir(pictures_).filePath("printed/print.pdf")});
        QVERIFY(info.waitForFinished(20'000));
        const QString said = QString::fromUtf8(info.readAllStandardOutput()).simplified();
        QVERIFY2(said.contains("Pages: 1 ") && said.contains("(A4)"), qPrintable(said));
    }

    // The same look at a page that does ask for something, and that not everyone can read.
    void theLookWouldSeeARequestAndATrouble()
    {
        QFile file(folder_.filePath("asking.html"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(
            "<!DOCTYPE html><html><head><title>x</title></head><body><main><h1>x</h1>"
            "<img src=\"http://elsewhere.invalid/x.png\"></main></body></html>");
        file.close();
        const QJsonObject seen = look(file.fileName(), "asking");
        QVERIFY(seen["requests"].toArray().contains(QStringLiteral("http://elsewhere.invalid/x.png")));
        QStringList findings;
        for (const QJsonValue& one : seen["findings"].toArray()) findings << one.toString();
        QVERIFY(findings.join(' ').contains("image-alt") && findings.join(' ').contains("html-has-lang"));
    }
};

QTEST_MAIN(TestReportBrowser)
#include "tst_report_browser.moc"
