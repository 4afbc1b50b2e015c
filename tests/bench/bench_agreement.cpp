// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
// Two records of 10,000 bouts: kappa by the interval sweep against reading both records once, and the
// alignment of their events.
#include "core/measures/agreement/events/event_alignment.h"
#include "core/measures/agreement/interval_sweep.h"
#include "tests/bench/measured.h"

#include <random>

using namespace tessera;

namespace {

constexpr std::size_t kBouts = 10'000;
constexpr int kRuns = 21;

// The second observer is a little late, and now and then has another code.
std::pair<Timeline, Timeline> twoRecords()
{
    std::mt19937 draw(20240101);
    Timeline first, second;
    const auto add = [](Timeline& timeline, CodeIndex code, Millis onset, Millis offset) {
        timeline.pieces.push_back({0, code, onset, offset, false});
        timeline.bouts.push_back({code, onset, offset, !timeline.bouts.empty()});
        timeline.end = offset;
    };
    Millis at{0}, late{0};
    CodeIndex code = 0, other = 1;
    for (std::size_t i = 0; i < kBouts; ++i) {
        const Millis next = at + Millis{3'000 + draw() % 40'000};
        const Millis nextLate = next + Millis{draw() % 2'000};
        code = static_cast<CodeIndex>((code + 1 + draw() % 3) % 4);
        const CodeIndex seen = draw() % 20 == 0 ? static_cast<CodeIndex>((code + 1) % 4) : code;
        other = seen == other ? static_cast<CodeIndex>((seen + 1) % 4) : seen;
        add(first, code, at, next);
        add(second, other, late, nextLate);
        at = next;
        late = nextLate;
    }
    return {first, second};
}

}  // namespace

int main()
{
    bench::heading("Agreement of two records of 10,000 bouts");
    const auto [first, second] = twoRecords();
    const std::vector<Recording> recordings{{&first, UtcTime{1}}, {&second, UtcTime{1}}};
    const Scheme& scheme = partnershipActivities();

    std::vector<double> floor, kappa, aligned;
    std::int64_t sum = 0;
    double found = 0;
    for (int run = 0; run < kRuns; ++run) {
        floor.push_back(bench::timed([&] {
            for (const Timeline* record : {&first, &second})
                for (const Bout& bout : record->bouts) sum += bout.length().count() * (bout.code + 1);
        }));
        kappa.push_back(bench::timed([&] {
            const CommonTime time = commonTime(recordings, scheme);
            found = coefficients(timeTable(pairedStretches(time.tracks[0], time.tracks[1]), time.codes))
                        .kappa.value_or(0);
        }));
    }
    const CommonTime time = commonTime(recordings, scheme);
    std::vector<Symbol> one, two;
    for (const CodedStretch& stretch : time.tracks[0]) one.push_back(stretch.code);
    for (const CodedStretch& stretch : time.tracks[1]) two.push_back(stretch.code);
    std::size_t pairs = 0;
    for (int run = 0; run < kRuns; ++run)
        aligned.push_back(bench::timed([&] { pairs = alignEvents(one, two).size(); }));
    if (sum == 0 || found <= 0 || found >= 1 || pairs < kBouts)
        bench::stop({Errc::invalid, "the records do not compare", {}});

    bench::row("floor: every bout of both read once", bench::median(floor), "ms");
    bench::row("kappa by the interval sweep, laid on one clock", bench::median(kappa), "ms", 5);
    bench::row("alignment of the events, costs 1 and 1", bench::median(aligned), "ms");
    return 0;
}
