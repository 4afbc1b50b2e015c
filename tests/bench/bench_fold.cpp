// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
// Journals of 100,000 and of 1,000,000 entries: folded in memory, and opened from a library against selecting
// and decrypting alone.
#include "core/store/library.h"
#include "core/store/sealing/keyring.h"
#include "core/store/sqlite/database.h"
#include "tests/bench/measured.h"
#include "tests/support/builders.h"

#include <QDir>
#include <QTemporaryDir>

#include <memory>

using namespace tessera;
using namespace tessera::test;

namespace {

constexpr int kRuns = 9;

// Mostly taps, and of everything else what a lively visit has.
std::vector<Entry> longJournal(std::uint32_t length)
{
    Journal journal = journalOf({});
    const auto add = [&journal](const Entry& entry) {
        static_cast<void>(bench::must(journal.append(entry)));
    };
    for (std::uint32_t i = 1; journal.entries().size() < length; ++i) {
        const std::int64_t at = std::int64_t{i} * 700;
        const auto code = static_cast<CodeIndex>((i * 7 / 3) % 4);
        if (i % 97 == 0)
            add(simple(EntryKind::pause, at));
        else if (i % 89 == 0)
            add(simple(EntryKind::undo, at));
        else if (i % 53 == 0)
            add(note(at, "the child brought a book and both looked at it"));
        else if (i % 31 == 0)
            add(marker(at, 5));
        else
            add(activity(at, code));
    }
    return journal.entries();
}

// What no program can leave out: every row of the session read, every entry opened.
class Bare {
public:
    Bare(const std::filesystem::path& folder, const Uuid& session)
        : database_(bench::must(Database::open(folder / "library.db", Database::Access::read))),
          session_(session)
    {
        auto slot = bench::must(database_->prepare("SELECT value FROM meta WHERE key='key'"));
        static_cast<void>(bench::must(slot.step()));
        KeySlot kept = bench::must(readSlot(slot.blob(0)));
        const Key library = bench::must(unlock(kept, std::nullopt, nullptr));
        auto row = bench::must(database_->prepare("SELECT wrapped_key FROM session WHERE id=?1"));
        row.bind(1, session);
        static_cast<void>(bench::must(row.step()));
        std::string buffer;
        key_ = bench::must(Key::fromBytes(
            bench::must(open(row.blob(0), library, Place(SealedAs::sessionKey, session), buffer))));
    }

    [[nodiscard]] std::size_t read()
    {
        auto select = bench::must(
            database_->prepare("SELECT number, sealed FROM entry WHERE session=?1 ORDER BY number"));
        select.bind(1, session_);
        std::string buffer;
        std::size_t bytes = 0;
        while (bench::must(select.step())) {
            const auto number = static_cast<std::uint32_t>(select.number(0));
            bytes += bench::must(open(select.blob(1), key_, Place(SealedAs::entry, session_, number), buffer))
                         .size();
        }
        return bytes;
    }

private:
    std::unique_ptr<Database> database_;
    Uuid session_;
    Key key_;
};

void measure(std::uint32_t length, double foldingAim)
{
    const auto entries = longJournal(length);
    std::vector<double> folds;
    for (int run = 0; run < kRuns; ++run) {
        Fold fold(partnershipActivities());
        folds.push_back(bench::timed([&] {
            for (const Entry& entry : entries) fold.step(entry);
        }));
        if (fold.refused() != 0) bench::stop({Errc::invalid, "an entry was refused", {}});
    }
    bench::row("folded in memory (median of nine)", bench::median(folds), "ms", foldingAim);

    const QTemporaryDir folder(QDir::currentPath() + "/fold-XXXXXX");
    LibraryOptions options;
    options.folder = folder.path().toStdString();
    const auto library = bench::must(Library::open(options));
    const Uuid session = randomUuid();
    bench::must(library->createSession(session, partnershipActivities()));
    bench::must(library->append(session, entries));
    bench::must(library->checkpoint());

    Bare bare(options.folder, session);
    std::vector<double> opened, least, ratios;
    for (int run = 0; run < kRuns; ++run) {
        least.push_back(bench::timed([&] { static_cast<void>(bare.read()); }));
        std::unique_ptr<Journal> journal;  // what is opened is kept, so giving it back costs nothing here
        StoredSession stored;
        opened.push_back(bench::timed([&] {
            stored = bench::must(library->load(session));
            journal = std::make_unique<Journal>(bench::must(library->takeJournal(stored)));
        }));
        if (journal->entries().size() != entries.size())
            bench::stop({Errc::damaged, "entries are missing", {}});
        ratios.push_back(opened.back() / least.back());
    }
    bench::row("selected and decrypted alone", bench::median(least), "ms");
    bench::row("opened: selected, decrypted, decoded, checked, folded", bench::median(opened), "ms");
    bench::row("ratio (median of nine)", bench::median(ratios), "x", 1.3);
}

}  // namespace

int main()
{
    bench::heading("A journal of 100,000 entries");
    measure(100'000, 20);
    bench::heading("A journal of 1,000,000 entries");
    measure(1'000'000, 200);
    return 0;
}
