// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/archive/inside/read_ahead.h"

#include "sync/archive/inside/prepared.h"

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

namespace tessera::archive {

namespace {

// Enough to keep the reader busy while a batch is written, little beside what a batch holds.
constexpr std::size_t kMostAhead = 4'096;
constexpr std::size_t kMostEntriesAhead = 100'000;
constexpr std::size_t kMostAtOnce = 64;
constexpr std::size_t kMostEntriesAtOnce = 4'096;

struct Begin {
    std::size_t source = 0;
};
struct Progress {
    std::uint64_t done = 0, all = 0;
};
struct End {
    std::size_t source = 0;
    Status read;
};
using Handed = std::variant<Begin, OfferedSession, ImportFinding, Progress, End, BundleFrame>;

// What was read and not yet taken. One side gives, the other takes.
class Queue {
public:
    // Waits for room; not ok when nobody takes any more.
    Status give(std::vector<Handed> some)
    {
        std::unique_lock lock(mutex_);
        room_.wait(lock, [this] {
            return stopped_ || (waiting_.size() < kMostAhead && entries_ < kMostEntriesAhead);
        });
        if (stopped_) return Error{Errc::refused, "The reading was stopped.", {}};
        const bool wasEmpty = waiting_.empty();
        for (Handed& handed : some) {
            entries_ += entriesOf(handed);
            waiting_.push_back(std::move(handed));
        }
        if (wasEmpty) some_.notify_one();
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

    static std::size_t entriesOf(const Handed& handed)
    {
        const auto* const offered = std::get_if<OfferedSession>(&handed);
        return offered == nullptr ? 0 : offered->prepared->entries;
    }

private:
    std::mutex mutex_;
    std::condition_variable room_, some_;
    std::deque<Handed> waiting_;
    std::size_t entries_ = 0;
    bool ended_ = false, stopped_ = false;
};

// What is worked out from a session comes back here when it is written, and its memory is used for the next:
// what one thread asks for and the other lets go makes both wait for the memory itself.
class Spent {
public:
    std::unique_ptr<Prepared> take()
    {
        const std::lock_guard lock(mutex_);
        if (there_.empty()) return std::make_unique<Prepared>();
        std::unique_ptr<Prepared> one = std::move(there_.back());
        there_.pop_back();
        return one;
    }
    void giveBack(std::unique_ptr<Prepared> one)
    {
        const std::lock_guard lock(mutex_);
        there_.push_back(std::move(one));
    }

private:
    std::mutex mutex_;
    std::vector<std::unique_ptr<Prepared>> there_;
};

// The side that reads. Gives several things at once, so that neither side wakes the other for each.
class Reader {
public:
    Reader(Queue& queue, const ArchiveImportSettings& settings) : queue_(queue), settings_(settings) {}

    void readAll(const std::vector<ReadAheadSource>& sources)
    {
        Status given;
        for (std::size_t i = 0; i < sources.size() && given; ++i) {
            given = give(Begin{i});
            if (!given) break;
            Status read = readOne(sources[i]);
            given = give(End{i, std::move(read)});
        }
        if (given && !ready_.empty()) static_cast<void>(queue_.give(std::move(ready_)));
        queue_.giveNoMore();
    }

private:
    Status readOne(const ReadAheadSource& one)
    {
        if (!one.source.format) {
            auto opened = verifyBundleFile(one.source.path, settings_.identities);
            if (!opened) return opened.error();
            StoredSession session = std::exchange(opened->content.session, {});
            const bool alone = session.id.isNil();
            const Status given = give(BundleFrame{std::move(*opened), alone});
            return !given || alone ? given : giveSession(std::move(session), one);
        }
        ImportSink sink;
        sink.session = [&](StoredSession session) { return giveSession(std::move(session), one); };
        // What is said after the taking ended is said to nobody.
        sink.finding = [this](const ImportFinding& finding) { static_cast<void>(give(finding)); };
        sink.progress = [this](std::uint64_t done, std::uint64_t all) { return give(Progress{done, all}); };
        return readImported(*one.source.format, one.source.path, settings_.reading, sink);
    }

    Status giveSession(StoredSession session, const ReadAheadSource& from)
    {
        OfferedSession offered;
        offered.import = from.import;
        // A bundle is the journal itself; any other file only tells what a journal said.
        offered.retold = from.source.format && carriesOurId(session);
        offered.prepared = prepared(session, from.import);
        if (isWhole(session)) {
            if (!scheme_ || !(*scheme_ == session.scheme))
                scheme_ = std::make_shared<const Scheme>(std::move(session.scheme));
            offered.prepared->scheme = scheme_;
            offered.session.id = session.id;
        } else {
            offered.session = std::move(session);
        }
        return give(std::move(offered));
    }

    std::shared_ptr<Prepared> prepared(const StoredSession& session, const Uuid& import)
    {
        std::unique_ptr<Prepared> one = spent_->take();
        *one = prepare(session, false, {settings_.unit, import}, std::move(*one));
        return {one.release(),
                [spent = spent_](Prepared* written) { spent->giveBack(std::unique_ptr<Prepared>(written)); }};
    }

    Status give(Handed handed)
    {
        readyEntries_ += Queue::entriesOf(handed);
        // What somebody may be waiting to see goes at once.
        const bool atOnce = std::holds_alternative<Progress>(handed);
        ready_.push_back(std::move(handed));
        if (!atOnce && ready_.size() < kMostAtOnce && readyEntries_ < kMostEntriesAtOnce) return {};
        readyEntries_ = 0;
        return queue_.give(std::exchange(ready_, {}));
    }

    Queue& queue_;
    const ArchiveImportSettings& settings_;
    std::vector<Handed> ready_;
    std::size_t readyEntries_ = 0;
    std::shared_ptr<const Scheme> scheme_;  // of the latest session
    // Also kept by what was handed over and may outlive the reading.
    std::shared_ptr<Spent> spent_ = std::make_shared<Spent>();
};

Status pass(Handed& handed, const ReadAheadSink& sink)
{
    if (auto* const session = std::get_if<OfferedSession>(&handed)) return sink.session(std::move(*session));
    if (const auto* const begin = std::get_if<Begin>(&handed)) return sink.begin(begin->source);
    if (const auto* const end = std::get_if<End>(&handed)) return sink.end(end->source, end->read);
    if (const auto* const finding = std::get_if<ImportFinding>(&handed)) {
        sink.finding(*finding);
        return {};
    }
    if (const auto* const bundle = std::get_if<BundleFrame>(&handed)) return sink.bundle(*bundle);
    const Progress& progress = std::get<Progress>(handed);
    return sink.progress(progress.done, progress.all);
}

}  // namespace

Status readAhead(const std::vector<ReadAheadSource>& sources, const ArchiveImportSettings& settings,
                 const ReadAheadSink& sink)
{
    Queue queue;
    std::thread reader([&] { Reader(queue, settings).readAll(sources); });
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
    return taken;
}

}  // namespace tessera::archive
