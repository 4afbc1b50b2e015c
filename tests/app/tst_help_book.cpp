// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/formats/help/help_book.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QtTest>

#include <algorithm>
#include <set>

using namespace tessera;

namespace {

std::string shipped()
{
    QFile file(QStringLiteral(TESSERA_SOURCE_DIR "/app/data/help/help.json"));
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string{};
}

QString errorOf(const std::string& json)
{
    const auto book = readHelpBook(json, "help.json", "en");
    return book ? QString() : QString::fromStdString(book.error().what);
}

}  // namespace

// The words of the help pages, as they come with the product.
class TestHelpBook : public QObject {
    Q_OBJECT

    HelpBook book_;

    [[nodiscard]] QString wordsOf(const std::string& name) const
    {
        QString all;
        for (const HelpBook::Page& page : book_.pages) {
            if (page.page != name) continue;
            all += QString::fromStdString(page.title + "\n" + page.lead + "\n");
            for (const HelpBook::Block& block : page.blocks) {
                if (block.kind != HelpBook::Block::Kind::facts)
                    all += QString::fromStdString(block.text + "\n");
                for (const std::string& point : block.points) all += QString::fromStdString(point + "\n");
            }
        }
        return all;
    }

private slots:
    void initTestCase()
    {
        auto book = readHelpBook(shipped(), "help.json", "en");
        if (!book) qFatal("%s", book.error().what.c_str());
        book_ = std::move(*book);
    }

    void thePagesThatAreAskedForAreThere()
    {
        QStringList names;
        for (const HelpBook::Page& page : book_.pages) names << QString::fromStdString(page.page);
        QCOMPARE(names, QStringList({"privacy", "data-protection", "lost-tablet", "parts"}));
    }

    void theProgramKnowsEveryFactThatIsToBeFilledIn()
    {
        const std::set<std::string> known{"protection", "tablet", "parts"};
        for (const HelpBook::Page& page : book_.pages)
            for (const HelpBook::Block& block : page.blocks)
                if (block.kind == HelpBook::Block::Kind::facts)
                    QVERIFY2(known.count(block.text) == 1, block.text.c_str());
    }

    // PR10: in plain words what is kept, where, who reads it, how long, how to take consent back; and that
    // the app is not for reporting.
    void thePrivacyNoticeIsOnePageAndSaysWhatItMust()
    {
        const QString words = wordsOf("privacy");
        for (const char* const told : {"What is kept", "who can read it", "How long", "Taking consent back",
                                       "not for reporting", "safeguarding"})
            QVERIFY2(words.contains(QLatin1String(told)), told);
        const auto count = words.split(QRegularExpression(QStringLiteral("\\s+")), Qt::SkipEmptyParts).size();
        QVERIFY2(count < 650, qPrintable(QString::number(count)));
    }

    // security.md's "Not to promise" stands there as well.
    void theSummarySaysWhatIsNotPromised()
    {
        const QString words = wordsOf("data-protection");
        for (const char* const told :
             {"What is not promised", "lies unlocked", "operating system", "forced", "deny",
              "quantum computer", "DPIA", "record of processing", "Recipients"})
            QVERIFY2(words.contains(QLatin1String(told)), told);
    }

    // What the programs are linked to is on the list, and what is on it is linked.
    void thePartsAreThoseThatTheProgramsAreLinkedTo()
    {
        QStringList linked;
        for (const char* const program :
             {TESSERA_BIN_DIR "/tessera", TESSERA_BIN_DIR "/tessera-cli", TESSERA_CAMERA_PLUGIN}) {
            QProcess readelf;
            readelf.start(QStringLiteral("readelf"), {QStringLiteral("-d"), QString::fromLatin1(program)});
            QVERIFY2(readelf.waitForFinished() && readelf.exitCode() == 0, program);
            static const QRegularExpression needed(QStringLiteral("\\(NEEDED\\).*\\[(.*)\\]"));
            for (auto found = needed.globalMatch(QString::fromUtf8(readelf.readAllStandardOutput()));
                 found.hasNext();)
                linked << found.next().captured(1);
        }
        QVERIFY(linked.size() > 10);
        // The system's own: compiler and C library.
        static const QRegularExpression system(
            QStringLiteral("^(libc|libm|libgcc_s|libstdc\\+\\+|libpthread|ld-linux.*)\\.so"));
        std::set<std::string> used;
        for (const QString& library : linked) {
            if (system.match(library).hasMatch()) continue;
            bool listed = false;
            for (const HelpBook::Part& part : book_.parts)
                for (const std::string& file : part.files)
                    if (library.startsWith(QString::fromStdString(file))) {
                        listed = true;
                        used.insert(part.name);
                    }
            QVERIFY2(listed, qPrintable(library));
        }
        for (const HelpBook::Part& part : book_.parts)
            if (!part.files.empty()) QVERIFY2(used.count(part.name) == 1, part.name.c_str());
    }

    void whatIsWrongInAFileIsNamedWithItsPlace()
    {
        const std::string start =
            R"({"help":"help/1","parts":[{"name":"a","licence":"b","what":{"en":"c"},"files":[]}],"pages":)";
        const std::string head = start + R"([{"page":"one","title":{"en":"T"},"lead":{"en":"L"},"blocks":)";
        QCOMPARE(errorOf(head + R"([{"text":{"en":"x"}}]}]})"), QString());
        QVERIFY(errorOf(head + R"([{"text":{"de":"x"}}]}]})").contains("en is missing"));
        QVERIFY(!errorOf(head + R"([{"text":{"en":"x"},"heading":{"en":"y"}}]}]})").isEmpty());
        QVERIFY(!errorOf(head + R"([{"script":{"en":"x"}}]}]})").isEmpty());
        QVERIFY(!errorOf(head + R"([{"points":[]}]}]})").isEmpty());
        QVERIFY(!errorOf(start + "[]}").isEmpty());
        QVERIFY(!errorOf("[]").isEmpty());
        QVERIFY(!errorOf("{").isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestHelpBook)
#include "tst_help_book.moc"
