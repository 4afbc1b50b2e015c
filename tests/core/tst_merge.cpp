// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/library.h"
#include "tests/support/builders.h"

#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <memory>
#include <random>
#include <string>
#include <vector>

using namespace tessera;
using namespace tessera::test;

namespace {

std::unique_ptr<Library> newLibrary(const QTemporaryDir& folder, const char* name = "library")
{
    LibraryOptions options;
    options.folder = folder.filePath(name).toStdString();
    auto library = Library::open(options);
    if (!library) qFatal("%s", describe(library.error()).c_str());
    return std::move(*library);
}

StoredSession sessionOf(const Journal& journal, const Uuid& id)
{
    return {id, partnershipActivities(), journal.entries(), {}, {}};
}

// The first `count` entries, as an earlier bundle of the same session would bring them.
StoredSession firstOf(StoredSession session, std::size_t count)
{
    session.entries.resize(count);
    return session;
}

// The same session with another word or code under one number.
StoredSession changedAt(StoredSession session, std::uint32_t number, CodeIndex code)
{
    session.entries[number - 1].code = code;
    return session;
}

StoredSession withheldAt(StoredSession session, std::uint32_t number)
{
    Entry& entry = session.entries[number - 1];
    entry.text.clear();
    entry.withheld = true;
    return session;
}

MergeOutcome merged(Library& library, const StoredSession& session)
{
    const auto outcome = library.merge(session);
    if (!outcome) qFatal("%s", describe(outcome.error()).c_str());
    return *outcome;
}

std::string digest(const Library& library)
{
    const auto checked = library.verify();
    if (!checked || !checked->findings.empty()) qFatal("the library does not verify");
    return checked->contentDigest;
}

}  // namespace

class TstMerge : public QObject {
    Q_OBJECT

    Uuid id_ = randomUuid();
    StoredSession whole_ =
        sessionOf(journalOf({activity(0, 0), note(2'000, "shoes in the hall"), activity(9'000, 1),
                             activity(20'000, 2), simple(EntryKind::end, 60'000)}),
                  id_);

private slots:
    void takingInTheSameTwiceChangesNothing()
    {
        const QTemporaryDir folder;
        const auto library = newLibrary(folder);
        QCOMPARE(merged(*library, whole_), MergeOutcome::added);
        const std::string before = digest(*library);
        QCOMPARE(merged(*library, whole_), MergeOutcome::alreadyThere);
        QCOMPARE(merged(*library, firstOf(whole_, 3)), MergeOutcome::alreadyThere);
        QCOMPARE(digest(*library), before);
        const auto back = library->load(id_);
        QVERIFY(back.ok());
        QVERIFY(back->entries == whole_.entries);
        QVERIFY(back->forks.empty());
    }

    void aLaterRevisionExtendsAnEarlierOne()
    {
        const QTemporaryDir folder;
        const auto library = newLibrary(folder);
        QCOMPARE(merged(*library, firstOf(whole_, 2)), MergeOutcome::added);
        QCOMPARE(library->summary(id_)->state, SessionState::open);
        QCOMPARE(library->summaries()->front().entries, 2U);
        QCOMPARE(merged(*library, whole_), MergeOutcome::extended);
        QCOMPARE(library->summaries()->front().state, SessionState::ended);
        QCOMPARE(library->summaries()->front().interactions, 3U);
    }

    void whatWasTakenInCanBeGoneOnWith()
    {
        const QTemporaryDir folder;
        const auto library = newLibrary(folder);
        QCOMPARE(merged(*library, firstOf(whole_, 2)), MergeOutcome::added);
        QVERIFY(library->append(id_, {whole_.entries[2]}).ok());
        QCOMPARE(merged(*library, whole_), MergeOutcome::extended);
        Entry next = whole_.entries.back();
        QVERIFY(!library->append(id_, {next}).ok());
        ++next.number;
        QVERIFY(library->append(id_, {next}).ok());
    }

    void aHoleIsRefusedAndNothingIsTakenIn()
    {
        const QTemporaryDir folder;
        const auto library = newLibrary(folder);
        StoredSession tail = whole_;
        tail.entries.erase(tail.entries.begin(), tail.entries.begin() + 3);
        QCOMPARE(library->merge(tail).error().code, Errc::invalid);
        QVERIFY(!library->contains(id_));
        QCOMPARE(merged(*library, firstOf(whole_, 3)), MergeOutcome::added);
        QCOMPARE(merged(*library, tail), MergeOutcome::extended);
        QVERIFY(library->load(id_)->entries == whole_.entries);
    }

    void bothSidesOfAForkAreKeptAndFiguresRefused()
    {
        const QTemporaryDir folder;
        const auto library = newLibrary(folder);
        merged(*library, whole_);
        const StoredSession other = changedAt(whole_, 4, 3);
        QCOMPARE(merged(*library, other), MergeOutcome::forked);
        QCOMPARE(merged(*library, other), MergeOutcome::alreadyThere);
        QCOMPARE(merged(*library, changedAt(whole_, 4, 2)), MergeOutcome::forked);

        const auto back = library->load(id_);
        QVERIFY(back.ok());
        QVERIFY(back->entries == whole_.entries);
        QCOMPARE(back->forks.size(), std::size_t{2});
        QVERIFY(back->forks.front() == other.entries[3]);
        const auto journal = library->journal(*back);
        QVERIFY(!journal.ok());
        QCOMPARE(journal.error().code, Errc::refused);
        QVERIFY(journal.error().what.find("Choose") != std::string::npos);

        const auto listed = library->summaries();
        QCOMPARE(listed->front().state, SessionState::forked);
        QCOMPARE(listed->front().interactions, 0U);
        QCOMPARE(listed->front().header.family, std::string("F07"));
        QCOMPARE(library->summary(id_)->state, SessionState::forked);
        // A summary made by one who does not know of the fork does not hide it.
        Summary unaware = *library->summary(id_);
        unaware.state = SessionState::ended;
        QVERIFY(library->saveSummary(unaware).ok());
        QCOMPARE(library->summary(id_)->state, SessionState::forked);
        QCOMPARE(library->verify()->forks, std::size_t{2});
    }

    void aForkedSessionHandedOnBringsBothSides()
    {
        const QTemporaryDir folder;
        const auto first = newLibrary(folder, "first"), second = newLibrary(folder, "second");
        merged(*first, whole_);
        merged(*first, changedAt(whole_, 4, 3));
        QCOMPARE(merged(*second, *first->load(id_)), MergeOutcome::forked);
        QCOMPARE(digest(*second), digest(*first));
    }

    void theFullEntryWinsOverTheWithheldWhicheverComesFirst()
    {
        const QTemporaryDir folder;
        const auto first = newLibrary(folder, "first"), second = newLibrary(folder, "second");
        const StoredSession without = withheldAt(whole_, 3);
        merged(*first, whole_);
        QCOMPARE(merged(*first, without), MergeOutcome::alreadyThere);
        merged(*second, without);
        QCOMPARE(merged(*second, whole_), MergeOutcome::extended);
        QCOMPARE(digest(*first), digest(*second));
        QVERIFY(second->load(id_)->entries == whole_.entries);
        QCOMPARE(second->summary(id_)->notes, 1U);
    }

    void aSessionKeepsItsCodes()
    {
        const QTemporaryDir folder;
        const auto library = newLibrary(folder);
        merged(*library, whole_);
        StoredSession other = whole_;
        other.scheme.title = "Another title";
        QCOMPARE(library->merge(other).error().code, Errc::refused);
        // Nor may another session use other codes under the same name.
        other.id = randomUuid();
        QCOMPARE(library->merge(other).error().code, Errc::refused);
        QCOMPARE(library->createSession(randomUuid(), other.scheme).error().code, Errc::refused);
        other.scheme.id = "partnership-activities/2";
        QVERIFY(library->createSession(randomUuid(), other.scheme).ok());
    }

    void whatALaterVersionSaidOfASessionIsKept()
    {
        const QTemporaryDir folder;
        const auto library = newLibrary(folder);
        StoredSession later = whole_;
        later.unknown = "later";
        merged(*library, whole_);
        QCOMPARE(merged(*library, later), MergeOutcome::extended);
        QCOMPARE(merged(*library, later), MergeOutcome::alreadyThere);
        QCOMPARE(merged(*library, whole_), MergeOutcome::alreadyThere);
        QCOMPARE(library->load(id_)->unknown, std::string("later"));
    }

    void anyOrderOfTakingInGivesTheSame()
    {
        const QTemporaryDir folder;
        const Uuid other = randomUuid();
        std::vector<StoredSession> parts{firstOf(whole_, 2),
                                         whole_,
                                         withheldAt(whole_, 3),
                                         firstOf(withheldAt(whole_, 3), 4),
                                         changedAt(whole_, 4, 3),
                                         changedAt(whole_, 5, 0),
                                         firstOf(changedAt(whole_, 4, 3), 4),
                                         sessionOf(visit("LMJP"), other),
                                         firstOf(sessionOf(visit("LMJP"), other), 3)};
        // visit() stamps its header alike each time, so the two halves above are of one session.
        std::mt19937 random(3);
        std::string expected;
        for (int round = 0; round < 20; ++round) {
            std::shuffle(parts.begin(), parts.end(), random);
            const auto library = newLibrary(folder, std::to_string(round).c_str());
            for (const StoredSession& part : parts) merged(*library, part);
            for (const StoredSession& part : parts)
                QCOMPARE(merged(*library, part), MergeOutcome::alreadyThere);
            const std::string found = digest(*library);
            if (expected.empty()) expected = found;
            QCOMPARE(found, expected);
        }
    }
};

QTEST_GUILESS_MAIN(TstMerge)
#include "tst_merge.moc"
