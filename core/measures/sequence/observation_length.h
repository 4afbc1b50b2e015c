// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/measures/code_runs.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace tessera {

// How much observation is enough: how far the share of each activity would scatter if only so much had been
// observed. The question is that of Peterson et al. 2022 (Child & Youth Care Forum 51(1)): 40 to 60 minutes
// describe most activities reliably.
//
// Bootstrap of blocks (Künsch 1989; circular, Politis & Romano 1992): an observation of n units is put
// together from blocks of neighbouring units, since what a unit holds depends on the one before. A block
// begins at a unit drawn from all units of all sessions, each as likely, runs on in that session over its
// pieces and from its end on at its start; the last block is cut to n. So the mean share is the share in all
// sessions, whatever n. All lengths are in time units; can't-tells and pauses are in no unit.
struct EnoughSettings {
    std::vector<std::uint64_t> lengths;  // each > 0
    std::uint64_t block = 60;            // > 0
    std::uint32_t resamples = 1000;      // B, at least 2
    std::uint64_t seed = 1;
    double level = 0.95;   // of the intervals, between 0 and 1
    double margin = 0.05;  // enough: no end of the interval further than that from the share in all sessions
};

struct ShareSpread {
    double mean = 0, sd = 0;   // over the resamples; sd with B - 1
    double low = 0, high = 0;  // percentiles (1 - level) / 2 and (1 + level) / 2, linear between values
};

struct Enough {
    std::uint64_t units = 0;     // in all sessions
    std::vector<double> shares;  // in all sessions, by code
    // By length in the settings' order, then by code. Each length has its own stream of random numbers, so
    // that one length's figures do not depend on which others are asked for.
    std::vector<std::vector<ShareSpread>> spreads;
    // By code: the smallest of the lengths from which on, and at all longer ones asked for, the interval is
    // within the margin. Empty when there is none.
    std::vector<std::optional<std::uint64_t>> enough;
};

// Errc::invalid when a setting is out of its range or no session holds a unit. The same answer for the same
// settings on every machine. Time: lengths * resamples * (length / block).
[[nodiscard]] Result<Enough> observationEnough(std::span<const CodeRuns> sessions, std::size_t codes,
                                               const EnoughSettings& settings);

// The value below which that share of the values lies, linear between neighbours (R's type 7). Sorts them.
// Requires a value.
[[nodiscard]] double percentileOf(std::vector<double>& values, double share);

}  // namespace tessera
