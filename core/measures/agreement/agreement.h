// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/measures/agreement/block_bootstrap.h"
#include "core/measures/agreement/coefficients.h"
#include "core/measures/agreement/common_time.h"
#include "core/measures/agreement/events/event_alignment.h"
#include "core/measures/agreement/observer_delay.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace tessera {

struct AgreementSettings {
    Millis unit{1000};                // > 0
    std::optional<Millis> tolerance;  // >= 0; rounded down to whole units
    std::optional<Millis> block;      // > 0; of the bootstrap. Empty: blockLength()
    BootstrapSettings bootstrap;
};

// One table with what follows from it. The interval and the accuracy are those of kappa.
struct AgreementFigures {
    AgreementTable table;
    Coefficients coefficients;
    std::optional<BootstrapInterval> interval;
    std::optional<double> accuracy;  // observer_accuracy.h, over the codes that either used
};

// Everything about how two records of one visit agree, over the time in which both were observing. Can't-tell
// is the last code. Figures are empty where undefined.
struct PairAgreement {
    Millis length{0};        // of the common time
    std::size_t pieces = 0;  // it falls into so many
    bool byUtc = false;
    std::uint64_t firstBouts = 0, secondBouts = 0;  // can't-tells included

    AgreementFigures time;   // milliseconds; the interval sweep
    AgreementFigures units;  // time units
    struct Tolerance {
        std::uint64_t units = 0;     // to either side
        Coefficients first, second;  // by who is the reference
        bool tooWide = false;        // beyond half the median bout, where a tolerance means little
    };
    std::optional<Tolerance> tolerance;

    // Bouts aligned by costs 1 and 1. The table's last row and column are nil.
    AgreementTable aligned;
    std::uint64_t alignedPairs = 0, alignedAgreements = 0;
    std::optional<double> alignedPercent, alignedKappa, alignedKappaPlain, alignedKappaCodedOnly;
    std::optional<BootstrapInterval> alignedInterval;

    std::optional<double> alpha;  // nominal, on time units
    std::optional<BootstrapInterval> alphaInterval;
    std::optional<ObserverDelay> delay;
    Millis block{0};  // of the bootstrap, of running time
    std::size_t blocks = 0;
};

// Blocks must be longer than what hangs together in time: twice the mean bout, but at least a minute.
[[nodiscard]] Millis blockLength(const CommonTime& time);

// `time` must be of two records.
[[nodiscard]] PairAgreement agreementOf(const CommonTime& time, const AgreementSettings& settings);

// Alpha over all records of `time`, on time units; who did not observe a unit is missing from it.
struct AllAgreement {
    std::optional<double> alpha;
    std::optional<BootstrapInterval> interval;
    std::int64_t units = 0;  // those that at least two observed
};
[[nodiscard]] AllAgreement agreementOfAll(const CommonTime& time, const AgreementSettings& settings);

}  // namespace tessera
