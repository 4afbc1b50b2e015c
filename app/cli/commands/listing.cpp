// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands/archive/archive_figures.h"
#include "app/cli/commands/commands.h"
#include "core/store/summary.h"
#include "sync/formats/figures_json.h"
#include "sync/formats/seconds.h"
#include "sync/keeping/retention.h"

#include <cmath>
#include <cstdio>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace tessera::cli {
namespace {

std::string column(std::string text, std::size_t width)
{
    if (text.size() < width) text.resize(width, ' ');
    return text + "  ";
}

std::string orDash(const std::string& text)
{
    return text.empty() ? "-" : text;
}

std::string listed(const std::vector<Summary>& sessions)
{
    if (sessions.empty()) return "No sessions yet.\n";
    std::string text = column("session", 36) + column("start", 20) + column("family", 8) +
                       column("observer", 8) + column("kind", 12) + column("observed", 8) +
                       column("squares", 7) + "state\n";
    for (const Summary& one : sessions) {
        text += column(one.session.text(), 36) +
                column(one.header.start.ms == 0 ? "-" : isoText(one.header.start), 20) +
                column(orDash(one.header.family), 8) + column(orDash(one.header.observer), 8) +
                column(std::string(name(one.header.kind)), 12) + column(clockText(one.observed), 8) +
                column(std::to_string(one.interactions), 7) + std::string(name(one.state)) + "\n";
    }
    return text;
}

std::string percent(const std::optional<double>& share)
{
    if (!share) return "-";
    return std::to_string(static_cast<int>(std::lround(*share * 100))) + " %";
}

std::string describedLane(const SessionFigures& figures)
{
    const TimeBudget& budget = figures.budget;
    std::string text;
    if (figures.intervals) {
        const SessionFigures::Intervals& asked = *figures.intervals;
        text += (figures.group.empty() ? "" : figures.group + ": ") + std::to_string(asked.coded) + " of " +
                std::to_string(asked.asked) + " intervals of " + secondsText(asked.length) + " s coded, " +
                std::to_string(asked.missed) + " missed\n";
    }
    text += "observed " + clockText(budget.observed) + ", coded " + clockText(budget.coded) + ", paused " +
            clockText(budget.paused) + ", can't tell " + clockText(budget.cannotTell) + "; " +
            std::to_string(budget.interactions) + " interactions, " + std::to_string(budget.bouts) +
            " bouts, " + std::to_string(budget.shifts) + " shifts\n";
    text += column("", 32) + column("time", 8) + column("share", 6) + column("bouts", 5) +
            column("interactions", 12) + column("longest", 8) + "first at\n";
    for (const ActivityBudget& one : budget.activities) {
        text += column(figures.scheme.code(one.code).label, 32) + column(clockText(one.time), 8) +
                column(percent(one.share), 6) + column(std::to_string(one.bouts), 5) +
                column(std::to_string(one.interactions), 12) +
                column(one.longestBout ? clockText(*one.longestBout) : "-", 8) +
                (one.latency ? clockText(*one.latency) : "-") + "\n";
    }
    return text;
}

std::string described(const SessionFigures& figures)
{
    std::string text = figures.session.text() + "  " + figures.scheme.id + "\n";
    if (figures.lanes.empty()) return text + describedLane(figures);
    for (const SessionFigures& lane : figures.lanes) text += "\n" + describedLane(lane);
    return text;
}

// Ids of all sessions of a kind, or of those named; an error names the first that cannot be found.
Result<std::vector<Uuid>> chosenSessions(const Library& library, const Arguments& arguments, SessionKind kind)
{
    std::vector<Uuid> chosen;
    if (arguments.has("--all")) {
        const auto summaries = library.summaries();
        if (!summaries) return summaries.error();
        for (const Summary& summary : *summaries) {
            if (summary.header.kind == kind) chosen.push_back(summary.session);
        }
        return chosen;
    }
    for (const std::string& text : arguments.operands()) {
        const auto session = Context::session(library, text);
        if (!session) return session.error();
        chosen.push_back(*session);
    }
    return chosen;
}

Result<SessionFigures> figuresOfStored(const Library& library, const Uuid& session,
                                       const FigureSettings& settings)
{
    const auto stored = library.load(session);
    if (!stored) return stored.error();
    const auto journal = Context::journal(library, *stored);
    if (!journal) return journal.error();
    return figuresOf(*journal, settings);
}

// Where figures come from: the library, or the archive that --archive names.
class FigureSource {
public:
    Status open(Context& context, const Arguments& arguments)
    {
        if (arguments.has("--archive")) {
            auto archive = askedArchive(arguments);
            if (!archive) return archive.error();
            archive_ = std::move(*archive);
            return {};
        }
        auto library = context.open(Context::Access::read);
        if (!library) return library.error();
        library_ = std::move(*library);
        return {};
    }
    [[nodiscard]] Result<std::vector<Uuid>> chosen(const Arguments& arguments, bool all, SessionKind kind)
    {
        return archive_ ? archivedSessions(*archive_, arguments, all, kind)
                        : chosenSessions(*library_, arguments, kind);
    }
    [[nodiscard]] Result<SessionFigures> figures(const Uuid& session, const FigureSettings& settings)
    {
        return archive_ ? archivedFigures(*archive_, session, settings)
                        : figuresOfStored(*library_, session, settings);
    }

private:
    std::unique_ptr<Library> library_;
    std::unique_ptr<Archive> archive_;
};

}  // namespace

int runSessions(Context& context, const Arguments& arguments)
{
    KeptUntil until;
    const auto summaries = [&]() -> Result<std::vector<Summary>> {
        if (arguments.has("--archive")) {
            const auto archive = askedArchive(arguments);
            return archive ? archivedSummaries(**archive) : archive.error();
        }
        const auto library = context.open(Context::Access::read);
        if (!library) return library.error();
        auto rules = keepingRules(**library);
        if (!rules) return rules.error();
        until = [rules = std::move(*rules)](const Summary& summary) { return rules.until(summary); };
        return (*library)->summaries();
    };
    const auto sessions = summaries();
    if (!sessions) return failed(sessions.error());
    return print(arguments.has("--json") ? sessionsJson(*sessions, until) : listed(*sessions));
}

int runMeasures(Context& context, const Arguments& arguments)
{
    const bool all = arguments.has("--all");
    if (all != arguments.operands().empty())
        return wrongWords("measures needs SESSION… or --all, one of them");
    if (arguments.has("--json") && arguments.has("--csv"))
        return wrongWords("give --json or --csv, not both");
    if (arguments.has("--kind") && !all) return wrongWords("--kind goes with --all");
    SessionKind kind = SessionKind::real;
    if (arguments.has("--kind")) {
        const auto named = sessionKindFromName(arguments.value("--kind"));
        if (!named) {
            return wrongWords("--kind is real, practice, trial or illustrative, not " +
                              arguments.value("--kind"));
        }
        kind = *named;
    }
    FigureSettings settings;
    if (arguments.has("--unit")) {
        const auto unit = parseDuration(arguments.value("--unit"));
        if (!unit)
            return wrongWords("--unit is a number with ms, s, m or h, not " + arguments.value("--unit"));
        settings.unit = *unit;
    }

    FigureSource source;
    if (Status opened = source.open(context, arguments); !opened) return failed(opened.error());
    const auto chosen = source.chosen(arguments, all, kind);
    if (!chosen) return failed(chosen.error());

    int status = kDone;
    std::vector<SessionFigures> figures;
    for (const Uuid& session : *chosen) {
        auto one = source.figures(session, settings);
        if (one) {
            figures.push_back(std::move(*one));
        } else {
            status = failed(one.error());
        }
    }
    if (figures.empty() && status != kDone) return status;

    std::string text;
    if (arguments.has("--csv")) {
        text = measuresCsv(figures, settings);
    } else if (arguments.has("--json")) {
        text = measuresJson(figures, settings, all || chosen->size() > 1);
    } else {
        for (const SessionFigures& one : figures) text += (text.empty() ? "" : "\n") + described(one);
    }
    const int printed = print(text);
    return printed == kDone ? status : printed;
}

}  // namespace tessera::cli
