// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/own_pages/reflections.h"
#include "sync/bundle/bundle_file.h"
#include "sync/bundle/exchange.h"
#include "sync/bundle/pages/bundle_pages.h"
#include "tests/support/builders.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

#include <memory>

using namespace tessera;
using namespace tessera::test;

namespace {

constexpr std::int64_t kWritten = 1'773'396'000'000;  // 2026-03-13T10:00:00Z, a Friday
constexpr Day kSet = 20'525;                          // 2026-03-13

class Tablet {
public:
    Tablet()
    {
        LibraryOptions options;
        options.folder = folder_.path().toStdString() + "/library";
        auto opened = Library::open(options);
        if (!opened) qFatal("%s", opened.error().what.c_str());
        library_ = std::move(*opened);
    }
    Library& operator*() const { return *library_; }
    Uuid keep(const Journal& journal) const
    {
        if (!library_->createSession(journal.session(), partnershipActivities()).ok() ||
            !library_->append(journal.session(), journal.entries()).ok())
            qFatal("a journal could not be stored");
        return journal.session();
    }
    [[nodiscard]] OwnPages pages(const Uuid& session) const { return *Reflections(*library_).load(session); }

private:
    QTemporaryDir folder_;
    std::unique_ptr<Library> library_;
};

OwnPages written()
{
    Reflection reflection;
    reflection.id = randomUuid();
    reflection.from = Millis{60'000};
    reflection.to = Millis{95'000};
    reflection.prompt = "planning-2";
    reflection.question = "What came to the surface?";
    reflection.text = "MARKER she went quiet";
    reflection.begun = reflection.changed = UtcTime{kWritten};
    ActionCard card;
    card.id = randomUuid();
    card.text = "MARKER ask who is at home";
    card.setOn = kSet;
    card.lookBackOn = kSet + 14;
    card.far = HowFar::aLittle;
    card.helped = "her words";
    card.hindered = "two calls";
    card.answeredOn = kSet + 15;
    return {{reflection}, {card}};
}

BundleChoice ticked(bool exactDate)
{
    BundleChoice choice;
    choice.exactDate = exactDate;
    choice.reflections = true;
    return choice;
}

}  // namespace

// What a practitioner wrote leaves with the session when it was ticked, and never otherwise.
class TestBundlePages : public QObject {
    Q_OBJECT

    QTemporaryDir stick_;

    std::filesystem::path handOver(const Tablet& from, const Uuid& session, const BundleChoice& choice)
    {
        const auto path = exportBundle(*from, session, choice, stick_.path().toStdString(), true);
        if (!path) qFatal("%s", path.error().what.c_str());
        return *path;
    }

private slots:
    void nothingOfItLeavesUnlessItIsTicked()
    {
        const Tablet a, b;
        const Uuid session = a.keep(visit("LMJP"));
        QVERIFY(*Reflections(*a).merge(session, written()));
        BundleChoice choice;
        choice.notes = choice.exactDate = true;
        const auto file = handOver(a, session, choice);
        QVERIFY(readFile(file, 1 << 20)->find("MARKER") == std::string::npos);
        QVERIFY(verifyBundleFile(file)->content.pages.empty());
        QCOMPARE(importBundle(*b, file, false).status, ImportStatus::imported);
        QVERIFY(b.pages(session).empty());
    }

    void tickedItArrivesWholeAndOnce()
    {
        const Tablet a, b;
        const Uuid session = a.keep(visit("LMJP"));
        QVERIFY(*Reflections(*a).merge(session, written()));
        const auto bare = handOver(a, session, {});
        const auto file = handOver(a, session, ticked(true));
        QVERIFY(bare != file);
        QCOMPARE(importBundle(*b, bare, false).status, ImportStatus::imported);
        QCOMPARE(importBundle(*b, file, true).status, ImportStatus::extended);
        QVERIFY(b.pages(session).empty());
        QCOMPARE(importBundle(*b, file, false).status, ImportStatus::extended);
        QVERIFY(b.pages(session) == a.pages(session));
        QCOMPARE(importBundle(*b, file, false).status, ImportStatus::alreadyThere);
        QCOMPARE(importBundle(*b, file, true).status, ImportStatus::alreadyThere);
        QVERIFY(b.pages(session) == a.pages(session));
    }

    void withoutTheExactDateDaysAreCutAndTheExactOnesStand()
    {
        const Tablet a, b;
        const Uuid session = a.keep(visit("LMJP"));
        QVERIFY(*Reflections(*a).merge(session, written()));
        const auto cut = handOver(a, session, ticked(false));
        const OwnPages inside = verifyBundleFile(cut)->content.pages;
        QCOMPARE(inside.reflections.at(0).begun.ms, std::int64_t{1'772'323'200'000});  // 2026-03-01
        QCOMPARE(inside.cards.at(0).setOn, Day{20'513});
        QCOMPARE(inside.cards.at(0).lookBackOn, Day{20'513});
        QCOMPARE(inside.cards.at(0).askedOn, Day{0});
        QCOMPARE(importBundle(*b, cut, false).status, ImportStatus::imported);
        // The exact one takes its place, and is not replaced by the other.
        QCOMPARE(importBundle(*b, handOver(a, session, ticked(true)), false).status, ImportStatus::extended);
        QVERIFY(b.pages(session) == a.pages(session));
        QCOMPARE(importBundle(*b, cut, false).status, ImportStatus::alreadyThere);
        QCOMPARE(importBundle(*a, cut, false).status, ImportStatus::alreadyThere);
        QVERIFY(b.pages(session) == a.pages(session));
    }

    void theSameChoiceGivesTheSameFile()
    {
        const Tablet a;
        const Uuid session = a.keep(visit("LMJP"));
        QVERIFY(*Reflections(*a).merge(session, written()));
        const auto file = handOver(a, session, ticked(true));
        const std::string bytes = *readFile(file, 1 << 20);
        QCOMPARE(handOver(a, session, ticked(true)), file);
        QCOMPARE(*readFile(file, 1 << 20), bytes);
    }

    void anErasedVisitTakesNothingIn()
    {
        const Tablet a, b;
        const Uuid session = a.keep(visit("LMJP"));
        QVERIFY(*Reflections(*a).merge(session, written()));
        const auto file = handOver(a, session, ticked(true));
        QCOMPARE(importBundle(*b, file, false).status, ImportStatus::imported);
        QVERIFY((*b).withdraw(session, WithdrawalScope::all, UtcTime{kWritten}).ok());
        QCOMPARE(importBundle(*b, file, false).status, ImportStatus::erased);
        QVERIFY(b.pages(session).empty());
    }

    void whatCannotBeIsRefused()
    {
        const auto refused = [](auto change) {
            OwnPages pages = written();
            change(pages);
            return !checkPages(pages).ok();
        };
        QVERIFY(!refused([](OwnPages&) {}));
        QVERIFY(refused([](OwnPages& pages) { pages.reflections[0].id = {}; }));
        QVERIFY(refused([](OwnPages& pages) { pages.reflections[0].revision = 0; }));
        QVERIFY(refused([](OwnPages& pages) { pages.reflections[0].to = Millis{1}; }));
        QVERIFY(refused([](OwnPages& pages) { pages.reflections[0].from = Millis{-1}; }));
        QVERIFY(refused([](OwnPages& pages) { pages.reflections[0].text = "\xff"; }));
        QVERIFY(refused(
            [](OwnPages& pages) { pages.reflections[0].text.assign(kMostReflectionBytes + 1, 'a'); }));
        QVERIFY(refused([](OwnPages& pages) { pages.reflections[0].begun.ms = -1; }));
        QVERIFY(refused([](OwnPages& pages) { pages.cards[0].id = {}; }));
        QVERIFY(refused([](OwnPages& pages) { pages.cards[0].revision = 0; }));
        QVERIFY(refused([](OwnPages& pages) { pages.cards[0].text.assign(kMostCardBytes + 1, 'a'); }));
        QVERIFY(refused([](OwnPages& pages) { pages.cards[0].setOn = -1; }));
        QVERIFY(refused([](OwnPages& pages) { pages.cards.resize(1'001, pages.cards[0]); }));
    }
};

QTEST_GUILESS_MAIN(TestBundlePages)
#include "tst_bundle_pages.moc"
