// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/seal/key_words.h"
#include "sync/seal/qr_picture.h"
#include "tests/sync/tablets.h"

#include <QFile>
#include <QProcess>
#include <QtTest>

using namespace tessera;
using namespace tessera::test;

namespace {

std::string with(std::string text, const std::string& from, const std::string& to)
{
    const std::size_t at = text.find(from);
    if (at == std::string::npos) qFatal("the card has no such words");
    return text.replace(at, from.size(), to);
}

std::string without(std::string text, const std::string& field)
{
    const std::size_t at = text.find(field);
    if (at == std::string::npos) qFatal("the card has no such line");
    return text.erase(at, text.find('\n', at) + 1 - at);
}

}  // namespace

class TstStudyCard : public QObject {
    Q_OBJECT

    SampleStudy study_;

private slots:
    void aCardIsReadAsItWasWritten()
    {
        const StudyCard card = study_.card();
        const auto read = readStudyCard(card.text());
        QVERIFY(read.ok());
        QCOMPARE(read->text(), card.text());
        QCOMPARE(read->id, std::string("HB-2026"));
        QCOMPARE(read->rules.retentionDays, 365);
        QVERIFY(read->recipients == card.recipients);
        // In capitals, with other line ends and blank lines, behind a byte order mark.
        std::string other = card.qrText();
        for (std::size_t at = 0; (at = other.find('\n', at)) != std::string::npos; at += 5)
            other.replace(at, 1, "  \r\n\n");
        QCOMPARE(readStudyCard("\xEF\xBB\xBF" + other)->text(), card.text());
    }

    void aLetterTypedWronglyIsNoticedWhereverItStands()
    {
        // Typed in, a card has no signature; its six words tell.
        const std::string typed = without(study_.card().text(), "signature:");
        QVERIFY(readStudyCard(typed).ok());
        const std::size_t last = typed.find("words:");
        for (std::size_t i = 0; i < last; ++i) {
            if (typed[i] == '\n' || typed[i] == ' ') continue;
            std::string changed = typed;
            changed[i] = changed[i] == 'x' ? 'y' : 'x';
            if (changed == typed) continue;
            const auto read = readStudyCard(changed);
            QVERIFY2(!read.ok(), changed.c_str());
            QVERIFY(read.error().what.find('\n') == std::string::npos);
        }
        QVERIFY(!readStudyCard(without(typed, "words:")).ok());
    }

    void whatACardMustHaveIsAskedFor()
    {
        const std::string text = study_.card().text();
        for (const char* const line : {"study:", "name:", "signing-key:", "dates:", "notes:"})
            QVERIFY2(!readStudyCard(without(text, line)).ok(), line);
        const std::string one = "recipient: " + study_.recovery.recipient().text() + "\n";
        const auto alone = readStudyCard(with(text, one, ""));
        QVERIFY(!alone.ok());
        QVERIFY(alone.error().what.find("two recipients") != std::string::npos);
        QVERIFY(!readStudyCard(with(text, one, "recipient: " + study_.investigator.recipient().text() + "\n"))
                     .ok());
        QVERIFY(!readStudyCard(with(text, "notes: no", "notes: no\nnotes: yes")).ok());
        QVERIFY(!readStudyCard(with(text, "notes: no", "colour: blue")).ok());
        QVERIFY(!readStudyCard("").ok());
        QVERIFY(!readStudyCard("something else\n").ok());
        // Signed by another key than the one it names.
        StudyCard forged = study_.card();
        forged.signature = DeviceKey::generate().signLine(forged.body());
        QCOMPARE(readStudyCard(forged.text()).error().code, Errc::damaged);
    }

    void aTabletBelongsToOneStudyAndFollowsItsRevisions()
    {
        Tablet tablet;
        QVERIFY(!enrolledStudy(*tablet)->has_value());
        QVERIFY(*enrol(*tablet, study_.card()) == Enrolled::now);
        QVERIFY(*enrol(*tablet, study_.card()) == Enrolled::already);
        QCOMPARE((*enrolledStudy(*tablet))->text(), study_.card().text());

        StudyCard later = study_.card(2);
        later.rules.notes = true;
        later.sign(study_.signing);
        StudyCard unsignedOne = later;
        unsignedOne.signature.clear();
        QCOMPARE(enrol(*tablet, unsignedOne).error().code, Errc::refused);
        QVERIFY(*enrol(*tablet, later) == Enrolled::revised);
        QCOMPARE(enrol(*tablet, study_.card()).error().code, Errc::refused);  // an earlier one

        SampleStudy stranger;
        QCOMPARE(enrol(*tablet, stranger.card(3)).error().code, Errc::refused);  // the same name, another key
        StudyCard other = stranger.card();
        other.id = "OTHER";
        other.sign(stranger.signing);
        QCOMPARE(enrol(*tablet, other).error().code, Errc::refused);
        QVERIFY((*enrolledStudy(*tablet))->rules.notes);
    }

    void theRulesSayWhatLeaves()
    {
        StudyRules rules;
        QVERIFY(allowed(rules, {}).ok());
        QVERIFY(!allowed(rules, {.notes = true}).ok());
        QVERIFY(!allowed(rules, {.reflections = true}).ok());
        QVERIFY(!allowed(rules, {.exactDate = true}).ok());
        rules.notes = true;
        rules.dates = StudyRules::Dates::exact;
        QVERIFY(allowed(rules, {.notes = true, .exactDate = true}).ok());
    }

    void aDateLeavesByTheWeekWhereTheStudySaysSo()
    {
        Tablet tablet;
        StudyCard card = study_.card();
        card.rules.dates = StudyRules::Dates::week;
        card.sign(study_.signing);
        QVERIFY(enrol(*tablet, card).ok());
        Header top = header();
        top.start = *parseIso("2026-03-05T10:00:00Z");  // a Thursday
        const Uuid session = tablet.keep(journalOf({headerEntry(top), activity(0, 0), activity(5'000, 1)}));
        const auto opened = verifyBundleFile(tablet.handOver(session), {study_.recovery});
        QVERIFY(opened.ok());
        QCOMPARE(opened->content.session.entries.front().header->start.ms,
                 parseIso("2026-03-02T00:00:00Z")->ms);
        QVERIFY(!exportBundle(*tablet, session, {.notes = true}, tablet.place("out/"), true).ok());
    }

    // Read by another program, from the picture.
    void aCardIsReadFromItsQrCode()
    {
        const StudyCard card = study_.card();
        const auto code = qrCode(card.qrText());
        QVERIFY(code.ok());
        QVERIFY2(code->size <= 101, std::to_string(code->size).c_str());
        QTemporaryDir folder;
        QFile png(folder.filePath("card.png"));
        const std::string bytes = qrPng(*code);
        QVERIFY(png.open(QIODevice::WriteOnly));
        QCOMPARE(png.write(bytes.data(), static_cast<qint64>(bytes.size())),
                 static_cast<qint64>(bytes.size()));
        png.close();
        QProcess zbar;
        zbar.start("zbarimg", {"--raw", "-q", folder.filePath("card.png")});
        QVERIFY2(zbar.waitForFinished(), "zbarimg (Debian: zbar-tools)");
        const auto read = readStudyCard(zbar.readAllStandardOutput().toStdString());
        QVERIFY(read.ok());
        QCOMPARE(read->text(), card.text());
        QVERIFY(!qrCode(std::string(5'000, 'x')).ok());
        QVERIFY(QByteArray::fromStdString(qrSvg(*code, "a < b & c")).contains("a &lt; b &amp; c"));
    }
};

QTEST_GUILESS_MAIN(TstStudyCard)
#include "tst_study_card.moc"
