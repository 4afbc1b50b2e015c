// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/library.h"
#include "sync/bundle/bundle_file.h"
#include "tests/sync/archive_places.h"
#include "tests/sync/bundle_samples.h"

#include <QtTest>

using namespace tessera;
using namespace tessera::test;

namespace {

const std::vector<std::string>& hostileTexts()
{
    static const std::vector<std::string> texts{
        "'); DROP TABLE sessions; --",
        "\"); DROP TABLE sessions CASCADE; --",
        "$$; DROP TABLE sessions; $$ $1 ?1 :a @b",
        "\\'; DELETE FROM journals; --",
        "x' OR '1'='1' UNION SELECT sql FROM sqlite_master --",
        "%s%n%x {0} ${HOME} `id` $(id)",
        "=cmd|' /C calc'!A0",
        "+1+1",
        "-2+3",
        "@SUM(A1:A9)",
        "<script>alert(1)</script><!--]]>",
        "../../../etc/passwd",
        "a,b;\"c\"|d",
        "\xE2\x80\xAEright to left\xE2\x80\xAC \xF0\x9F\x8F\xA0",
    };
    return texts;
}

// Each text with something behind it, so that no two fields hold the same and none can stand for another.
Scheme schemeOf(const std::string& text)
{
    const auto code = [&text](const char* name) {
        Code made;
        made.id = text + " " + name;
        made.label = text + " label of " + name;
        made.shortLabel = text + " short " + name;
        made.phrase = text + " phrase " + name;
        made.letter = name;
        return made;
    };
    // One name of a scheme means one set of codes.
    static unsigned made = 0;
    char id[16];
    std::snprintf(id, sizeof id, "bouts/%08x", ++made);
    Scheme scheme;
    scheme.id = id;
    scheme.title = text + " title";
    scheme.groups = {{text + " states", CodeKind::state, {code("a"), code("b")}},
                     {text + " points", CodeKind::point, {code("c")}}};
    return scheme;
}

StoredSession sessionWith(const std::string& text)
{
    StoredSession session;
    session.id = randomUuid();
    session.scheme = schemeOf(text);
    Header top = header();
    top.scheme = session.scheme.id;
    top.site = text + " site";
    top.study = text + " study";
    top.sourceId = text + " source";
    top.bootId = text + " boot";
    Entry pause = simple(EntryKind::pause, 30'000);
    pause.text = text + " reason";
    Entry tag = correction(EntryKind::tag, 50'000, 4);
    tag.tags = 1;
    tag.text = text + " issue";
    Entry reword = correction(EntryKind::reword, 60'000, 5);
    reword.text = text + " other words\r\n\tof a note";
    session.entries =
        numbered({activity(0, 0), activity(10'000, 1), marker(12'000, 2), note(13'000, text + " words"),
                  pause, simple(EntryKind::resume, 40'000), tag, reword, simple(EntryKind::end, 70'000)},
                 top);
    return session;
}

}  // namespace

// Every text that people or other programs write, in every store: it comes back byte for byte and means
// nothing.
class TestHostileTexts : public QObject {
    Q_OBJECT

private slots:
    void inALibraryTheyComeBack()
    {
        QTemporaryDir folder;
        LibraryOptions options;
        options.folder = std::filesystem::path(folder.path().toStdString()) / "library";
        std::vector<StoredSession> sessions;
        {
            auto library = Library::open(options);
            QVERIFY(library.ok());
            for (const std::string& text : hostileTexts()) {
                sessions.push_back(sessionWith(text));
                const auto merged = (*library)->merge(sessions.back());
                QVERIFY2(merged.ok(), text.c_str());
                QCOMPARE(*merged, MergeOutcome::added);
                QVERIFY((*library)->setSecret(text, text + " value").ok());
            }
        }
        const auto library = Library::open(options);
        QVERIFY((*library)->verify()->findings.empty());
        QCOMPARE((*library)->summaries()->size(), hostileTexts().size());
        for (std::size_t i = 0; i < sessions.size(); ++i) {
            const auto stored = (*library)->load(sessions[i].id);
            QVERIFY(stored.ok());
            QVERIFY(stored->entries == sessions[i].entries && stored->scheme == sessions[i].scheme);
            QVERIFY((*library)->journal(*stored).ok());
            QCOMPARE(**(*library)->secret(hostileTexts()[i]), hostileTexts()[i] + " value");
        }
    }

    void inABundleTheyComeBack()
    {
        const DeviceKey key = DeviceKey::generate();
        for (const std::string& text : hostileTexts()) {
            BundleContent content = contentOf({activity(0, 0)});
            content.session = sessionWith(text);
            content.program = text;
            const auto bytes = packBundle(content, key, 1);
            QVERIFY2(bytes.ok(), text.c_str());
            const auto opened = openBundle(*bytes);
            QVERIFY2(opened.ok(), text.c_str());
            QVERIFY(opened->content.session.entries == content.session.entries);
            QVERIFY(opened->content.session.scheme == content.session.scheme);
            QCOMPARE(opened->content.program, text);
        }
    }

    void inAnArchiveTheyComeBack_data() { Places::addEngines(); }
    void inAnArchiveTheyComeBack()
    {
        QFETCH(QString, engine);
        const std::string place = places_.fresh(engine);
        const auto archive = opened(place);
        QVERIFY(archive);
        std::vector<StoredSession> sessions;
        for (const std::string& text : hostileTexts()) {
            const StoredSession session = sessionWith(text);
            const TakenInSession answered = taken(*archive, session);
            QVERIFY2(answered.how == TakenIn::imported, text.c_str());
            sessions.push_back(session);
        }
        for (const StoredSession& session : sessions) {
            const auto stored = archive->load(session.id);
            QVERIFY(stored.ok());
            QVERIFY(stored->entries == session.entries && stored->scheme == session.scheme);
            QCOMPARE(taken(*archive, session).how, TakenIn::alreadyThere);
            const Header& top = *session.entries.front().header;
            QCOMPARE(archive->sessionsOfKind(SessionKind::real, top.study)->size(), std::size_t{1});
            QCOMPARE(archive->find(top.sourceId)->size(), std::size_t{1});
            // What other programs read in the tables is the same text.
            const std::string where = " WHERE session = '" + session.id.text() + "'";
            QCOMPARE(answer(place, "SELECT study, site, source_id FROM sessions" + where, 3),
                     top.study + "|" + top.site + "|" + top.sourceId + "\n");
            QCOMPARE(answer(place, "SELECT text FROM notes" + where, 1), session.entries[8].text + "\n");
            QCOMPARE(answer(place, "SELECT reason FROM pauses" + where, 1), session.entries[5].text + "\n");
            QCOMPARE(answer(place, "SELECT issue FROM markers" + where, 1), session.entries[7].text + "\n");
        }
        QVERIFY(archive->verify()->findings.empty());
        QCOMPARE(answer(place, "SELECT count(*) FROM sessions", 1),
                 std::to_string(hostileTexts().size()) + "\n");
        for (const char* const table : {"entries", "journals", "codes", "notes", "imports", "tombstones"})
            QVERIFY2(answer(place, std::string("SELECT count(*) FROM ") + table, 1)
                             .find_first_not_of("0123456789\n") == std::string::npos,
                     table);
        // Erased for a reason that somebody typed.
        QVERIFY(archive->erase(sessions.front().id, hostileTexts().front()));
        QCOMPARE(answer(place, "SELECT reason FROM tombstones", 1), hostileTexts().front() + "\n");
        QCOMPARE(answer(place, "SELECT count(*) FROM sessions", 1),
                 std::to_string(hostileTexts().size() - 1) + "\n");
    }

private:
    Places places_;
};

QTEST_GUILESS_MAIN(TestHostileTexts)
#include "tst_hostile_texts.moc"
