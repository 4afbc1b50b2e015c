// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
// What sealing costs: added to a tap where a study is enrolled, to the export of a visit, and to the import
// of 10,000 bundles into a library. The argument is another number of bundles.
#include "sync/bundle/exchange.h"
#include "sync/bundle/trust/enrolment.h"
#include "sync/bundle/trust/study_card.h"
#include "sync/seal/age_file.h"
#include "tests/bench/measured.h"
#include "tests/support/builders.h"

#include <cstdlib>
#include <filesystem>

using namespace tessera;
using namespace tessera::test;

namespace {

namespace fs = std::filesystem;

std::unique_ptr<Library> library(const fs::path& folder)
{
    LibraryOptions options;
    options.folder = folder;
    return bench::must(Library::open(options));
}

Uuid keep(Library& into, const Journal& journal)
{
    bench::must(into.createSession(journal.session(), partnershipActivities()));
    bench::must(into.append(journal.session(), journal.entries()));
    return journal.session();
}

// A visit of an hour: some 120 squares.
Journal visitOfAnHour()
{
    std::string letters;
    for (int i = 0; i < 30; ++i) letters += "LMJP";
    return visit(letters, 30'000);
}

// A tap appended and durable, in a library of no study and in one of a study, in turn so that both meet the
// same disk.
void taps(const fs::path& place, const Sealing& sealed)
{
    std::string letters;
    for (int i = 0; i < 150; ++i) letters += "LMJP";
    const Journal journal = visit(letters, 5'000);
    const auto freely = library(place / "free"), enrolled = library(place / "enrolled");
    const DeviceKey studyKey = DeviceKey::generate();
    StudyCard card;
    card.id = "BENCH-1";
    card.name = "Bench";
    card.recipients = sealed.recipients;
    card.sign(studyKey);
    bench::must(enrol(*enrolled, card));
    for (Library* const into : {freely.get(), enrolled.get()})
        bench::must(into->createSession(journal.session(), partnershipActivities()));
    std::vector<double> without, with;
    for (const Entry& entry : journal.entries()) {
        without.push_back(bench::timed([&] { bench::must(freely->append(journal.session(), {entry})); }));
        with.push_back(bench::timed([&] { bench::must(enrolled->append(journal.session(), {entry})); }));
    }
    bench::row("a tap made durable, no study, median", bench::median(without), "ms");
    bench::row("a tap made durable, a study enrolled, median", bench::median(with), "ms");
    bench::row("with a study against without", bench::median(with) / bench::median(without), "x", 1.05);
}

// Bundles a second that a fresh library takes in.
double importRate(const fs::path& folder, const std::vector<fs::path>& files,
                  const std::vector<AgeIdentity>& identities)
{
    const auto into = library(folder);
    const double ms = bench::timed([&] {
        for (const fs::path& file : files)
            if (const ImportReport report = importBundle(*into, file, false, identities); report.error)
                bench::stop(*report.error);
    });
    return 1'000.0 * static_cast<double>(files.size()) / ms;
}

}  // namespace

int main(int count, char** words)
{
    bench::heading("Sealing");
    const auto bundles = count > 1 ? std::strtoul(words[1], nullptr, 10) : 10'000UL;
    const fs::path place = fs::current_path() / "seal";
    fs::remove_all(place);
    fs::create_directories(place);
    const AgeIdentity one = AgeIdentity::generate(), other = AgeIdentity::generate();
    const Sealing sealed{Sealing::How::to, {one.recipient(), other.recipient()}};
    taps(place, sealed);
    {
        const auto from = library(place / "one");
        const Uuid session = keep(*from, visitOfAnHour());
        std::vector<double> added;
        for (int i = 0; i < 400; ++i) {
            const double plain = bench::timed([&] { bench::must(makeBundle(*from, session, {})); });
            const double both = bench::timed([&] { bench::must(makeBundle(*from, session, {}, sealed)); });
            if (i >= 100) added.push_back(both - plain);
        }
        bench::row("added to the export of a visit, median", bench::median(added), "ms", 1.0);
    }

    const auto from = library(place / "many");
    std::vector<fs::path> plainFiles, sealedFiles;
    fs::create_directories(place / "files");
    for (std::size_t i = 0; i < bundles; ++i) {
        BundleContent content;
        const Journal journal = visit("LMJPLMJPLMJPLMJPLMJP");
        content.session = {journal.session(), partnershipActivities(), journal.entries(), {}, {}};
        content.device = Uuid{{1}};
        content.program = "tessera 0.1.0";
        static const DeviceKey key = DeviceKey::generate();
        const BundleAddress to{"", recipientsDigest(sealed.recipients)};
        const std::string archive = bench::must(packBundle(content, key, i + 1, to));
        plainFiles.push_back(place / "files" / (std::to_string(i) + ".tessera"));
        sealedFiles.push_back(place / "files" / (std::to_string(i) + ".tessera.age"));
        bench::must(writeFileDurably(plainFiles.back(), archive, true));
        bench::must(
            writeFileDurably(sealedFiles.back(), bench::must(ageSeal(archive, sealed.recipients)), true));
    }
    const double plain = importRate(place / "plain", plainFiles, {});
    const double opened = importRate(place / "sealed", sealedFiles, {other});
    bench::row("readable bundles imported", plain, "per s");
    bench::row("sealed bundles imported", opened, "per s");
    bench::row("rate of sealed to readable ones", opened / plain, "", ">= 0.5", opened / plain >= 0.5);
    fs::remove_all(place);
    return 0;
}
