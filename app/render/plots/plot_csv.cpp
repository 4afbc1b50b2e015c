// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/render/plots/plot_csv.h"

#include "app/render/plots/plot_figures.h"
#include "sync/formats/csv_text.h"
#include "sync/formats/figures.h"

#include <charconv>
#include <cmath>
#include <optional>

namespace tessera {

namespace {

using Fields = std::vector<std::string>;

std::string number(std::uint64_t value)
{
    return std::to_string(value);
}

// Shortest digits that read back as the same number.
std::string number(std::optional<double> value)
{
    if (!value || !std::isfinite(*value)) return {};
    char text[32];
    const auto [end, problem] = std::to_chars(text, text + sizeof text, *value);
    return problem == std::errc{} ? std::string(text, end) : std::string{};
}

std::string codeId(const Scheme& scheme, CodeIndex code)
{
    return code < scheme.codeCount() ? scheme.code(code).id : "cannot-tell";
}

class PlotTable {
public:
    PlotTable(const StudySessions& study, const PlotAsk& ask)
        : study_(study), ask_(ask), states_(study.scheme.states())
    {
    }

    std::string write()
    {
        Fields head = header();
        columns_ = head.size();
        head.insert(head.end(), {"settings", "version"});
        text_ = csvLine(head);
        for (const StudySessionGroup& group : grouped(study_, ask_.grouping)) {
            group_ = {ask_.grouping == StudyGrouping::together ? "all" : group.name, number(group.visits)};
            if (!group.shown()) {
                line({}, "fewer than five visits");
                continue;
            }
            add(group);
        }
        return text_;
    }

private:
    [[nodiscard]] Fields header() const
    {
        switch (ask_.kind) {
            case PlotKind::index:
                return {"group", "visits", "recording", "code", "onset_ms", "offset_ms"};
            case PlotKind::distribution:
                return {"group", "visits", "position_ms",       "visits_there", "recordings_there",
                        "code",  "share",  "entropy_normalised"};
            case PlotKind::bars:
                return {"group", "visits", "recordings", "code", "mean_ms", "standard_error_ms", "share"};
            case PlotKind::transitions:
                return {"group", "visits", "recordings",  "from",     "from_share",
                        "to",    "count",  "probability", "expected", "adjusted_residual"};
        }
        return {};
    }

    [[nodiscard]] std::string settings() const
    {
        const std::string top = "study " + study_.study + "; scheme " + study_.scheme.id +
                                "; real sessions; no group under five visits; ";
        switch (ask_.kind) {
            case PlotKind::index:
                return top + "recordings in the order of their start; session clock, pauses left empty";
            case PlotKind::distribution:
                return top + "unit " + std::to_string(study_.unit.count()) +
                       " ms, code at its start, on the session's clock; pauses and can't-tell not observed; "
                       "positions of fewer than five visits left out; entropy of the shares at a position / "
                       "ln A, A = "
                       "activities of the scheme";
            case PlotKind::bars:
                return top +
                       "mean over recordings; standard error sd / sqrt(n), sd with n - 1; share of all "
                       "coded time";
            case PlotKind::transitions:
                return top +
                       "from bout to bout with nothing between, lag 1, pooled; expected: "
                       "quasi-independence; adjusted residuals: Haberman, exact leverages";
        }
        return top;
    }

    void line(const Fields& more, const std::string& instead = {})
    {
        Fields fields = group_;
        fields.insert(fields.end(), more.begin(), more.end());
        fields.resize(columns_);
        // Once is enough: on the first line, and where a group has no figures.
        const std::string said = first_ && instead.empty() ? settings() : instead;
        if (instead.empty()) first_ = false;
        fields.insert(fields.end(), {said, std::string(programVersion())});
        text_ += csvLine(fields);
    }

    void add(const StudySessionGroup& group)
    {
        switch (ask_.kind) {
            case PlotKind::index:
                return addIndex(group);
            case PlotKind::distribution:
                return addDistribution(group);
            case PlotKind::bars:
                return addBars(group);
            case PlotKind::transitions:
                return addTransitions(group);
        }
    }

    void addIndex(const StudySessionGroup& group)
    {
        std::uint64_t recording = 0;
        for (const StudySession* const session : group.sessions) {
            ++recording;
            for (const StudyStretch& stretch : session->stretches)
                line({number(recording), codeId(study_.scheme, stretch.code),
                      std::to_string(stretch.onset.count()), std::to_string(stretch.offset.count())});
        }
    }

    void addDistribution(const StudySessionGroup& group)
    {
        const DistributionFigures figures = distributionFigures(group, states_.size());
        for (std::size_t i = 0; i < figures.distribution.positions(); ++i) {
            if (!figures.shown(i)) continue;
            const auto position = study_.unit.count() * static_cast<std::int64_t>(i);
            for (std::size_t code = 0; code < states_.size(); ++code)
                line({std::to_string(position), number(figures.visits[i]),
                      number(std::optional<double>(figures.distribution.observed[i])),
                      codeId(study_.scheme, states_[code]),
                      number(figures.distribution.share(i, static_cast<Symbol>(code))),
                      number(figures.distribution.entropy[i])});
        }
    }

    void addBars(const StudySessionGroup& group)
    {
        const auto figures = meanTimeFigures(group, states_.size());
        for (std::size_t code = 0; code < states_.size(); ++code)
            line({number(group.sessions.size()), codeId(study_.scheme, states_[code]),
                  number(std::optional<double>(figures[code].meanMs)), number(figures[code].errorMs),
                  number(std::optional<double>(figures[code].share))});
    }

    void addTransitions(const StudySessionGroup& group)
    {
        const auto times = meanTimeFigures(group, states_.size());
        const LagTable table = transitionFigures(group, states_.size());
        for (std::size_t from = 0; from < states_.size(); ++from) {
            for (std::size_t to = 0; to < states_.size(); ++to) {
                if (table.isStructural(from, to)) continue;
                line({number(group.sessions.size()), codeId(study_.scheme, states_[from]),
                      number(std::optional<double>(times[from].share)), codeId(study_.scheme, states_[to]),
                      number(table.counts.at(from, to)), number(table.probabilities.at(from, to)),
                      number(table.expected.at(from, to)), number(table.adjustedResiduals.at(from, to))});
            }
        }
    }

    const StudySessions& study_;
    PlotAsk ask_;
    std::vector<CodeIndex> states_;
    Fields group_;
    std::size_t columns_ = 0;
    bool first_ = true;
    std::string text_;
};

}  // namespace

std::string plotCsv(const StudySessions& study, const PlotAsk& ask)
{
    return PlotTable(study, ask).write();
}

}  // namespace tessera
