// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/journal/journal.h"
#include "core/measures/time_budget.h"
#include "core/scheme/scheme.h"

#include <string>
#include <string_view>
#include <vector>

namespace tessera {

// The figures of one session, as they leave in JSON or CSV.
struct SessionFigures {
    Uuid session;
    std::string sourceId;
    Scheme scheme;
    TimeBudget budget;
};
[[nodiscard]] SessionFigures figuresOf(const Journal& journal);

// What the figures were worked out with; written beside them.
struct FigureSettings {
    Millis unit{1000};  // of the sequence measures
};

// The program's version, as it stands in every figure and bundle.
[[nodiscard]] std::string_view programVersion();

}  // namespace tessera
