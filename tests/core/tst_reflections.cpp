// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/reflection/prompts.h"
#include "core/store/library.h"
#include "core/store/own_pages/reflection_codec.h"
#include "core/store/own_pages/reflections.h"
#include "tests/support/builders.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <sqlite3.h>

#include <algorithm>
#include <memory>

using namespace tessera;
using namespace tessera::test;

namespace {

std::unique_ptr<Library> opened(const LibraryOptions& options)
{
    auto library = Library::open(options);
    if (!library) qFatal("%s", describe(library.error()).c_str());
    return std::move(*library);
}

Uuid store(Library& library, const Journal& journal)
{
    if (!library.createSession(journal.session(), partnershipActivities()).ok() ||
        !library.append(journal.session(), journal.entries()).ok())
        qFatal("a journal could not be stored");
    return journal.session();
}

Reflection reflection(const std::string& text)
{
    Reflection made;
    made.id = randomUuid();
    made.from = Millis{60'000};
    made.to = Millis{95'000};
    made.prompt = "planning-2";
    made.question = "What came to the surface?";
    made.text = text;
    made.begun = made.changed = UtcTime{1'772'445'600'000};
    return made;
}

ActionCard card(const std::string& text, std::uint32_t place = 1)
{
    ActionCard made;
    made.id = randomUuid();
    made.text = text;
    made.place = place;
    made.setOn = 20'500;
    made.lookBackOn = 20'514;
    return made;
}

QByteArray wholeFolder(const std::filesystem::path& folder)
{
    QByteArray all;
    const QDir dir(QString::fromStdString(folder.string()));
    for (const QFileInfo& info : dir.entryInfoList(QDir::Files | QDir::Hidden)) {
        QFile file(info.filePath());
        if (file.open(QIODevice::ReadOnly)) all += file.readAll();
    }
    return all;
}

// Sealed bytes of everything written, as they lie in the file.
QByteArrayList sealedPages(const std::filesystem::path& file)
{
    sqlite3* connection = nullptr;
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_open(file.c_str(), &connection) != SQLITE_OK ||
        sqlite3_prepare_v2(connection,
                           "SELECT sealed FROM reflection UNION ALL SELECT wrapped_key FROM reflection_key",
                           -1, &statement, nullptr) != SQLITE_OK)
        qFatal("the file cannot be read");
    QByteArrayList all;
    while (sqlite3_step(statement) == SQLITE_ROW)
        all << QByteArray(static_cast<const char*>(sqlite3_column_blob(statement, 0)),
                          sqlite3_column_bytes(statement, 0));
    sqlite3_finalize(statement);
    sqlite3_close(connection);
    return all;
}

}  // namespace

// The practitioner's own journal beside a session's, and the rules of its cards.
class TstReflections : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> folder_;
    LibraryOptions options_;

private slots:
    void init()
    {
        folder_ = std::make_unique<QTemporaryDir>();
        options_ = {};
        options_.folder = folder_->filePath("library").toStdString();
        options_.cheapKdf = true;
        options_.passphrase = "four words in row";
    }

    void whatWasWrittenIsThereAfterAnotherStart()
    {
        const Reflection first = reflection("She went quiet."), second = reflection("I asked twice.");
        const ActionCard act = card("Ask who else is at home");
        Uuid session;
        {
            const auto library = opened(options_);
            session = store(*library, visit("LMJP"));
            Reflections own(*library);
            QVERIFY(own.load(session)->empty());
            QVERIFY(own.save(session, first).ok());
            QVERIFY(own.save(session, act).ok());
            Reflection later = second;
            later.begun = later.changed = UtcTime{first.begun.ms + 60'000};
            QVERIFY(own.save(session, later).ok());
        }
        const auto library = opened(options_);
        const auto pages = Reflections(*library).load(session);
        QVERIFY(pages.ok());
        QCOMPARE(pages->reflections.size(), std::size_t{2});
        QVERIFY(pages->reflections[0] == first);
        QCOMPARE(pages->reflections[1].text, second.text);
        QVERIFY(pages->cards == std::vector<ActionCard>{act});
        QCOMPARE(Reflections(*library).all()->size(), std::size_t{1});
    }

    void aLaterWordingTakesTheEarlierOnesPlaceAndAnEarlierOneChangesNothing()
    {
        const auto library = opened(options_);
        const Uuid session = store(*library, visit("LM"));
        Reflections own(*library);
        Reflection words = reflection("First");
        QVERIFY(own.save(session, words).ok());
        words.revision = 2;
        words.text = "Second";
        QVERIFY(own.save(session, words).ok());
        Reflection old = words;
        old.revision = 1;
        old.text = "First";
        QVERIFY(own.save(session, old).ok());
        QVERIFY(own.load(session)->reflections == std::vector<Reflection>{words});
        words.revision = 3;
        words.text.clear();
        words.question.clear();
        QVERIFY(own.save(session, words).ok());
        QVERIFY(own.load(session)->empty());
    }

    void noWordLiesInTheClearAndNoneInTheVisitsRecord()
    {
        const auto library = opened(options_);
        const Journal journal = visit("LMJP");
        const Uuid session = store(*library, journal);
        Reflections own(*library);
        QVERIFY(own.save(session, reflection("MARKER-she-went-quiet")).ok());
        QVERIFY(own.save(session, card("MARKER-ask-first")).ok());
        const QByteArray all = wholeFolder(options_.folder);
        QVERIFY(all.size() > 4'000);
        QVERIFY(!all.contains("MARKER"));
        QVERIFY(!all.contains("planning-2"));
        QVERIFY(library->load(session)->entries == journal.entries());
    }

    void whatIsWrittenChangesNoDigestOfTheRecord()
    {
        const auto library = opened(options_);
        const Uuid session = store(*library, visit("LMJP"));
        const std::string before = library->verify()->contentDigest;
        QVERIFY(Reflections(*library).save(session, reflection("Words")).ok());
        QCOMPARE(library->verify()->contentDigest, before);
        QVERIFY(library->verify()->findings.empty());
    }

    void withdrawingTheVisitErasesWhatWasWrittenAboutIt()
    {
        const auto library = opened(options_);
        const Uuid gone = store(*library, visit("LMJP")), stays = store(*library, visit("LM"));
        Reflections own(*library);
        QVERIFY(own.save(gone, reflection("Words that must go")).ok());
        QVERIFY(own.save(gone, card("An action that must go")).ok());
        const QByteArrayList sealed = sealedPages(options_.folder / "library.db");
        QCOMPARE(sealed.size(), 3);
        QVERIFY(own.save(stays, reflection("Words that stay")).ok());
        QVERIFY(library->withdraw(gone, WithdrawalScope::all, UtcTime{1'772'445'600'000}).ok());
        QVERIFY(own.load(gone)->empty());
        QCOMPARE(own.load(stays)->reflections.size(), std::size_t{1});
        QCOMPARE(sealedPages(options_.folder / "library.db").size(), 2);
        const QByteArray all = wholeFolder(options_.folder);
        for (const QByteArray& one : sealed) QVERIFY(!all.contains(one.first(40)));
        QCOMPARE(own.save(gone, reflection("Afterwards")).error().code, Errc::notFound);
    }

    void aFourthActionIsRefusedAndOneTakenBackMakesRoom()
    {
        const auto library = opened(options_);
        const Uuid session = store(*library, visit("LM"));
        Reflections own(*library);
        ActionCard first = card("One", 1);
        QVERIFY(own.save(session, first).ok());
        QVERIFY(own.save(session, card("Two", 2)).ok());
        QVERIFY(own.save(session, card("Three", 3)).ok());
        QCOMPARE(own.save(session, card("Four", 4)).error().code, Errc::refused);
        QCOMPARE(own.load(session)->cards.size(), std::size_t{3});
        first.revision = 2;
        first.text.clear();
        QVERIFY(own.save(session, first).ok());
        QVERIFY(own.save(session, card("Four", 4)).ok());
        QCOMPARE(own.load(session)->cards.back().text, std::string("Four"));
    }

    void takingInIsTheSameInAnyOrderAndTwice()
    {
        const Journal journal = visit("LM");
        Reflection one = reflection("One"), later = one, other = reflection("Other");
        later.revision = 2;
        later.text = "One, said anew";
        Reflection rival = later;
        rival.text = "One, said in another way";
        std::vector<OwnPages> parts{{{one}, {card("Act")}}, {{later, other}, {}}, {{rival}, {}}};
        std::vector<OwnPages> ends;
        std::vector<std::size_t> order{0, 1, 2};
        do {
            LibraryOptions fresh;
            fresh.folder = folder_->filePath(QString("lib%1").arg(ends.size())).toStdString();
            const auto library = opened(fresh);
            const Uuid session = store(*library, journal);
            Reflections own(*library);
            for (const std::size_t part : order) QVERIFY(own.merge(session, parts[part]).ok());
            for (const std::size_t part : order) QVERIFY(!*own.merge(session, parts[part]));
            ends.push_back(*own.load(session));
        } while (std::next_permutation(order.begin(), order.end()));
        for (const OwnPages& end : ends) QVERIFY(end == ends.front());
        QCOMPARE(ends.front().reflections.size(), std::size_t{2});
    }

    void whatIsTooLongOrDamagedIsRefused()
    {
        const auto library = opened(options_);
        const Uuid session = store(*library, visit("LM"));
        Reflections own(*library);
        QCOMPARE(own.save(session, reflection(std::string(kMostReflectionBytes + 1, 'a'))).error().code,
                 Errc::invalid);
        QVERIFY(own.save(session, reflection(std::string(kMostReflectionBytes, 'a'))).ok());
        const std::string bytes = encodeOwnPage(reflection("Words"));
        for (std::size_t cut = 0; cut < bytes.size(); ++cut)
            QVERIFY(!decodeOwnPage(std::string_view(bytes).substr(0, cut)).ok());
        // What a later version adds is kept.
        const auto later = decodeOwnPage(bytes + "more");
        QVERIFY(later.ok());
        QCOMPARE(encodeOwnPage(*later), bytes + "more");
    }

    void anotherRowsSealFitsNowhere()
    {
        Uuid session;
        {
            const auto library = opened(options_);
            session = store(*library, visit("LM"));
            QVERIFY(Reflections(*library).save(session, reflection("One")).ok());
            QVERIFY(Reflections(*library).save(session, reflection("Two")).ok());
        }
        sqlite3* connection = nullptr;
        QCOMPARE(sqlite3_open((options_.folder / "library.db").c_str(), &connection), SQLITE_OK);
        QCOMPARE(
            sqlite3_exec(connection, "UPDATE reflection SET sealed=(SELECT sealed FROM reflection LIMIT 1)",
                         nullptr, nullptr, nullptr),
            SQLITE_OK);
        sqlite3_close(connection);
        const auto library = opened(options_);
        QCOMPARE(Reflections(*library).load(session).error().code, Errc::damaged);
        QCOMPARE(library->verify()->findings.size(), std::size_t{1});
    }

    void aCardIsAskedAboutOnceFromItsDayOnOrAtTheNextVisit()
    {
        ActionCard act = card("Act");
        QVERIFY(!isDue(act, act.lookBackOn - 1, false));
        QVERIFY(isDue(act, act.lookBackOn, false));
        QVERIFY(isDue(act, act.setOn, true));
        ActionCard asked = act;
        asked.askedOn = act.lookBackOn;
        QVERIFY(!isDue(asked, act.lookBackOn + 100, true));
        ActionCard answered = act;
        answered.answeredOn = act.setOn;
        QVERIFY(!isDue(answered, act.lookBackOn, true));
        act.text.clear();
        QVERIFY(!isDue(act, act.lookBackOn, true));
        QCOMPARE(dayOf(UtcTime{86'400'000 - 1}, 0), Day{0});
        QCOMPARE(dayOf(UtcTime{86'400'000 - 1}, 1), Day{1});
        QCOMPARE(dayOf(UtcTime{0}, -60), Day{-1});
    }

    void onePromptAtATimeAndWhatIsNotForThePersonIsPassedBy()
    {
        PromptTopic topic;
        for (const char* const id : {"a", "b", "c"}) topic.prompts.push_back({id, id});
        PromptTurn turn(topic, {});
        QString shown;
        for (int i = 0; i < 4; ++i, turn.another({})) shown += turn.current()->id.c_str();
        QCOMPARE(shown, QString("abca"));
        PromptTurn without(topic, {"a"}, {"b"});
        QCOMPARE(without.current()->id, std::string("c"));
        without.another({"a", "c"});
        QCOMPARE(without.current()->id, std::string("b"));
        without.another({"a", "b", "c"});
        QVERIFY(without.current() == nullptr);
        QCOMPARE(PromptTurn(topic, {}, {"a", "b", "c"}).current()->id, std::string("a"));
        QVERIFY(PromptTurn().current() == nullptr);
    }
};

QTEST_GUILESS_MAIN(TstReflections)
#include "tst_reflections.moc"
