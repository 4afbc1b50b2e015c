// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/archive/study.h"

#include "sync/archive/inside/study_sums.h"

#include <algorithm>
#include <map>
#include <utility>

namespace tessera {

namespace {

using archive::StudySum;
using archive::VisitMark;

std::uint64_t positive(std::int64_t value)
{
    return value > 0 ? static_cast<std::uint64_t>(value) : 0;
}

// A group while it is being summed up; visits are marks until they are counted.
struct Group {
    StudyGroup figures;
    std::vector<VisitMark> visits;
};
using Groups = std::map<std::string, Group>;

void add(Group& group, const StudySum& sum)
{
    StudyGroup& figures = group.figures;
    figures.sessions += positive(sum.sessions);
    figures.forked += positive(sum.forked);
    group.visits.insert(group.visits.end(), sum.come.begin(), sum.come.end());
    if (sum.sessions <= 0) return;
    const std::size_t codes = sum.states.size();
    if (figures.states.empty()) {
        figures.states.resize(codes);
        figures.transitions = CountTable(codes);
    }
    std::size_t place = 0;
    for (std::uint64_t* figure :
         {&figures.observedMs, &figures.codedMs, &figures.pausedMs, &figures.cannotTellMs,
          &figures.interactions, &figures.bouts, &figures.shifts})
        *figure += positive(sum.figures[place++]);
    for (std::size_t from = 0; from < std::min(codes, figures.states.size()); ++from) {
        figures.states[from].timeMs += positive(sum.states[from][0]);
        figures.states[from].bouts += positive(sum.states[from][1]);
        figures.states[from].interactions += positive(sum.states[from][2]);
        for (std::size_t to = 0; to < std::min(codes, figures.states.size()); ++to)
            figures.transitions.at(from, to) += positive(sum.transitions[from * codes + to]);
    }
}

StudyGroup finished(std::string name, Group&& group)
{
    std::sort(group.visits.begin(), group.visits.end());
    const auto last = std::unique(group.visits.begin(), group.visits.end());
    StudyGroup& figures = group.figures;
    figures.name = std::move(name);
    figures.visits = static_cast<std::uint64_t>(last - group.visits.begin());
    figures.shown = figures.visits >= kFewestVisits;
    if (!figures.shown) {
        StudyGroup hidden;
        hidden.name = figures.name;
        hidden.sessions = figures.sessions;
        hidden.visits = figures.visits;
        hidden.forked = figures.forked;
        return hidden;
    }
    return std::move(figures);
}

std::vector<StudyGroup> finished(Groups&& groups)
{
    std::vector<StudyGroup> all;
    for (auto& [name, group] : groups) all.push_back(finished(name, std::move(group)));
    return all;
}

// One study under one scheme.
struct Pool {
    Group all;
    Groups bySite, byPlace;
};

}  // namespace

Result<std::vector<StudyFigures>> studyFigures(Archive& archive, const std::optional<std::string>& study)
{
    archive::StudySums sums;
    if (const Status read = archive.readSums(study, sums); !read) return read.error();
    std::map<std::pair<std::string, std::string>, Pool> pools;
    for (const auto& [key, sum] : sums.take()) {
        Pool& pool = pools[{key.study, key.scheme}];
        add(pool.all, sum);
        add(pool.bySite[key.site], sum);
        add(pool.byPlace[key.place], sum);
    }
    if (study && pools.empty())
        return Error{Errc::notFound, "There are no real sessions of this study in the archive.", *study};
    std::vector<StudyFigures> answer;
    for (auto& [key, pool] : pools) {
        auto scheme = archive.scheme(key.first, key.second);
        if (!scheme) return scheme.error();
        StudyFigures& figures = answer.emplace_back();
        figures.study = key.first;
        figures.scheme = std::move(*scheme);
        figures.all = finished({}, std::move(pool.all));
        figures.bySite = finished(std::move(pool.bySite));
        figures.byPlace = finished(std::move(pool.byPlace));
    }
    return answer;
}

}  // namespace tessera
