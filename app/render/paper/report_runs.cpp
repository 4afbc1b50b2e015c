// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/render/paper/report_runs.h"

#include "app/words/words.h"
#include "core/grid/reading.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace tessera {

namespace {

QString tr(const char* source)
{
    return QCoreApplication::translate("Report", source);
}

}  // namespace

std::vector<ReportContent::Run> runsOf(const Timeline& timeline, const Scheme& scheme)
{
    std::vector<std::pair<Millis, ReportContent::Run>> found;
    const std::vector<Square> squares = squaresByInteraction(timeline);
    for (std::size_t first = 0; first < squares.size();) {
        std::size_t beyond = first + 1;
        while (beyond < squares.size() && squares[beyond].joinsPrevious) ++beyond;
        const Square& start = squares[first];
        const Millis length =
            runningAt(timeline, squares[beyond - 1].offset) - runningAt(timeline, start.onset);
        const bool missed = start.code == kNoCode;
        found.push_back({start.onset,
                         {words::clock(start.runningOnset),
                          missed ? tr("Not coded") : words::shortLabel(scheme, start.code),
                          QString::number(beyond - first), words::clock(length)}});
        first = beyond;
    }
    for (const Span& pause : timeline.pauses)
        found.push_back({pause.onset,
                         {words::clock(runningAt(timeline, pause.onset)), tr("Pause"), QString{},
                          words::clock(pause.length())}});
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& one, const auto& other) { return one.first < other.first; });
    std::vector<ReportContent::Run> runs;
    for (auto& [onset, run] : found) runs.push_back(std::move(run));
    return runs;
}

}  // namespace tessera
