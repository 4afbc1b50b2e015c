// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sync/archive/archive.h"
#include "sync/archive/engines/engine.h"
#include "tests/support/builders.h"
#include "tests/support/postgres_server.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <string>
#include <vector>

namespace tessera::test {

// Empty archives of either kind. The server is started once, when the first is asked for.
class Places {
public:
    // Rows "sqlite" and, where a server is installed, "postgresql" of a column "engine".
    static void addEngines()
    {
        QTest::addColumn<QString>("engine");
        QTest::newRow("sqlite") << "sqlite";
        if (PostgresServer::isInstalled())
            QTest::newRow("postgresql") << "postgresql";
        else
            qInfo(
                "LEFT OUT: no PostgreSQL server is installed here (Debian: postgresql), so only SQLite is "
                "tested");
    }
    [[nodiscard]] std::string fresh(const QString& engine)
    {
        if (engine == "sqlite")
            return folder_.filePath("archive" + QString::number(++count_) + ".db").toStdString();
        if (!server_) server_ = PostgresServer::start();
        return server_ ? server_->freshDatabase().toStdString() : std::string();
    }
    [[nodiscard]] PostgresServer* server() { return server_.get(); }
    [[nodiscard]] QString file(const QString& name) const { return folder_.filePath(name); }

private:
    QTemporaryDir folder_;
    std::unique_ptr<PostgresServer> server_;
    int count_ = 0;
};

[[nodiscard]] inline std::unique_ptr<Archive> opened(const std::string& place,
                                                     ArchiveUse use = ArchiveUse::import)
{
    auto archive = Archive::open(place, use);
    if (archive) return std::move(*archive);
    qWarning("%s", describe(archive.error()).c_str());
    return nullptr;
}

// Straight to the tables, past the archive.
[[nodiscard]] inline std::unique_ptr<archive::Engine> engineAt(const std::string& place,
                                                               archive::Access access)
{
    auto engine = Archive::isServer(place) ? archive::openPostgres(place, access)
                                           : archive::openSqlite(place, access, {});
    if (engine) return std::move(*engine);
    qWarning("%s", describe(engine.error()).c_str());
    return nullptr;
}

// What a query answers: values parted by '|', rows by line feeds.
[[nodiscard]] inline std::string answer(const std::string& place, const std::string& sql, int columns)
{
    const auto engine = engineAt(place, archive::Access::read);
    // The archive trusts no file's views, and needs none; people's own programs do as a rule.
    if (!Archive::isServer(place)) static_cast<void>(engine->execute("PRAGMA trusted_schema=ON"));
    std::string text;
    const Status read = engine->read(sql, {}, [&](const archive::RowView& row) {
        for (int i = 0; i < columns; ++i)
            text += (i > 0 ? "|" : "") + (row.isNull(i) ? std::string("-") : std::string(row.text(i)));
        text += '\n';
        return Status{};
    });
    return read ? text : describe(read.error());
}

// Everything that people read in an archive, in an order of its own: two archives with the same sessions give
// the same.
[[nodiscard]] inline std::string everything(const std::string& place)
{
    std::string text;
    text += answer(
        place,
        "SELECT study, session, kind, scheme, state, site, place, visit_key, observed_ms, coded_ms, "
        "paused_ms, "
        "cannot_tell_ms, interactions, bouts, shifts, state_sums, transition_counts, family, practitioner, "
        "observer, visit, source_id, start, start_ms, local_day, end_ms, consent, device, markers, notes, "
        "entries, forks, settled, digest, units, unit_transitions FROM sessions ORDER BY study, session",
        36);
    for (const char* const sql :
         {"SELECT study, session, number, kind, at_ms, onset_ms, code, target, text FROM entries ORDER BY 1, "
          "2, 3",
          "SELECT study, session, bout, code, onset_ms, offset_ms, adjoins, length_ms, 0 FROM bouts ORDER BY "
          "1, 2, 3",
          "SELECT study, session, interaction, code, onset_ms, offset_ms, paused_ms, corrected, length_ms "
          "FROM "
          "interactions ORDER BY 1, 2, 3",
          "SELECT study, session, pause, reason, onset_ms, offset_ms, length_ms, entry, 0 FROM pauses ORDER "
          "BY 1, 2, 3",
          "SELECT study, session, marker, code, at_ms, tags, issue, entry, 0 FROM markers ORDER BY 1, 2, 3",
          "SELECT study, session, note, text, at_ms, entry, 0, 0, 0 FROM notes ORDER BY 1, 2, 3",
          "SELECT study, session, code, time_ms, bouts, interactions, min_bout_ms, longest_bout_ms, "
          "latency_ms FROM "
          "session_codes ORDER BY 1, 2, 3",
          "SELECT study, session, from_code, to_code, count, 0, 0, 0, 0 FROM transitions ORDER BY 1, 2, 3, 4",
          "SELECT study, family, visit, first_session, second_session, first_observer, second_observer, "
          "overlapping, 0 "
          "FROM pairs ORDER BY 4, 5",
          "SELECT study, sessions, visits, observed_ms, coded_ms, interactions, 0, 0, 0 FROM studies ORDER "
          "BY 1",
          "SELECT study, scheme, code_index, code, kind, state_index, label, letter, mark FROM codes ORDER "
          "BY 1, 2, 3"})
        text += std::string(sql).substr(0, 40) + "\n" + answer(place, sql, 9);
    return text;
}

// A session of the built-in scheme: activities L M J P, `step` ms apart.
[[nodiscard]] inline StoredSession sessionOf(const std::string& letters, const Header& top,
                                             std::int64_t step = 10'000, const Uuid& id = randomUuid())
{
    StoredSession session;
    session.id = id;
    session.scheme = partnershipActivities();
    session.entries.push_back(headerEntry(top));
    std::int64_t at = 0;
    for (const char letter : letters) {
        const auto code = std::string("LMJP").find(letter);
        if (code != std::string::npos) session.entries.push_back(activity(at, static_cast<CodeIndex>(code)));
        if (letter == '|') session.entries.push_back(simple(EntryKind::pause, at));
        at += step;
    }
    session.entries.push_back(simple(EntryKind::end, at));
    std::uint32_t number = 0;
    for (Entry& entry : session.entries) entry.number = ++number;
    return session;
}

[[nodiscard]] inline Header headerOf(const std::string& family, const std::string& visit,
                                     const std::string& study = "S1", const std::string& site = "North")
{
    Header top = header(family);
    top.visit = visit;
    top.study = study;
    top.site = site;
    return top;
}

// Takes one session in and answers with what became of it.
[[nodiscard]] inline TakenInSession taken(Archive& archive, const StoredSession& session,
                                          ForkChoice choice = ForkChoice::none)
{
    const auto answers = archive.takeIn({{session, randomUuid(), false}}, {Millis{1000}, choice}, {});
    if (answers && answers->size() == 1) return answers->front();
    qWarning("%s", answers ? "no answer" : describe(answers.error()).c_str());
    return {};
}

}  // namespace tessera::test
