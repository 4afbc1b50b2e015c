// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/reflection/findings.h"

#include "core/measures/time_budget.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace tessera {

namespace {

constexpr Millis kEnoughForMinutes{5 * 60'000};
constexpr Millis kLongStretch{60'000};
constexpr std::uint64_t kOften = 3;
constexpr std::uint64_t kAgain = 2;
constexpr Millis kInstant{1};

// The timeline asked for what the sentences speak of.
class Picture {
public:
    Picture(const Timeline& timeline, const Scheme& scheme)
        : timeline_(timeline), budget_(timeBudget(timeline, scheme))
    {
    }

    [[nodiscard]] std::vector<Finding> findings() const
    {
        std::vector<Finding> all;
        if (budget_.interactions == 0) {
            all.emplace_back().count = timeline_.interactions.size();
        } else {
            if (budget_.observed >= kEnoughForMinutes) all.push_back(times());
            all.push_back(shifts());
            if (const Bout* const bout = longestBout(); bout && bout->length() >= kLongStretch)
                all.push_back(longest(*bout));
            addFollowed(all);
            for (const ActivityBudget& activity : budget_.activities) addReturned(activity.code, all);
            for (const ActivityBudget& activity : budget_.activities)
                if (activity.interactions == 0) all.push_back(notThere(activity.code));
            all.push_back(ends());
        }
        if (timeline_.cannotTell > Millis{0}) all.push_back(cannotTell());
        return all;
    }

private:
    const std::vector<Bout>& bouts() const { return timeline_.bouts; }

    // Whether the focus moved to this bout from the one before.
    [[nodiscard]] bool moved(std::size_t bout) const
    {
        return bout > 0 && bouts()[bout].adjoins && bouts()[bout].code != bouts()[bout - 1].code;
    }

    static void speakOf(const Interaction& interaction, Finding& finding)
    {
        finding.entries.push_back(interaction.entry);
    }

    // Interactions of the bout: of its code, with some of its time or none at all.
    template <class Use>
    void eachWithin(const Bout& bout, Use use) const
    {
        const auto& all = timeline_.interactions;
        auto next = std::partition_point(all.begin(), all.end(), [&](const Interaction& interaction) {
            return interaction.offset <= bout.onset && interaction.onset < bout.onset;
        });
        for (; next != all.end() && next->onset < bout.offset; ++next)
            if (next->code == bout.code && (next->offset > bout.onset || next->onset == next->offset))
                use(*next);
    }

    void speakOfBout(const Bout& bout, Finding& finding) const
    {
        eachWithin(bout, [&](const Interaction& interaction) { speakOf(interaction, finding); });
        finding.extents.push_back({bout.onset, bout.offset});
    }

    void speakOfBeginning(const Bout& bout, Finding& finding) const
    {
        bool first = true;
        eachWithin(bout, [&](const Interaction& interaction) {
            if (first && interaction.offset > bout.onset) {
                speakOf(interaction, finding);
                first = false;
            }
        });
        finding.extents.push_back({bout.onset, bout.onset + kInstant});
    }

    void speakOfEnding(const Bout& bout, Finding& finding) const
    {
        const Interaction* last = nullptr;
        eachWithin(bout, [&](const Interaction& interaction) {
            if (interaction.onset < interaction.offset) last = &interaction;
        });
        if (last) speakOf(*last, finding);
        finding.extents.push_back({bout.offset - kInstant, bout.offset});
    }

    [[nodiscard]] Finding times() const
    {
        Finding finding;
        finding.kind = FindingKind::times;
        for (const ActivityBudget& activity : budget_.activities) {
            finding.codes.push_back(activity.code);
            finding.times.push_back(activity.time);
            finding.interactions.push_back(activity.interactions);
        }
        for (const Interaction& interaction : timeline_.interactions)
            if (interaction.code != kCannotTell) speakOf(interaction, finding);
        for (const Bout& bout : bouts()) finding.extents.push_back({bout.onset, bout.offset});
        return finding;
    }

    [[nodiscard]] Finding shifts() const
    {
        Finding finding;
        finding.kind = FindingKind::shifts;
        finding.count = budget_.shifts;
        for (std::size_t bout = 1; bout < bouts().size(); ++bout)
            if (moved(bout)) speakOfBeginning(bouts()[bout], finding);
        return finding;
    }

    [[nodiscard]] const Bout* longestBout() const
    {
        const auto found = std::max_element(bouts().begin(), bouts().end(), [](const Bout& a, const Bout& b) {
            return a.length() < b.length();
        });
        return found == bouts().end() ? nullptr : &*found;
    }

    [[nodiscard]] Finding longest(const Bout& bout) const
    {
        Finding finding;
        finding.kind = FindingKind::longest;
        finding.codes = {bout.code};
        finding.length = bout.length();
        finding.at = bout.onset;
        for (const Span& pause : timeline_.pauses)
            if (pause.onset < bout.onset) finding.at -= std::min(pause.offset, bout.onset) - pause.onset;
        speakOfBout(bout, finding);
        return finding;
    }

    void addFollowed(std::vector<Finding>& all) const
    {
        std::map<std::pair<CodeIndex, CodeIndex>, std::uint64_t> made;
        std::uint64_t most = 0;
        for (std::size_t bout = 1; bout < bouts().size(); ++bout)
            if (moved(bout)) most = std::max(most, ++made[{bouts()[bout - 1].code, bouts()[bout].code}]);
        if (most < kOften) return;
        Finding finding;
        finding.kind = FindingKind::followed;
        finding.count = most;
        for (const auto& [pair, count] : made)
            if (count == most) finding.passages.push_back({pair.first, pair.second});
        for (std::size_t bout = 1; bout < bouts().size(); ++bout) {
            const Passage passage{bouts()[bout - 1].code, bouts()[bout].code};
            const bool named = std::find(finding.passages.begin(), finding.passages.end(), passage) !=
                               finding.passages.end();
            if (!moved(bout) || !named) continue;
            speakOfEnding(bouts()[bout - 1], finding);
            speakOfBeginning(bouts()[bout], finding);
        }
        all.push_back(std::move(finding));
    }

    // A code comes back when it was there before and the last activity before it was another one.
    void addReturned(CodeIndex code, std::vector<Finding>& all) const
    {
        Finding finding;
        finding.kind = FindingKind::returned;
        finding.codes = {code};
        std::map<CodeIndex, std::uint64_t> from;
        bool before = false;
        for (std::size_t bout = 0; bout < bouts().size(); ++bout) {
            if (bouts()[bout].code != code) continue;
            if (before && bouts()[bout - 1].code != code) {
                ++finding.count;
                if (moved(bout)) ++from[bouts()[bout - 1].code];
                speakOfBout(bouts()[bout], finding);
            }
            before = true;
        }
        if (finding.count < kAgain) return;
        for (const auto& [other, count] : from) {
            if (count > finding.countAfter) {
                finding.after = other;
                finding.countAfter = count;
            } else if (count == finding.countAfter) {
                finding.after.reset();
            }
        }
        if (!finding.after || finding.countAfter < kAgain) {
            finding.after.reset();
            finding.countAfter = 0;
        }
        all.push_back(std::move(finding));
    }

    static Finding notThere(CodeIndex code)
    {
        Finding finding;
        finding.kind = FindingKind::notThere;
        finding.codes = {code};
        return finding;
    }

    [[nodiscard]] Finding ends() const
    {
        const Interaction& first = timeline_.interactions.front();
        const Interaction& last = timeline_.interactions.back();
        Finding finding;
        finding.kind = FindingKind::ends;
        finding.codes = {first.code, last.code};
        speakOf(first, finding);
        if (last.entry != first.entry) speakOf(last, finding);
        finding.extents.push_back({first.onset, first.onset + kInstant});
        finding.extents.push_back({last.offset - kInstant, last.offset});
        return finding;
    }

    [[nodiscard]] Finding cannotTell() const
    {
        Finding finding;
        finding.kind = FindingKind::cannotTell;
        finding.length = timeline_.cannotTell;
        for (const Interaction& interaction : timeline_.interactions)
            if (interaction.code == kCannotTell) speakOf(interaction, finding);
        for (const Piece& piece : timeline_.pieces)
            if (piece.code == kCannotTell) finding.extents.push_back({piece.onset, piece.offset});
        return finding;
    }

    const Timeline& timeline_;
    TimeBudget budget_;
};

}  // namespace

std::vector<Finding> findingsOf(const Timeline& timeline, const Scheme& scheme)
{
    return Picture(timeline, scheme).findings();
}

std::vector<bool> spokenOf(const Finding& finding, const std::vector<Square>& squares)
{
    const std::set<std::uint32_t> entries(finding.entries.begin(), finding.entries.end());
    std::vector<Finding::Extent> extents = finding.extents;
    std::sort(extents.begin(), extents.end(), [](const auto& a, const auto& b) { return a.onset < b.onset; });
    std::vector<bool> spoken(squares.size(), false);
    auto next = extents.begin();  // the first that may reach into this square
    for (std::size_t i = 0; i < squares.size(); ++i) {
        const Square& square = squares[i];
        if (square.slices.empty()) {
            spoken[i] = square.entry != 0 && entries.count(square.entry) > 0;
            continue;
        }
        while (next != extents.end() && next->offset <= square.onset) ++next;
        spoken[i] = next != extents.end() && next->onset < square.offset;
    }
    return spoken;
}

}  // namespace tessera
