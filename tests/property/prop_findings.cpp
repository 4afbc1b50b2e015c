// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/grid/squares.h"
#include "core/reflection/findings.h"
#include "sync/formats/figures_json.h"
#include "tests/property/journal_moves.h"

#include <QtTest>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

using namespace tessera;
using namespace tessera::test;
using Json = nlohmann::json;

namespace {

// Pauses by their own reckoning: what the session's clock has over the screen's at a moment.
Millis pausedBefore(const Timeline& timeline, Millis at)
{
    Millis paused{0};
    for (const Span& pause : timeline.pauses)
        paused += std::max(Millis{0}, std::min(pause.offset, at) - pause.onset);
    return paused;
}

// One generated journal: its picture, and what `measures` says of it in JSON.
struct Case {
    Journal journal;
    Timeline timeline;
    Json measures;
    std::vector<Square> squares;

    explicit Case(Journal made)
        : journal(std::move(made)),
          timeline(journal.fold().timeline()),
          measures(Json::parse(measuresJson({figuresOf(journal)}, {}, false))),
          squares(squaresByInteraction(timeline))
    {
    }

    [[nodiscard]] const Scheme& scheme() const { return journal.fold().scheme(); }
    [[nodiscard]] const Json& of(CodeIndex code) const
    {
        return measures.at("activities").at(scheme().code(code).id);
    }
    [[nodiscard]] std::vector<Square> lit(const Finding& finding) const
    {
        std::vector<Square> lit;
        const auto spoken = spokenOf(finding, squares);
        for (std::size_t i = 0; i < squares.size(); ++i)
            if (spoken[i]) lit.push_back(squares[i]);
        return lit;
    }
};

void check(const Case& now, const Finding& finding)
{
    const auto lit = now.lit(finding);
    switch (finding.kind) {
        case FindingKind::nothing:
            RC_ASSERT(now.measures.at("interactions") == 0);
            RC_ASSERT(lit.empty());
            break;
        case FindingKind::times: {
            RC_ASSERT(now.measures.at("observed_ms").get<std::int64_t>() >= 300'000);
            for (std::size_t i = 0; i < finding.codes.size(); ++i) {
                RC_ASSERT(now.of(finding.codes[i]).at("time_ms") == finding.times[i].count());
                RC_ASSERT(now.of(finding.codes[i]).at("interactions") == finding.interactions[i]);
            }
            RC_ASSERT(now.measures.at("interactions") == lit.size());
            break;
        }
        case FindingKind::shifts:
            RC_ASSERT(now.measures.at("shifts") == finding.count);
            RC_ASSERT(lit.size() == finding.count);  // one a move: the square it moved to
            break;
        case FindingKind::longest: {
            const Json& activity = now.of(finding.codes.at(0));
            RC_ASSERT(activity.at("longest_bout_ms") == finding.length.count());
            const Millis onset{activity.at("longest_bout_onset_ms").get<std::int64_t>()};
            RC_ASSERT(finding.at == onset - pausedBefore(now.timeline, onset));
            for (const auto& [id, other] : now.measures.at("activities").items()) {
                if (other.at("longest_bout_ms").is_null()) continue;
                RC_ASSERT(other.at("longest_bout_ms").get<std::int64_t>() <= finding.length.count());
                if (other.at("longest_bout_ms") == finding.length.count())
                    RC_ASSERT(other.at("longest_bout_onset_ms").get<std::int64_t>() >= onset.count());
            }
            RC_ASSERT(!lit.empty());
            for (const Square& square : lit) RC_ASSERT(square.code == finding.codes[0]);
            break;
        }
        case FindingKind::followed: {
            RC_ASSERT(finding.count >= 3);
            std::uint64_t named = finding.passages.size() * finding.count;
            RC_ASSERT(now.measures.at("shifts").get<std::uint64_t>() >= named);
            for (const Passage& passage : finding.passages) {
                RC_ASSERT(now.of(passage.from).at("bouts").get<std::uint64_t>() >= finding.count);
                RC_ASSERT(now.of(passage.to).at("bouts").get<std::uint64_t>() >= finding.count);
            }
            RC_ASSERT(lit.size() > finding.count);
            break;
        }
        case FindingKind::returned: {
            RC_ASSERT(finding.count >= 2);
            const Json& activity = now.of(finding.codes.at(0));
            RC_ASSERT(finding.count < activity.at("bouts").get<std::uint64_t>());
            // Without a pause or a can't-tell every stretch but the first is a return.
            if (now.timeline.pauses.empty() && now.measures.at("cannot_tell_ms") == 0 &&
                std::none_of(now.squares.begin(), now.squares.end(),
                             [](const Square& square) { return square.code == kCannotTell; }))
                RC_ASSERT(finding.count + 1 == activity.at("bouts").get<std::uint64_t>());
            RC_ASSERT(finding.countAfter <= finding.count);
            RC_ASSERT(lit.size() >= finding.count);
            for (const Square& square : lit) RC_ASSERT(square.code == finding.codes[0]);
            break;
        }
        case FindingKind::notThere:
            RC_ASSERT(now.of(finding.codes.at(0)).at("interactions") == 0);
            RC_ASSERT(lit.empty());
            break;
        case FindingKind::ends:
            RC_ASSERT(now.squares.front().code == finding.codes.at(0));
            RC_ASSERT(now.squares.back().code == finding.codes.at(1));
            RC_ASSERT(lit.front().entry == now.squares.front().entry);
            RC_ASSERT(lit.back().entry == now.squares.back().entry);
            RC_ASSERT(lit.size() == std::min<std::size_t>(2, now.squares.size()));
            break;
        case FindingKind::cannotTell: {
            RC_ASSERT(now.measures.at("cannot_tell_ms") == finding.length.count());
            Millis sum{0};
            for (const Square& square : lit) {
                RC_ASSERT(square.code == kCannotTell);
                sum += square.offset - square.onset -
                       (pausedBefore(now.timeline, square.offset) - pausedBefore(now.timeline, square.onset));
            }
            RC_ASSERT(sum == finding.length);
            break;
        }
    }
}

// Each sentence is there exactly when its condition holds, said with the figures of `measures` alone.
void checkConditions(const Case& now, const std::vector<Finding>& findings)
{
    std::map<FindingKind, std::size_t> there;
    for (const Finding& finding : findings) ++there[finding.kind];
    const bool any = now.measures.at("interactions") != 0;
    RC_ASSERT(there[FindingKind::nothing] == (any ? 0U : 1U));
    RC_ASSERT(there[FindingKind::shifts] == (any ? 1U : 0U));
    RC_ASSERT(there[FindingKind::ends] == (any ? 1U : 0U));
    RC_ASSERT(there[FindingKind::times] ==
              (any && now.measures.at("observed_ms").get<std::int64_t>() >= 300'000 ? 1U : 0U));
    RC_ASSERT(there[FindingKind::cannotTell] == (now.measures.at("cannot_tell_ms") != 0 ? 1U : 0U));
    std::int64_t longest = 0;
    std::size_t unused = 0;
    for (const auto& [id, activity] : now.measures.at("activities").items()) {
        if (!activity.at("longest_bout_ms").is_null())
            longest = std::max(longest, activity.at("longest_bout_ms").get<std::int64_t>());
        if (activity.at("interactions") == 0) ++unused;
    }
    RC_ASSERT(there[FindingKind::longest] == (longest >= 60'000 ? 1U : 0U));
    RC_ASSERT(there[FindingKind::notThere] == (any ? unused : 0U));
}

// By time the lit squares hold the same time: each touches some of what the sentence speaks of.
void checkByTime(const Case& now, const Finding& finding)
{
    const auto byTime = squaresByTime(now.timeline, Millis{30'000});
    const auto spoken = spokenOf(finding, byTime);
    for (std::size_t i = 0; i < byTime.size(); ++i) {
        const bool touches =
            std::any_of(finding.extents.begin(), finding.extents.end(), [&](const Finding::Extent& extent) {
                return extent.onset < byTime[i].offset && extent.offset > byTime[i].onset;
            });
        RC_ASSERT(spoken[i] == touches);
    }
}

}  // namespace

// What the picture shows, against what `tessera-cli measures` writes, for whatever was tapped and corrected.
class PropFindings : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (!qEnvironmentVariableIsSet("RC_PARAMS")) qputenv("RC_PARAMS", "max_success=1000");
    }

    void sentencesFiguresAndSquaresAgree()
    {
        std::set<FindingKind> seen;
        QVERIFY(rc::check([&seen] {
            std::vector<Move> made = *moves();
            // Visits of seconds, of minutes and of hours.
            const int slower = *rc::gen::element(1, 12, 90);
            for (Move& move : made) move.passed *= slower;
            const Case now(journalBy(made));
            const auto findings = findingsOf(now.timeline, now.scheme());
            RC_ASSERT(!findings.empty());
            checkConditions(now, findings);
            for (const Finding& finding : findings) {
                seen.insert(finding.kind);
                check(now, finding);
                checkByTime(now, finding);
            }
        }));
        QCOMPARE(seen.size(), std::size_t{9});  // every row of the table was met
    }
};

QTEST_GUILESS_MAIN(PropFindings)
#include "prop_findings.moc"
