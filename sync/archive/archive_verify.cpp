// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/content_digest.h"
#include "core/store/sealing/scheme_codec.h"
#include "sync/archive/archive.h"
#include "sync/archive/engines/engine.h"
#include "sync/archive/inside/journal_pack.h"
#include "sync/archive/inside/prepared.h"
#include "sync/archive/inside/study_sums.h"

#include <map>
#include <set>
#include <utility>

namespace tessera {

namespace {

using archive::Engine;
using archive::RowView;

// Goes through a whole archive and notes what is wrong instead of stopping at it.
class Check {
public:
    explicit Check(Engine& engine) : engine_(engine) {}

    Result<Library::Verification> run()
    {
        const auto pages = engine_.checkPages();
        if (!pages) return pages.error();
        result_.findings = *pages;
        if (Status read = readSchemes(); !read) return read.error();
        const Status read = engine_.readMany(
            "SELECT s.session, s.study, s.scheme, s.entries, s.forks, s.settled, s.digest, s.state_sums, "
            "s.transition_counts, s.unit_ms, s.import, j.payload FROM sessions AS s LEFT JOIN journals AS j "
            "ON "
            "j.study = s.study AND j.session = s.session ORDER BY s.session",
            {}, [this](const RowView& row) {
                checkSession(row);
                return Status{};
            });
        if (!read) return read.error();
        if (Status orphans = checkOrphans(); !orphans) return orphans.error();
        // What a damaged session should have added is not known.
        if (result_.findings.empty())
            if (Status sums = checkSums(); !sums) return sums.error();
        result_.contentDigest = hash_.hex();
        return std::move(result_);
    }

private:
    void find(const std::string& session, const std::string& what)
    {
        result_.findings.push_back("Session " + session + ": " + what);
    }

    Status readSchemes()
    {
        return engine_.read("SELECT study, scheme, definition FROM schemes", {}, [this](const RowView& row) {
            auto scheme = decodeScheme(row.bytes(2));
            if (scheme)
                schemes_.emplace(std::pair{std::string(row.text(0)), std::string(row.text(1))},
                                 std::move(*scheme));
            else
                result_.findings.push_back("The codes of " + std::string(row.text(1)) + " cannot be read.");
            return Status{};
        });
    }

    void checkSession(const RowView& row)
    {
        ++result_.sessions;
        const std::string id(row.text(0));
        const Uuid session = Uuid::parse(id).value_or(Uuid{});
        if (row.isNull(11)) return find(id, "its journal is missing.");
        const std::string payload = row.bytes(11);
        auto plains = archive::plainEntries(payload);
        if (!plains) return find(id, "its journal is damaged.");
        hash_.addSession(session, std::move(*plains));

        auto stored = archive::unpack(payload);
        const auto scheme = schemes_.find({std::string(row.text(1)), std::string(row.text(2))});
        if (scheme == schemes_.end()) return find(id, "its codes are missing.");
        result_.entries += stored->entries.size();
        result_.forks += stored->forks.size();
        stored->id = session;
        stored->scheme = scheme->second;
        archive::PrepareSettings settings;
        settings.unit = Millis{std::max<std::int64_t>(row.number(9), 1)};
        settings.import = Uuid::parse(row.text(10)).value_or(Uuid{});
        const archive::Prepared anew = archive::prepare(*stored, row.number(5) != 0, settings);
        if (anew.digest != row.text(6)) find(id, "its digest is not that of its journal.");
        // Places of state_sums and transition_counts in the row of `sessions`.
        constexpr std::size_t kSums = 15, kCounts = 16;
        if (anew.session.text(kSums) != row.text(7) || anew.session.text(kCounts) != row.text(8))
            find(id, "its figures are not those of its journal.");
    }

    Status checkOrphans()
    {
        const auto say = [this](const char* what) {
            return [this, what](const RowView& row) {
                find(std::string(row.text(0)), what);
                return Status{};
            };
        };
        Status read = engine_.read(
            "SELECT j.session FROM journals AS j LEFT JOIN sessions AS s ON s.study = j.study AND s.session "
            "= j.session "
            "WHERE s.session IS NULL",
            {}, say("its journal stands alone."));
        if (read)
            read = engine_.read(
                "SELECT s.session FROM sessions AS s JOIN tombstones AS t ON t.session = s.session", {},
                say("it was erased and is still there."));
        if (read)
            read = engine_.read("SELECT session FROM sessions GROUP BY session HAVING count(*) > 1", {},
                                say("it is there under two studies."));
        return read;
    }

    // Both are read by one statement, so that an import beside it does not come between.
    Status checkSums()
    {
        const std::string none = "CAST(NULL AS " + std::string(engine_.dialect().bytes) + ")";
        archive::StudySums kept, worth;
        const Status read = engine_.readMany(
            "SELECT " + archive::StudySums::columns() +
                ", '' AS state, '' AS visit_key FROM study_sums UNION ALL SELECT study, scheme, site, place, "
                "0, 0, observed_ms, coded_ms, paused_ms, cannot_tell_ms, interactions, bouts, shifts, "
                "state_sums, transition_counts, " +
                none + ", " + none + ", state, visit_key FROM sessions WHERE kind = 'real'",
            {}, [&](const RowView& row) {
                if (row.text(kState).empty())
                    kept.addRow(row);
                else
                    worth.add(shareOf(row), 1);
                return Status{};
            });
        if (!read) return read;
        const auto sums = kept.take(), sessions = worth.take();
        const auto compare = [this](const auto& some, const auto& others) {
            for (const auto& [key, sum] : some) {
                const auto other = others.find(key);
                if (other == others.end() || !(other->second == sum)) wrongStudies_.insert(key.study);
            }
        };
        compare(sums, sessions);
        compare(sessions, sums);
        for (const std::string& study : wrongStudies_)
            result_.findings.push_back("The sums of the study \"" + study +
                                       "\" are not those of its sessions; import them into a new archive.");
        return {};
    }

    // Places in the rows of checkSums().
    static constexpr int kState = 17, kVisitKey = 18;

    static ArchivedSession shareOf(const RowView& row)
    {
        ArchivedSession one;
        one.kind = "real";
        int column = 0;
        for (std::string_view* text : {&one.study, &one.scheme, &one.site, &one.place})
            *text = row.text(column++);
        column = 6;
        for (std::int64_t* number : {&one.observedMs, &one.codedMs, &one.pausedMs, &one.cannotTellMs,
                                     &one.interactions, &one.bouts, &one.shifts}) {
            *number = row.isNull(column) ? 0 : row.number(column);
            ++column;
        }
        one.stateSums = row.text(column++);
        one.transitionCounts = row.text(column);
        one.state = row.text(kState);
        one.visitKey = row.text(kVisitKey);
        return one;
    }

    Engine& engine_;
    Library::Verification result_;
    ContentDigest hash_;
    std::map<std::pair<std::string, std::string>, Scheme> schemes_;
    std::set<std::string> wrongStudies_;
};

}  // namespace

Result<Library::Verification> Archive::verify()
{
    return Check(*engine_).run();
}

}  // namespace tessera
