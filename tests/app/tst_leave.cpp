// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/privacy/leave.h"
#include "app/render/report.h"
#include "tests/support/agreed_to.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace tessera;
using namespace tessera::test;

namespace {

constexpr std::int64_t kOpened = 1'772'445'600'000, kDay = 86'400'000;

Journal agreed(const ConsentRecord& record)
{
    return journalOf({entryOf(record), activity(0, 0), simple(EntryKind::end, 20'000)});
}

}  // namespace

// The one door through which something of a visit leaves as a file.
class TestLeave : public QObject {
    Q_OBJECT

private slots:
    void theWordOfTwoFamiliesIsWhatBothAllow()
    {
        ConsentRecord quiet = everythingAgreed(), dateless = everythingAgreed();
        quiet.notes = false;
        dateless.exactDate = false;
        const Journal one = agreed(quiet), other = agreed(dateless);
        auto both = Leave::ask(one);
        QVERIFY(both.ok() && both->covers(one.session()) && !both->covers(other.session()));
        both->add(*Leave::ask(other));
        QVERIFY(both->covers(one.session()) && both->covers(other.session()));
        QVERIFY(!both->may().notes && !both->may().exactDate && both->may().reflections);
    }

    void aConsentEndsByTheClockThatIsAsked()
    {
        ConsentRecord ends = everythingAgreed();
        ends.lasts = Millis{10 * kDay};
        const Journal journal = agreed(ends);
        QVERIFY(Leave::ask(journal, UtcTime{kOpened + 10 * kDay - 1}).ok());
        const auto over = Leave::ask(journal, UtcTime{kOpened + 10 * kDay});
        QCOMPARE(over.error().code, Errc::refused);
        QVERIFY(over.error().what.find("ask them again") != std::string::npos);
        // A clock that was never set opens nothing.
        QVERIFY(!Leave::ask(journal, UtcTime{0}).ok());
    }

    void whatWasNotAgreedToStaysBehindWhateverIsChosen()
    {
        const QTemporaryDir folder;
        ConsentRecord quiet = everythingAgreed();
        quiet.notes = quiet.exactDate = quiet.reflections = false;
        Journal journal = journalOf({entryOf(quiet), activity(0, 0), note(5'000, "by the blue door"),
                                     simple(EntryKind::end, 20'000)});
        ReportChoice choice;
        choice.format = ReportFormat::html;
        choice.notes = choice.exactDate = true;
        choice.reflections = {Reflection{}};
        choice.reflections.front().text = "a thought of my own";
        const QString path = folder.filePath("quiet.html");
        const auto leave = Leave::ask(journal);
        QVERIFY(leave.ok());
        QVERIFY(writeReport(*leave, journal, choice, path.toStdString(), false).ok());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray page = file.readAll();
        QVERIFY(page.size() > 1'000);
        for (const char* stays : {"blue door", "a thought of my own", "2 March", "March 2,"})
            QVERIFY2(!page.contains(stays), stays);
        // One family's word says nothing of another's visit.
        const Journal other = test::visit("LM");
        const std::filesystem::path elsewhere = folder.filePath("other.html").toStdString();
        QVERIFY(other.session() != journal.session());
        QCOMPARE(writeReport(*leave, other, choice, elsewhere, false).error().code, Errc::refused);
        QVERIFY(!std::filesystem::exists(elsewhere));
    }
};

QTEST_MAIN(TestLeave)
#include "tst_leave.moc"
