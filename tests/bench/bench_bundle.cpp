// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
// What a tap costs in a bundle, before any compression: 300 taps against a bundle without them.
#include "sync/bundle/bundle.h"
#include "tests/bench/measured.h"
#include "tests/support/builders.h"

#include <random>

using namespace tessera;
using namespace tessera::test;

namespace {

double bytesOf(const Journal& journal)
{
    BundleContent content;
    content.session = {journal.session(), partnershipActivities(), journal.entries(), {}, {}};
    content.device = Uuid{{1}};
    content.program = "tessera 0.1.0";
    return static_cast<double>(bench::must(encodeBundle(chosen(content, {}))).size());
}

}  // namespace

int main()
{
    bench::heading("Bytes in a bundle");
    constexpr int taps = 300;
    // Gaps of 1 to 25 s to the millisecond, each activity as likely as the next: nothing there to be guessed.
    std::mt19937 random(300);  // NOLINT(cert-msc32-c,cert-msc51-cpp): the same taps in every run
    std::vector<Entry> entries;
    std::int64_t at = 0;
    for (int i = 0; i < taps; ++i) {
        entries.push_back(activity(at, static_cast<CodeIndex>(random() % 4)));
        at += 1'000 + static_cast<std::int64_t>(random() % 24'000);
    }
    const double without = bytesOf(journalOf({}));
    bench::row("a bundle without taps", without, "bytes");
    bench::row("a tap, of 300", (bytesOf(journalOf(entries)) - without) / taps, "bytes", 3.5);
    return 0;
}
