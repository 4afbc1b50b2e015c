// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include <QtTest>

#include "core/journal/journal.h"
#include "tests/support/builders.h"

using namespace tessera;
using namespace tessera::test;

namespace {

constexpr CodeIndex kValuing = 5, kRepair = 8;  // steps of the built-in scheme
constexpr std::uint32_t kMark = 3;              // the mark's entry in marked()

// An activity, a mark without a step at 4 s, another activity.
Journal marked()
{
    return journalOf({activity(0, 0), marker(4'000, kNoCode), activity(10'000, 1)});
}

Entry tag(std::int64_t at, CodeIndex step, std::uint32_t tags, const std::string& issue = {},
          std::uint32_t target = kMark)
{
    Entry entry = correction(EntryKind::tag, at, target, step, at);
    entry.tags = tags;
    entry.text = issue;
    return entry;
}

Entry sureness(std::int64_t at, std::uint32_t how)
{
    Entry entry = simple(EntryKind::sureness, at);
    entry.tags = how;
    return entry;
}

Entry source(const std::string& id)
{
    Entry entry = simple(EntryKind::source, 0);
    entry.text = id;
    return entry;
}

Marker theMark(const Journal& journal)
{
    return journal.fold().timeline().markers.at(0);
}

}  // namespace

class TestTags : public QObject {
    Q_OBJECT

private slots:
    void aTagSaysStepTagsAndIssueAndTheLatestStands()
    {
        Journal journal = marked();
        QVERIFY(journal.append(tag(11'000, kValuing, 1 | 4, "the nights")).ok());
        QCOMPARE(theMark(journal).code, kValuing);
        QCOMPARE(theMark(journal).tags, 5U);
        QCOMPARE(theMark(journal).issue, std::string("the nights"));
        QVERIFY(journal.append(tag(12'000, kNoCode, 2)).ok());
        QCOMPARE(theMark(journal).code, kNoCode);
        QCOMPARE(theMark(journal).tags, 2U);
        QVERIFY(theMark(journal).issue.empty());
    }

    void undoAndRedoOfATagAreExact()
    {
        Journal journal = marked();
        QVERIFY(journal.append(tag(11'000, kValuing, 1, "the nights")).ok());
        QVERIFY(journal.append(tag(12'000, kRepair, 2)).ok());
        QVERIFY(journal.append(simple(EntryKind::undo, 13'000)).ok());
        QCOMPARE(theMark(journal).issue, std::string("the nights"));
        QCOMPARE(theMark(journal).tags, 1U);
        QVERIFY(journal.append(simple(EntryKind::undo, 13'000)).ok());
        QCOMPARE(theMark(journal).code, kNoCode);
        QCOMPARE(theMark(journal).tags, 0U);
        QVERIFY(theMark(journal).issue.empty());
        QVERIFY(journal.append(simple(EntryKind::redo, 14'000)).ok());
        QVERIFY(journal.append(simple(EntryKind::redo, 14'000)).ok());
        QCOMPARE(theMark(journal).code, kRepair);
    }

    void aNewStepForAMarkLeavesItsTagsAndIssue()
    {
        Journal journal = marked();
        QVERIFY(journal.append(tag(11'000, kValuing, 1, "the nights")).ok());
        QVERIFY(journal.append(correction(EntryKind::recode, 12'000, kMark, kRepair)).ok());
        QCOMPARE(theMark(journal).code, kRepair);
        QCOMPARE(theMark(journal).tags, 1U);
        QCOMPARE(theMark(journal).issue, std::string("the nights"));
    }

    void aTagMayFollowTheEnd()
    {
        Journal journal = marked();
        QVERIFY(journal.append(simple(EntryKind::end, 20'000)).ok());
        QVERIFY(journal.append(tag(30'000, kValuing, 4)).ok());
        QCOMPARE(theMark(journal).tags, 4U);
        QVERIFY(journal.fold().ended());
    }

    void aTagLeavesTheActivityJustTappedMovable()
    {
        Journal journal = marked();
        QVERIFY(journal.append(tag(11'000, kValuing, 4)).ok());
        QVERIFY(journal.append(earlier(12'000, 3'000)).ok());
    }

    void aMarkMayBePutInAfterTheEndAndBeTagged()
    {
        Journal journal = marked();
        QVERIFY(journal.append(simple(EntryKind::end, 20'000)).ok());
        const auto before = journal.fold().timeline();
        const auto put = journal.append(correction(EntryKind::insert, 60'000, 0, kRepair, 2'000));
        QVERIFY(put.ok());
        QVERIFY(journal.append(tag(61'000, kRepair, 5, "the nights", put->number)).ok());
        const auto now = journal.fold().timeline();
        QCOMPARE(now.markers.size(), before.markers.size() + 1);
        QCOMPARE(now.markers.front().entry, put->number);  // in order of time, not of the entries
        QCOMPARE(now.markers.front().at, Millis{2'000});
        QCOMPARE(now.markers.front().tags, 5U);
        QCOMPARE(now.markers.front().issue, std::string("the nights"));
        QCOMPARE(now.interactions.size(), before.interactions.size());
        QCOMPARE(now.end, before.end);
        QVERIFY(now.ended);
        QVERIFY(journal.append(simple(EntryKind::undo, 62'000)).ok());
        QVERIFY(journal.append(simple(EntryKind::undo, 62'000)).ok());
        QCOMPARE(journal.fold().timeline().markers.size(), before.markers.size());
    }

    void aMarkIsPutInOnlyWithinTheVisit()
    {
        Journal journal = marked();
        QVERIFY(journal.append(simple(EntryKind::end, 20'000)).ok());
        QVERIFY(!journal.append(correction(EntryKind::insert, 60'000, 0, kRepair, 20'001)).ok());
        QVERIFY(!journal.append(correction(EntryKind::insert, 60'000, 0, kRepair, -1)).ok());
        QVERIFY(journal.append(correction(EntryKind::insert, 60'000, 0, kRepair, 20'000)).ok());
    }

    void whatCannotBeTaggedIsRefused()
    {
        Journal journal = marked();
        QVERIFY(!journal.append(tag(11'000, kValuing, 1, {}, 2)).ok());   // an activity
        QVERIFY(!journal.append(tag(11'000, kValuing, 1, {}, 77)).ok());  // nothing
        QVERIFY(!journal.append(tag(11'000, 0, 1)).ok());                 // not a step
        QVERIFY(!journal.append(tag(11'000, kCannotTell, 1)).ok());
        QVERIFY(!journal.append(tag(11'000, kValuing, 8)).ok());  // no such tag
        QVERIFY(journal.append(correction(EntryKind::remove, 12'000, kMark)).ok());
        QVERIFY(!journal.append(tag(13'000, kValuing, 1)).ok());  // does not stand any more
    }

    void anIssueNeedsTheConsentThatANoteNeeds()
    {
        Header silent = header();
        silent.consent = Consent::noNotes;
        Journal journal = journalOf({headerEntry(silent), activity(0, 0), marker(4'000, kNoCode)});
        const auto refused = journal.append(tag(5'000, kValuing, 1, "the nights"));
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().code, Errc::refused);
        QVERIFY(journal.append(tag(5'000, kValuing, 1)).ok());
    }

    void surenessIsSaidOnceBegunAndTheLatestStands()
    {
        Journal journal = journalOf({});
        QVERIFY(!journal.append(sureness(0, 2)).ok());
        QVERIFY(journal.append(activity(0, 0)).ok());
        QVERIFY(journal.append(sureness(1'000, 1)).ok());
        QVERIFY(journal.append(simple(EntryKind::end, 2'000)).ok());
        QVERIFY(journal.append(sureness(3'000, 3)).ok());
        QVERIFY(!journal.append(sureness(4'000, 4)).ok());
        QCOMPARE(journal.fold().timeline().sureness, std::uint8_t{3});
    }

    void undoPassesSurenessBy()
    {
        Journal journal = marked();
        QVERIFY(journal.append(simple(EntryKind::undo, 11'000)).ok());
        QVERIFY(journal.append(sureness(12'000, 2)).ok());
        QVERIFY(journal.append(simple(EntryKind::redo, 13'000)).ok());  // and it empties no redo
        QCOMPARE(journal.fold().timeline().interactions.size(), std::size_t{2});
        QVERIFY(journal.append(simple(EntryKind::undo, 14'000)).ok());
        QCOMPARE(journal.fold().timeline().interactions.size(), std::size_t{1});
        QCOMPARE(journal.fold().timeline().sureness, std::uint8_t{2});
    }

    void sourcesAreIdsSaidBeforeAnythingIsTapped()
    {
        Journal journal = journalOf({});
        QVERIFY(!journal.append(source("not an id")).ok());
        QVERIFY(!journal.append(source({})).ok());
        std::vector<std::string> ids;
        for (int i = 0; i < 64; ++i) {
            ids.push_back(randomUuid().text());
            QVERIFY(journal.append(source(ids.back())).ok());
        }
        QVERIFY(!journal.append(source(randomUuid().text())).ok());
        QCOMPARE(journal.fold().timeline().sources, ids);
        QVERIFY(journal.append(activity(0, 0)).ok());
        QVERIFY(journal.append(simple(EntryKind::undo, 1'000)).ok());
        QCOMPARE(journal.fold().timeline().sources, ids);

        Journal begun = marked();
        Entry late = source(randomUuid().text());
        late.at = late.onset = Millis{11'000};
        QVERIFY(!begun.append(late).ok());
    }
};

QTEST_GUILESS_MAIN(TestTags)
#include "tst_tags.moc"
