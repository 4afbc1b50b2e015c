// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/chosen_sessions.h"
#include "app/cli/commands/commands.h"
#include "core/measures/agreement/one_visit.h"
#include "core/measures/agreement/time_units.h"
#include "sync/formats/research/agreement_report.h"
#include "sync/formats/seconds.h"

#include <algorithm>
#include <cstdio>
#include <deque>
#include <limits>

namespace tessera::cli {
namespace {

constexpr std::int64_t kMostUnits = 50'000'000;  // beyond it the units alone would fill the memory

struct Loaded {
    StoredSession stored;
    Lane lane;
    Header header;
    std::optional<UtcTime> opened;
    [[nodiscard]] Recording recording() const { return {&lane.timeline, opened}; }
};

Result<std::optional<Millis>> duration(const Arguments& arguments, std::string_view option, bool noneAllowed)
{
    if (!arguments.has(option)) return std::optional<Millis>{};
    const std::string text = arguments.value(option);
    const bool none = noneAllowed && (text == "0ms" || text == "0s" || text == "0m" || text == "0h");
    const auto length = none ? std::optional(Millis{0}) : parseDuration(text);
    if (!length)
        return Error{Errc::invalid, std::string(option) + " is a number with ms, s, m or h, not " + text, {}};
    return length;
}

Result<AgreementSettings> readSettings(const Arguments& arguments)
{
    AgreementSettings settings;
    const auto unit = duration(arguments, "--unit", false);
    const auto tolerance = duration(arguments, "--tolerance", true);
    const auto block = duration(arguments, "--block", false);
    const auto resamples =
        wholeOption(arguments, "--resamples", settings.bootstrap.resamples, 100, 1'000'000);
    const auto seed = wholeOption(arguments, "--seed", settings.bootstrap.seed, 0,
                                  std::numeric_limits<std::uint64_t>::max());
    for (const auto* length : {&unit, &tolerance, &block})
        if (!*length) return length->error();
    for (const auto* number : {&resamples, &seed})
        if (!*number) return number->error();
    settings.unit = unit->value_or(settings.unit);
    settings.tolerance = *tolerance;
    settings.block = *block;
    settings.bootstrap.resamples = static_cast<std::uint32_t>(*resamples);
    settings.bootstrap.seed = *seed;
    return settings;
}

// Into a deque: timelines are pointed at.
Status load(std::deque<Loaded>& all, const Library& library, const Uuid& session, const std::string& group)
{
    auto stored = library.load(session);
    if (!stored) return stored.error();
    Loaded& one = all.emplace_back();
    one.stored = std::move(*stored);
    const auto journal = Context::journal(library, one.stored);
    if (!journal) return journal.error();
    auto lane = chosenLane(journal->fold(), group);
    if (!lane) return Error{lane.error().code, lane.error().what, session.text()};
    one.lane = std::move(*lane);
    one.header = journal->header();
    one.opened = openedAt(*journal);
    return {};
}

// Schemes are the same when they have the same name and the same states; labels and colours do not matter
// here.
bool sameStates(const Scheme& one, const Scheme& other)
{
    const auto states = one.states();
    return one.id == other.id && states == other.states() &&
           std::all_of(states.begin(), states.end(),
                       [&](CodeIndex code) { return one.code(code).id == other.code(code).id; });
}

// What keeps these sessions from being compared, unless it is forced. A scheme cannot be forced.
Status comparable(const std::deque<Loaded>& all, bool force, bool& forced)
{
    for (std::size_t i = 1; i < all.size(); ++i) {
        const std::string where = all[i].stored.id.text();
        if (!sameStates(all[i].stored.scheme, all[0].stored.scheme))
            return Error{Errc::refused,
                         "this session's scheme " + all[i].stored.scheme.id + " is another than " +
                             all[0].stored.scheme.id + "; only sessions of one scheme can be compared",
                         where};
        for (std::size_t j = 0; j < i; ++j) {
            const auto reason =
                whyNotOneVisit(all[j].header, all[j].recording(), all[i].header, all[i].recording());
            if (reason && !force)
                return Error{Errc::refused,
                             "this is no session of the same visit as " + all[j].stored.id.text() + ": " +
                                 *reason + "; --force compares them all the same",
                             where};
            forced = forced || reason.has_value();
        }
    }
    return {};
}

// Sessions of different visits hardly ever overlap: when forced, they are then laid on zero.
void layOnZeroIfApart(std::vector<Recording>& recordings, const Scheme& scheme)
{
    if (commonTime(recordings, scheme).length().count() > 0) return;
    for (Recording& one : recordings) one.opened.reset();
}

Result<AgreementReport> compare(const std::deque<Loaded>& all, const AgreementSettings& settings, bool forced)
{
    AgreementReport report;
    report.scheme = all[0].lane.scheme;
    if (all[0].stored.scheme.stateGroups().size() > 1) report.group = all[0].lane.group;
    report.settings = settings;
    std::vector<Recording> recordings;
    for (const Loaded& one : all) {
        report.sessions.push_back({one.stored.id, one.header.observer});
        recordings.push_back(one.recording());
    }
    report.forced = forced;
    if (forced) layOnZeroIfApart(recordings, report.scheme);
    const CommonTime everybody = commonTime(recordings, report.scheme);
    if (unitCount(everybody, settings.unit) > kMostUnits)
        return Error{Errc::refused,
                     "these sessions are too long for units of that length; choose a longer --unit",
                     all[0].stored.id.text()};
    for (std::size_t i = 0; i < recordings.size(); ++i) {
        for (std::size_t j = i + 1; j < recordings.size(); ++j) {
            const std::vector<Recording> two{recordings[i], recordings[j]};
            report.pairs.push_back({i, j, agreementOf(commonTime(two, report.scheme), settings)});
        }
    }
    report.all = agreementOfAll(everybody, settings);
    return report;
}

}  // namespace

int runAgreement(Context& context, const Arguments& arguments)
{
    const auto settings = readSettings(arguments);
    if (!settings) return wrongWords(settings.error().what);

    const auto library = context.open(Context::Access::read);
    if (!library) return failed(library.error());
    std::deque<Loaded> all;
    for (const std::string& text : arguments.operands()) {
        const auto session = Context::session(**library, text);
        if (!session) return failed(session.error());
        const Status loaded = load(all, **library, *session, arguments.value("--group"));
        if (!loaded) return failed(loaded.error());
    }
    bool forced = false;
    if (const Status status = comparable(all, arguments.has("--force"), forced); !status)
        return failed(status.error());
    const auto report = compare(all, *settings, forced);
    if (!report) return failed(report.error());
    sayWhichLane(all[0].stored.scheme, all[0].lane, arguments.value("--group"));
    for (const std::string& warning : agreementWarnings(*report))
        std::fprintf(stderr, "tessera-cli: %s\n", warning.c_str());
    return print(arguments.has("--json") ? agreementJson(*report) : agreementText(*report));
}

}  // namespace tessera::cli
