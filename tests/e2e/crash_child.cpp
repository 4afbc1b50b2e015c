// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
// Codes a visit at 20 taps a second until it is killed: crash_child FOLDER. Its first line is the session's
// identity; then comes every number that the writer said is saved, one a line, written before anything else
// happens.
#include "core/journal/journal.h"
#include "core/store/library.h"
#include "core/store/writer.h"

#include <unistd.h>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <mutex>
#include <string>

using namespace tessera;

namespace {

constexpr std::chrono::milliseconds kPace{50};
constexpr int kMostTaps = 1200;  // a minute: it ends by itself when nobody is left to kill it

// One system call a line, so that a line is in the pipe whole or not at all. False when nobody reads.
bool say(const std::string& words)
{
    const std::string line = words + '\n';
    return ::write(STDOUT_FILENO, line.data(), line.size()) == static_cast<ssize_t>(line.size());
}

Entry firstEntry()
{
    Header header;
    header.family = "F07";
    header.consent = Consent::all;
    header.scheme = partnershipActivities().id;
    Entry entry;
    entry.header = std::make_shared<const Header>(header);
    return entry;
}

}  // namespace

int main(int count, char** words)
{
    if (count != 2) return 2;
    LibraryOptions options;
    options.folder = words[1];
    auto library = Library::open(options);
    if (!library) {
        std::fprintf(stderr, "%s\n", describe(library.error()).c_str());
        return 1;
    }

    Journal journal(randomUuid(), partnershipActivities());
    if (!say(journal.session().text())) return 1;
    Writer::Events events;
    std::uint32_t told = 0;
    events.saved = [&told](const Uuid&, std::uint32_t upTo) {
        while (told < upTo && say(std::to_string(told + 1))) ++told;
    };
    Writer writer(std::move(*library), std::move(events));
    writer.create(journal.session(), partnershipActivities());

    std::mutex mutex;
    std::unique_lock lock(mutex);
    std::condition_variable beat;
    const auto opened = std::chrono::steady_clock::now();
    auto next = opened;
    for (int tap = 0; tap < kMostTaps; ++tap) {
        Entry entry = firstEntry();
        if (tap > 0) {
            entry = Entry{};
            entry.kind = EntryKind::activity;
            entry.code = static_cast<CodeIndex>(tap % 4);
            entry.at = entry.onset =
                std::chrono::duration_cast<Millis>(std::chrono::steady_clock::now() - opened);
        }
        const auto added = journal.append(entry);
        if (!added) return 1;
        writer.hand(journal.session(), *added);
        next += kPace;
        beat.wait_until(lock, next, [] { return false; });
    }
    return 0;
}
