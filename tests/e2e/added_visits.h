// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/app/study_samples.h"
#include "tests/e2e/app_window.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace tessera::test {

// A mark within a visit, said to be a step: at which minute, which of the five from 1, what it fed back, what
// it was about.
struct SaidStep {
    int minute = 0, kind = 1;
    std::uint32_t tags = 0;
    std::string issue;
};

// A visit of those minutes with those steps, its marks made live and said at once.
[[nodiscard]] inline StoredSession stepped(const std::string& letters, const Header& top,
                                           const std::vector<SaidStep>& steps)
{
    StoredSession session = minutesOf(letters, top);
    const Entry end = session.entries.back();
    session.entries.pop_back();
    for (const SaidStep& step : steps) {
        Entry mark = marker(step.minute * 60'000LL + 1'000, static_cast<CodeIndex>(3 + step.kind));
        Entry said = correction(EntryKind::tag, mark.at.count(), 0, mark.code, mark.at.count());
        said.tags = step.tags;
        said.text = step.issue;
        session.entries.push_back(mark);
        session.entries.push_back(said);
    }
    session.entries.push_back(end);
    std::stable_sort(session.entries.begin(), session.entries.end(),
                     [](const Entry& a, const Entry& b) { return a.at < b.at; });
    std::uint32_t number = 0;
    for (Entry& entry : session.entries) {
        entry.number = ++number;
        if (entry.kind == EntryKind::tag) entry.target = number - 1;
    }
    return session;
}

// Puts sessions into the library of a window, as if they had been coded or taken in before.
inline bool addVisits(AppWindow& app, const std::vector<StoredSession>& sessions)
{
    std::size_t done = 0;
    for (const StoredSession& stored : sessions)
        app.app().vault()->ask(
            [stored](Library& library) -> Result<Summary> {
                if (const auto outcome = library.merge(stored); !outcome) return outcome.error();
                return library.summary(stored.id);
            },
            [&app, &done](const Result<Summary>& summary) {
                if (!summary) return;
                app.app().visits()->put(*summary);
                ++done;
            });
    return app.waitUntil([&] { return done == sessions.size(); });
}

// Five visits of one family over some weeks, with their steps; the last one is illustrative.
[[nodiscard]] inline std::vector<StoredSession> visitsOfAFamily(const std::string& family)
{
    constexpr int kWeek = 7 * 24 * 60;
    const std::vector<std::pair<std::string, std::vector<SaidStep>>> told{
        {"LLLLMMLLMMJJ", {{1, 1, 0, ""}, {4, 1, 1, "Sleep"}, {8, 2, 0, "Sleep"}}},
        {"LLMMJJJJMMPP", {{2, 3, 2, "Partner's part"}, {6, 1, 0, "Sleep"}}},
        {"LMMMJJMMPPPP", {{1, 4, 6, "Sleep"}, {5, 5, 1, "Partner's part"}}},
        {"LLMMMMJJMMPP", {{3, 2, 0, "Her own wellbeing"}, {9, 4, 4, "Partner's part"}}},
        {"LMLMJMLMPPJM", {{4, 3, 0, "Her own wellbeing"}}}};
    std::vector<StoredSession> sessions;
    for (std::size_t i = 0; i < told.size(); ++i) {
        Header top = visitOf(family, "V" + std::to_string(i + 1), static_cast<int>(i) * kWeek);
        if (i == 1) top.place = PlaceKind::dayStay;
        if (i + 1 == told.size()) top.kind = SessionKind::illustrative;
        sessions.push_back(stepped(told[i].first, top, told[i].second));
    }
    return sessions;
}

}  // namespace tessera::test
