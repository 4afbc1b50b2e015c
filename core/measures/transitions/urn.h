// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/measures/code_runs.h"

#include <cstddef>
#include <vector>

namespace tessera {

// The codes of one session that occur, and what a beginning of it can have used of them: used counts are the
// digits of one number, so that every longer beginning has a larger number. A value; one a thread.
struct Urn {
    std::vector<std::size_t> code;      // place in the scheme's alphabet
    std::vector<std::size_t> count;     // how often it occurs
    std::vector<std::size_t> weight;    // of its digit
    std::vector<unsigned char> begins;  // by position: a run begins here
    std::size_t states = 1;             // may wrap around: ask for the work first

    explicit Urn(const CodeRuns& session)
    {
        std::vector<std::size_t> counts(session.codes, 0);
        for (const auto& run : session.runs) {
            for (std::size_t t = 0; t < run.size(); ++t) {
                ++counts[run[t]];
                begins.push_back(t == 0 ? 1 : 0);
            }
        }
        for (std::size_t k = 0; k < counts.size(); ++k) {
            if (counts[k] == 0) continue;
            code.push_back(k);
            count.push_back(counts[k]);
            weight.push_back(states);
            states *= counts[k] + 1;
        }
    }
};

}  // namespace tessera
