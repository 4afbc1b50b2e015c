// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/archive/inside/read_ahead.h"

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <variant>

namespace tessera::archive {

namespace {

// Enough to keep the reader busy while a batch is written, little beside what a batch holds.
constexpr std::size_t kMostAhead = 4'096;
constexpr std::size_t kMostEntriesAhead = 100'000;

struct Progress {
    std::uint64_t done = 0, all = 0;
};
using Handed = std::variant<StoredSession, ImportFinding, Progress>;

// What was read and not yet taken. One side gives, the other takes.
class Queue {
public:
    // Waits for room; not ok when nobody takes any more.
    Status give(Handed handed)
    {
        std::unique_lock lock(mutex_);
        room_.wait(lock, [this] {
            return stopped_ || (waiting_.size() < kMostAhead && entries_ < kMostEntriesAhead);
        });
        if (stopped_) return Error{Errc::refused, "The reading was stopped.", {}};
        entries_ += entriesOf(handed);
        waiting_.push_back(std::move(handed));
        if (waiting_.size() == 1) some_.notify_one();
        return {};
    }
    void giveNoMore()
    {
        const std::lock_guard lock(mutex_);
        ended_ = true;
        some_.notify_one();
    }
    // Waits for something; nothing when all was taken.
    std::deque<Handed> take()
    {
        std::unique_lock lock(mutex_);
        some_.wait(lock, [this] { return ended_ || !waiting_.empty(); });
        entries_ = 0;
        room_.notify_one();
        return std::exchange(waiting_, {});
    }
    void takeNoMore()
    {
        const std::lock_guard lock(mutex_);
        stopped_ = true;
        room_.notify_one();
    }

private:
    static std::size_t entriesOf(const Handed& handed)
    {
        const auto* const session = std::get_if<StoredSession>(&handed);
        return session == nullptr ? 0 : session->entries.size();
    }

    std::mutex mutex_;
    std::condition_variable room_, some_;
    std::deque<Handed> waiting_;
    std::size_t entries_ = 0;
    bool ended_ = false, stopped_ = false;
};

Status pass(Handed& handed, const ImportSink& sink)
{
    if (auto* const session = std::get_if<StoredSession>(&handed)) return sink.session(std::move(*session));
    if (const auto* const finding = std::get_if<ImportFinding>(&handed)) {
        sink.finding(*finding);
        return {};
    }
    const Progress& progress = std::get<Progress>(handed);
    return sink.progress(progress.done, progress.all);
}

}  // namespace

Status readAhead(ImportFormat format, const std::filesystem::path& path, const ImportOptions& options,
                 const ImportSink& sink)
{
    Queue queue;
    Status read;
    std::thread reader([&] {
        ImportSink ahead;
        ahead.session = [&queue](StoredSession session) { return queue.give(std::move(session)); };
        // What is said after the taking ended is said to nobody.
        ahead.finding = [&queue](const ImportFinding& finding) { static_cast<void>(queue.give(finding)); };
        ahead.progress = [&queue](std::uint64_t done, std::uint64_t all) {
            return queue.give(Progress{done, all});
        };
        read = readImported(format, path, options, ahead);
        queue.giveNoMore();
    });
    Status taken;
    for (std::deque<Handed> some = queue.take(); taken && !some.empty(); some = queue.take()) {
        for (Handed& handed : some) {
            taken = pass(handed, sink);
            if (taken) continue;
            queue.takeNoMore();
            break;
        }
        if (!taken) break;
    }
    reader.join();
    return taken ? read : taken;
}

}  // namespace tessera::archive
