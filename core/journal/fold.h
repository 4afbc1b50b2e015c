// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/journal/entry.h"
#include "core/journal/timeline.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

namespace tessera {

// One moment at which what is being recorded changes. Positions count from the opening of the recording.
// `begin` starts the clock of a session that is coded by intervals; `interval` is no turn but one of its
// codes.
enum class TurnKind : std::uint8_t { activity, cannotTell, pause, resume, begin, interval };
struct Turn {
    std::uint32_t entry = 0;
    TurnKind kind = TurnKind::activity;
    bool corrected = false;
    CodeIndex code = kNoCode;  // for activity; kCannotTell for cannotTell
    Millis at{0};
    // For a pause its reason, for a marker its issue: 1 + index among the texts; 0 for none.
    std::uint32_t text = 0;
    std::uint32_t tags = 0;  // for a marker: bits of MarkerTag
};

// What an entry does to the timeline, without its words.
struct Act {
    std::uint32_t number = 0;
    EntryKind kind = EntryKind::header;
    CodeIndex code = kNoCode;
    std::uint32_t target = 0;
    std::uint32_t text = 0;  // 1 + index among the texts; 0 for none
    Millis at{0}, onset{0}, amount{0};
    std::uint32_t tags = 0;
};

// How long after its end an interval of this length may still be coded: a third of it, at most 10 s.
[[nodiscard]] constexpr Millis graceOf(Millis interval)
{
    return std::min(interval / 3, Millis{10'000});
}

// The journal folded, one entry after another: `step` is the only way in, and folding a journal entry by
// entry gives the same as folding it whole. Undo and redo are exact: what is taken back counts as never made.
// A step costs the same however long the journal is; corrections cost their distance from the end. The rules
// are those of `contract.md` section 3. Like a header, what the family agreed to, how sure the observer was
// and the sessions this one was agreed on from are said and said anew, not taken back: undo and redo pass
// them by. Not thread-safe;
// copy it to hand it on.
class Fold {
public:
    // `scheme` must outlive the fold.
    explicit Fold(const Scheme& scheme) : scheme_(&scheme) {}

    // Whether this entry may stand here; the reason in words when not. Changes nothing.
    [[nodiscard]] Status check(const Entry& entry) const;

    // Adds an entry. One that cannot be (from a damaged or hostile journal) is left out and counted by
    // refused(); the fold stays consistent whatever it is fed.
    void step(const Entry& entry);

    // As the latest header says; a default one before the first.
    [[nodiscard]] const Header& header() const { return header_; }
    [[nodiscard]] const Scheme& scheme() const { return *scheme_; }

    [[nodiscard]] bool started() const { return !turns_.empty(); }
    [[nodiscard]] bool paused() const
    {
        return !ended_ && started() && turns_.back().kind == TurnKind::pause;
    }
    [[nodiscard]] bool ended() const { return ended_; }
    [[nodiscard]] Millis endedAt() const
    {
        return endedAt_;
    }  // since the recording was opened; only when ended()
    // What runs now: an activity's code, kCannotTell, or kNoCode before the start, in a pause and after the
    // end.
    [[nodiscard]] CodeIndex running() const;
    // What runs now, or would go on at a resume.
    [[nodiscard]] CodeIndex runningOrHeld() const;
    [[nodiscard]] Millis lastAt() const { return lastAt_; }
    [[nodiscard]] std::uint32_t refused() const { return refused_; }

    // What undo would take back, what redo would give back; nullptr for nothing. Valid until the next step.
    [[nodiscard]] const Act* undoable() const { return standing_.empty() ? nullptr : &standing_.back().act; }
    [[nodiscard]] const Act* redoable() const { return undone_.empty() ? nullptr : &undone_.back(); }
    // Whether `earlier` may be said now, and how far back it could still go.
    [[nodiscard]] bool canBeEarlier() const;
    [[nodiscard]] Millis earlierRoom() const;

    // All turns that stand, in order. A tap adds one at the end; revision() counts every other change (an
    // undo, a correction), after which indexes may mean something else.
    [[nodiscard]] const std::vector<Turn>& turns() const { return turns_; }
    [[nodiscard]] std::uint32_t revision() const { return revision_; }
    // Why a pause was made; empty when nobody said.
    [[nodiscard]] std::string textOf(const Turn& turn) const
    {
        return turn.text == 0 ? std::string{} : texts_[turn.text - 1];
    }

    // Everything, worked out anew: costs the length of the journal. Without an end that stands the timeline
    // reaches to `now` (since the recording was opened), or to the last entry, whichever is later.
    [[nodiscard]] Timeline timeline(Millis now = Millis{0}) const;
    // The same for one group of states of a scheme with several (`group` is an index into Scheme::groups):
    // each is a lane of its own, with its own interactions, bouts and missed stretches; pauses, markers and
    // notes are shared. Of a session coded by intervals, timeline() is the lane of the first group of states.
    [[nodiscard]] Timeline lane(std::size_t group, Millis now = Millis{0}) const;

    // Sessions under a scheme with intervals. The running clock (pauses left out) begins with the first entry
    // and is cut into intervals from there, numbered from 0.
    [[nodiscard]] bool byInterval() const { return started() && turns_.front().kind == TurnKind::begin; }
    // Running time at a position since the opening of the recording; 0 before the clock starts.
    [[nodiscard]] Millis runningAt(Millis position) const;
    // Where, since the opening of the recording, interval `index` begins, or would: straight after a pause
    // that lies on the border. Requires byInterval().
    [[nodiscard]] Millis intervalOnset(std::int64_t index) const;
    // What an interval has in a group; kNoCode for nothing.
    [[nodiscard]] CodeIndex intervalCode(std::size_t group, std::int64_t index) const;

private:
    enum class Change : std::uint8_t {
        none,
        turnAdded,
        turnChanged,
        turnRemoved,
        markerAdded,
        markerChanged,
        markerRemoved,
        noteAdded,
        noteChanged,
        noteRemoved,
        begun,  // the first interval's first code: the clock started with it
        intervalAdded,
        intervalChanged,
        intervalRemoved
    };
    // An entry that stands, and what is needed to take it back. Notes and markers are kept as turns too.
    struct Standing {
        Act act;
        Change change = Change::none;
        bool wasEnded = false;
        std::uint32_t index = 0;
        Turn before;
        Millis endedBefore{0};
    };
    enum class What : std::uint8_t { nothing, turn, marker, note, interval };
    struct Found {
        What what = What::nothing;
        std::size_t index = 0;
    };

    [[nodiscard]] Status checkAct(const Entry& entry) const;
    [[nodiscard]] Status checkCorrection(const Entry& entry) const;
    [[nodiscard]] Status checkSquareCorrection(const Entry& entry, std::size_t index) const;
    [[nodiscard]] Status checkInsert(const Entry& entry) const;
    [[nodiscard]] Status checkInterval(const Entry& entry) const;
    [[nodiscard]] Status checkIntervalInsert(const Entry& entry) const;
    [[nodiscard]] Status checkTag(const Entry& entry) const;
    [[nodiscard]] Status checkSource(const Entry& entry) const;
    [[nodiscard]] Act actOf(const Entry& entry);
    void apply(const Act& act);
    void correct(const Act& act, Standing& standing);
    void correctMoment(const Act& act, Standing& standing, const Found& found);
    void codeInterval(const Act& act, Standing& standing);
    void correctInterval(const Act& act, Standing& standing, std::size_t index);
    [[nodiscard]] std::optional<std::size_t> intervalEntry(std::size_t group, std::int64_t index) const;
    [[nodiscard]] Timeline frame(Millis now) const;
    void addMoments(Timeline& timeline) const;
    [[nodiscard]] Timeline freeLane(std::optional<std::size_t> group, Millis now) const;
    [[nodiscard]] Timeline intervalLane(std::size_t group, Millis now) const;
    void takeBack();
    void addTurn(Standing& standing, std::size_t index, const Turn& turn);
    void changeTurn(Standing& standing, std::size_t index, const Turn& turn);
    void removeTurn(Standing& standing, std::size_t index);
    [[nodiscard]] Found find(std::uint32_t entryNumber) const;
    [[nodiscard]] Millis earliestOnset() const;
    [[nodiscard]] Millis upperBound(std::size_t index, Millis now) const;
    [[nodiscard]] std::size_t turnsUpTo(Millis position) const;
    [[nodiscard]] std::size_t ownerOf(std::size_t turn) const;

    const Scheme* scheme_;
    Header header_;
    std::vector<Turn> turns_;
    std::vector<Turn> markers_;
    std::vector<Turn> notes_;
    std::vector<Turn> intervals_;  // at most one a group and interval, in the order of the intervals
    std::vector<std::string> texts_;
    std::vector<std::string> sources_;
    std::vector<Standing> standing_;
    std::vector<Act> undone_;
    Millis lastAt_{0};
    Millis endedAt_{0};
    std::uint32_t revision_ = 0;
    std::uint32_t refused_ = 0;
    bool hasHeader_ = false;
    bool ended_ = false;
    std::uint8_t sureness_ = 0;
};

}  // namespace tessera
