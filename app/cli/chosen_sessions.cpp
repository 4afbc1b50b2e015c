// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/chosen_sessions.h"

#include "core/store/summary.h"
#include "sync/formats/seconds.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>

namespace tessera::cli {
namespace {

Error invalid(const std::string& what)
{
    return {Errc::invalid, what, {}};
}

// Which kind of sessions --all stands for.
Result<SessionKind> readChoice(const Arguments& arguments, std::string_view command)
{
    const bool all = arguments.has("--all");
    if (all != arguments.operands().empty())
        return invalid(std::string(command) + " needs SESSION… or --all, one of them");
    if (!arguments.has("--kind")) return SessionKind::real;
    if (!all) return invalid("--kind goes with --all");
    const auto named = sessionKindFromName(arguments.value("--kind"));
    if (!named)
        return invalid("--kind is real, practice, trial or illustrative, not " + arguments.value("--kind"));
    return *named;
}

Result<std::vector<Uuid>> meant(const Library& library, const Arguments& arguments, SessionKind kind)
{
    std::vector<Uuid> chosen;
    if (arguments.has("--all")) {
        const auto summaries = library.summaries();
        if (!summaries) return summaries.error();
        for (const Summary& summary : *summaries)
            if (summary.header.kind == kind) chosen.push_back(summary.session);
        return chosen;
    }
    for (const std::string& text : arguments.operands()) {
        const auto session = Context::session(library, text);
        if (!session) return session.error();
        if (std::find(chosen.begin(), chosen.end(), *session) == chosen.end()) chosen.push_back(*session);
    }
    return chosen;
}

std::string groupNames(const Scheme& scheme)
{
    std::string names;
    for (const std::size_t group : scheme.stateGroups())
        names += (names.empty() ? "" : ", ") + scheme.groups[group].name;
    return names;
}

// Takes one session after another; all must be of the first one's scheme.
class Taker {
public:
    Taker(const Library& library, const RunsOf& runsOf, std::string group)
        : library_(library), runsOf_(runsOf), group_(std::move(group))
    {
    }

    // What goes wrong with `stopped` set is wrong with the whole choice, not with this session alone.
    Status take(const Uuid& session, bool& stopped)
    {
        const auto stored = library_.load(session);
        if (!stored) return stored.error();
        const auto journal = Context::journal(library_, *stored);
        if (!journal) return journal.error();
        const Scheme& whole = journal->fold().scheme();
        if (pool.sessions.empty()) schemeId_ = whole.id;
        stopped = schemeId_ != whole.id;
        if (stopped)
            return Error{Errc::invalid,
                         "this session is of the scheme " + whole.id + ", others are of " + schemeId_ +
                             "; name sessions of one scheme",
                         session.text()};
        const auto lane = chosenLane(journal->fold(), group_);
        stopped = !lane;
        if (!lane) return Error{lane.error().code, lane.error().what, session.text()};
        auto runs = runsOf_(lane->timeline, lane->scheme);
        if (!runs) return Error{runs.error().code, runs.error().what, session.text()};
        if (pool.sessions.empty()) {
            pool.scheme = lane->scheme;
            pool.group = whole.stateGroups().size() > 1 ? lane->group : std::string();
            sayWhichLane(whole, *lane, group_);
        }
        pool.sessions.push_back(session);
        pool.sourceIds.push_back(journal->header().sourceId);
        pool.runs.push_back(std::move(*runs));
        return {};
    }

    ChosenSessions pool;

private:
    const Library& library_;
    const RunsOf& runsOf_;
    std::string group_;
    std::string schemeId_;
};

}  // namespace

RunsOf unitsOf(Millis unit, std::int64_t most)
{
    return [unit, most](const Timeline& timeline, const Scheme& scheme) -> Result<CodeRuns> {
        if (timeline.coded() / unit > most)
            return Error{Errc::refused,
                         "more than " + std::to_string(most) + " time units; choose a longer --unit",
                         {}};
        return unitRuns(timeline, scheme, unit);
    };
}

Result<Lane> chosenLane(const Fold& fold, const std::string& group)
{
    const Scheme& whole = fold.scheme();
    if (group.empty()) return std::move(lanesOf(fold).front());
    for (const std::size_t one : whole.stateGroups())
        if (whole.groups[one].name == group) return laneOf(fold, one);
    return Error{Errc::notFound,
                 "there is no group of activities " + group + " in " + whole.id + "; its groups are " +
                     groupNames(whole),
                 {}};
}

void sayWhichLane(const Scheme& whole, const Lane& lane, const std::string& group)
{
    if (!group.empty() || lane.group.empty() || whole.stateGroups().size() < 2) return;
    std::fprintf(
        stderr,
        "tessera-cli: %s has several groups of activities (%s); these figures are of %s, --group takes "
        "another\n",
        whole.id.c_str(), groupNames(whole).c_str(), lane.group.c_str());
}

std::optional<ChosenSessions> chosenSessions(Context& context, const Arguments& arguments,
                                             std::string_view command, const RunsOf& runsOf, int& status)
{
    const auto kind = readChoice(arguments, command);
    if (!kind) {
        status = wrongWords(kind.error().what);
        return std::nullopt;
    }
    const auto library = context.open(Context::Access::read);
    if (!library) {
        status = failed(library.error());
        return std::nullopt;
    }
    const auto chosen = meant(**library, arguments, *kind);
    if (!chosen) {
        status = failed(chosen.error());
        return std::nullopt;
    }
    if (chosen->empty()) {
        status = failed({Errc::notFound,
                         "there is no session of that kind; tessera-cli sessions lists those that are there",
                         {}});
        return std::nullopt;
    }
    status = kFailed;
    Taker taker(**library, runsOf, arguments.value("--group"));
    for (const Uuid& session : *chosen) {
        bool stopped = false;
        if (const Status taken = taker.take(session, stopped); !taken)
            taker.pool.status = failed(taken.error());
        if (stopped) return std::nullopt;
    }
    if (taker.pool.sessions.empty()) return std::nullopt;
    status = kDone;
    return std::move(taker.pool);
}

Result<Millis> durationOption(const Arguments& arguments, std::string_view option, Millis otherwise)
{
    if (!arguments.has(option)) return otherwise;
    const auto length = parseDuration(arguments.value(option));
    if (!length)
        return invalid(std::string(option) + " is a number with ms, s, m or h, not " +
                       arguments.value(option));
    return *length;
}

Result<std::uint64_t> wholeOption(const Arguments& arguments, std::string_view option,
                                  std::uint64_t otherwise, std::uint64_t least, std::uint64_t most)
{
    if (!arguments.has(option)) return otherwise;
    const std::string text = arguments.value(option);
    std::uint64_t number = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (problem != std::errc{} || end != text.data() + text.size() || number < least || number > most)
        return invalid(std::string(option) + " is a whole number from " + std::to_string(least) + " to " +
                       std::to_string(most) + ", not " + text);
    return number;
}

Result<double> decimalOption(const Arguments& arguments, std::string_view option, double otherwise)
{
    if (!arguments.has(option)) return otherwise;
    const std::string text = arguments.value(option);
    double number = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (problem != std::errc{} || end != text.data() + text.size() || !std::isfinite(number) || number <= 0)
        return invalid(std::string(option) + " is a number above 0, not " + text);
    return number;
}

}  // namespace tessera::cli
