// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sync/archive/archive.h"
#include "sync/archive/engines/engine.h"

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace tessera::archive {

// What stands for a visit in a sum: the first half of the SHA-256 of its visit_key.
using VisitMark = std::array<std::uint64_t, 2>;

// Sums of the real sessions of one study, scheme, site and kind of place. Those of a commit may be below 0,
// because it takes away what it replaces; those of an archive never are.
struct StudySum {
    std::int64_t sessions = 0, forked = 0;
    // observed, coded, paused, cannot-tell in ms; interactions, bouts, shifts
    std::array<std::int64_t, 7> figures{};
    std::vector<std::array<std::int64_t, 3>> states;  // time in ms, bouts, interactions
    std::vector<std::int64_t> transitions;            // from × states + to
    std::vector<VisitMark> come, gone;                // one a session that has figures

    void setStates(std::size_t count);
    // Takes out of `come` and `gone` what is in both; both are in rising order afterwards.
    void settleVisits();
    [[nodiscard]] bool isZero() const;  // states and transitions
    [[nodiscard]] bool isNothing() const;
    bool operator==(const StudySum&) const = default;
};

struct StudySumKey {
    std::string study, scheme, site, place;
    auto operator<=>(const StudySumKey&) const = default;
};

// Sums kept as rows of `study_sums` that are only ever added, one commit's beside the other's, so that
// several importers never wait for each other. What an archive answers is their sum.
class StudySums {
public:
    // What a session adds, or with -1 takes away. One that enters no study changes nothing.
    void add(const ArchivedSession& session, int sign);
    // A row of `study_sums` from a column on: columns() in their order.
    void addRow(const RowView& row, int from = 0);
    // Settled; groups that come to nothing are left out.
    [[nodiscard]] std::map<StudySumKey, StudySum> take();
    // The same as rows of `study_sums` under a number of their own.
    [[nodiscard]] std::vector<Row> takeRows(const Uuid& batch);

    // What addRow() reads: "study, scheme, …".
    [[nodiscard]] static const std::string& columns();

private:
    StudySum& sumOf(std::string_view study, std::string_view scheme, std::string_view site,
                    std::string_view place);

    std::map<StudySumKey, StudySum> sums_;
    const StudySumKey* lastKey_ = nullptr;
    StudySum* last_ = nullptr;
};

// The columns of `sessions` that sums are made of, in the order archivedSession() reads them.
[[nodiscard]] const std::string& sumColumns();
// Texts are good as long as the row's.
[[nodiscard]] ArchivedSession archivedSession(const RowView& row);
// The same of a row on its way into `sessions`.
[[nodiscard]] ArchivedSession archivedSession(const Row& row);

// What a session in the archive adds to its study's sums.
Status readShare(Engine& engine, const std::string& session,
                 const std::function<void(const ArchivedSession&)>& each);
// Makes one row a group out of all of them, without one session: nothing of it is left in them then. Within
// a commit, while the session is still there.
Status foldSums(Engine& engine, const std::string& less);

}  // namespace tessera::archive
