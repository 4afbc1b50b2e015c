// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/arguments.h"
#include "app/cli/context.h"
#include "core/base/result.h"
#include "core/journal/fold.h"
#include "core/journal/lanes.h"
#include "core/measures/code_runs.h"
#include "core/store/library.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tessera::cli {

// Sessions of one scheme as the runs that a figure is worked out from.
struct ChosenSessions {
    std::vector<Uuid> sessions;
    std::vector<std::string> sourceIds;
    Scheme scheme;      // of the lane that was taken
    std::string group;  // its group of states, when there are several; otherwise empty
    std::vector<CodeRuns> runs;
    int status = kDone;  // kFailed when one could not be read: said on stderr, the others stand
};

// What makes runs of a lane. An error leaves that session out.
using RunsOf = std::function<Result<CodeRuns>(const Timeline&, const Scheme&)>;
// Time units; refuses more than `most` a session.
[[nodiscard]] RunsOf unitsOf(Millis unit, std::int64_t most);

// SESSION… or --all [--kind KIND], each once, in the order they were named, and --group NAME. Nothing, in
// words on stderr and with the exit status, when the words are wrong, no session can be read, they are of
// different schemes or have no such group.
[[nodiscard]] std::optional<ChosenSessions> chosenSessions(Context& context, const Arguments& arguments,
                                                           std::string_view command, const RunsOf& runsOf,
                                                           int& status);

// The lane of a session that the figures are of: that of the group named; else the first of a session coded
// by intervals, and all of one that was tapped freely. Errc::notFound, naming the groups there are.
[[nodiscard]] Result<Lane> chosenLane(const Fold& fold, const std::string& group);
// One line on stderr when the first group was taken because none was named.
void sayWhichLane(const Scheme& whole, const Lane& lane, const std::string& group);

// Values of options, or what stands when they are not given. Errc::invalid in words when they are none.
[[nodiscard]] Result<Millis> durationOption(const Arguments& arguments, std::string_view option,
                                            Millis otherwise);
[[nodiscard]] Result<std::uint64_t> wholeOption(const Arguments& arguments, std::string_view option,
                                                std::uint64_t otherwise, std::uint64_t least,
                                                std::uint64_t most);
// Above 0 and finite.
[[nodiscard]] Result<double> decimalOption(const Arguments& arguments, std::string_view option,
                                           double otherwise);

}  // namespace tessera::cli
