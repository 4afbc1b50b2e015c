// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/own_pages/reflections.h"
#include "sync/bundle/texts/said_texts.h"
#include "tests/sync/tablets.h"

#include <QtTest>

using namespace tessera;
using namespace tessera::test;

namespace {

// A visit with a note that names somebody, one that does not, and one that was reworded.
Journal namedVisit()
{
    Journal journal(randomUuid(), partnershipActivities());
    const auto add = [&journal](Entry entry) {
        if (!journal.append(std::move(entry))) qFatal("the entry was refused");
    };
    add(headerEntry(header()));
    add(activity(0, 0));
    add(note(5'000, "Rang Anna on 07700 900123"));  // 3
    add(note(6'000, "the ball rolled off"));        // 4
    add(note(7'000, "Tom laughed"));                // 5
    Entry reword = correction(EntryKind::reword, 8'000, 5, kNoCode);
    reword.text = "the boy laughed";
    add(reword);  // 6
    add(simple(EntryKind::end, 20'000));
    return journal;
}

Reflection reflection(const std::string& text)
{
    Reflection page;
    page.id = randomUuid();
    page.prompt = "shifts/1";
    page.question = "What did Christina see?";  // ours: not looked at
    page.text = text;
    page.begun = page.changed = UtcTime{1'700'000'000'000};
    return page;
}

}  // namespace

class TestTextReview : public QObject {
    Q_OBJECT

private slots:
    void everyTextOfASessionIsLookedAtAndSaysWhereItStands()
    {
        Tablet tablet;
        const Uuid id = tablet.keep(namedVisit());
        OwnPages pages;
        pages.reflections.push_back(reflection("Mrs Smith waited"));
        const auto stored = tablet->load(id);
        QVERIFY(stored.ok());
        const auto texts = saidTexts(*stored, pages);
        QCOMPARE(texts.size(), std::size_t{5});
        QCOMPARE(texts[0].entry, 3U);
        QCOMPARE(texts[0].findings.size(), std::size_t{2});
        QVERIFY(!texts[0].superseded && texts[1].findings.empty());
        QCOMPARE(texts[2].entry, 5U);
        QVERIFY(texts[2].superseded && !texts[2].findings.empty());
        QVERIFY(!texts[3].superseded && texts[3].findings.empty());
        QCOMPARE(texts[4].page, pages.reflections[0].id);
        QCOMPARE(texts[4].findings.size(), std::size_t{1});
    }

    void aBundleSaysWhatTheCheckFound()
    {
        Tablet tablet;
        const Uuid id = tablet.keep(namedVisit());
        const auto opened = verifyBundleFile(tablet.handOver(id, {}, {.notes = true}));
        QVERIFY(opened.ok());
        QCOMPARE(opened->content.texts, (TextReview{kTextRules, 4, 3, 0, false}));
        const auto none = verifyBundleFile(tablet.handOver(id));
        QCOMPARE(none->content.texts, (TextReview{kTextRules, 0, 0, 0, false}));
    }

    void whatIsBlankedStaysBehindAndTheJournalKeepsIt()
    {
        Tablet tablet, other;
        const Uuid id = tablet.keep(namedVisit());
        QVERIFY(Reflections(*tablet).save(id, reflection("Mrs Smith waited")));
        QVERIFY(Reflections(*tablet).save(id, reflection("a calm hour")));
        const auto stored = tablet->load(id);
        const auto pages = Reflections(*tablet).load(id);
        BundleChoice choice{.notes = true, .reflections = true};
        choice.confirmed = true;
        choice = blankedWhereFound(*stored, *pages, choice);
        const auto path = tablet.handOver(id, {}, choice);
        const auto opened = verifyBundleFile(path);
        QCOMPARE(opened->content.texts, (TextReview{kTextRules, 3, 0, 3, true}));
        const auto& entries = opened->content.session.entries;
        QVERIFY(entries[2].withheld && entries[2].text.empty());
        QVERIFY(entries[4].withheld);
        QCOMPARE(entries[5].text, std::string("the boy laughed"));
        QCOMPARE(opened->content.pages.reflections.size(), std::size_t{1});
        // A withheld entry is no fork of the full one, which comes with another bundle and then counts.
        QCOMPARE(importBundle(*other, path, false).status, ImportStatus::imported);
        QCOMPARE(importBundle(
                     *other, tablet.handOver(id, {}, {.notes = true, .exactDate = true, .reflections = true}),
                     false)
                     .status,
                 ImportStatus::extended);
        QCOMPARE(other.digest(), tablet.digest());
        QCOMPARE(tablet->load(id)->entries, stored->entries);
    }

    void theResultTravelsAndAnOldBundleIsNotChecked()
    {
        Tablet tablet, other;
        const Uuid id = tablet.keep(namedVisit());
        const ImportReport report = importBundle(*other, tablet.handOver(id, {}, {.notes = true}), false);
        QVERIFY(report.texts.has_value());
        QCOMPARE(report.texts->findings, 3U);
        const auto old = decodeBundle(*encodeBundle(everyKind()));
        QCOMPARE(old->texts, TextReview{});
        BundleContent content = everyKind();
        content.texts = {7, 6, 5, 4, true};  // of later rules
        QCOMPARE(decodeBundle(*encodeBundle(content))->texts, content.texts);
    }

    void theSameChoiceGivesTheSameFileAndAnotherOneAnother()
    {
        Tablet tablet;
        const Uuid id = tablet.keep(namedVisit());
        const BundleChoice notes{.notes = true};
        BundleChoice looked = notes;
        looked.confirmed = true;
        QCOMPARE(makeBundle(*tablet, id, notes)->bytes, makeBundle(*tablet, id, notes)->bytes);
        QVERIFY(makeBundle(*tablet, id, notes)->bytes != makeBundle(*tablet, id, looked)->bytes);
    }
};

QTEST_GUILESS_MAIN(TestTextReview)
#include "tst_text_review.moc"
