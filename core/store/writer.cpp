// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/writer.h"

#include "core/store/library.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

namespace tessera {

namespace {

using Work = std::function<void(Library&)>;
// A session to be made before its entries can be stored.
struct Birth {
    Uuid session;
    Scheme scheme;
};
// One thing to do, in the order in which it came: entries of one session, a session to be made, or work that
// needs the library.
using Step = std::variant<Library::Batch, Birth, Work>;

constexpr std::chrono::milliseconds kFirstRetry{250};
constexpr std::chrono::milliseconds kLongestRetry{5000};
// So long after the last commit nobody is likely to be tapping, and the WAL can be moved into the database.
constexpr std::chrono::milliseconds kIdle{2000};

void addTo(std::vector<Library::Batch>& batches, Library::Batch&& batch)
{
    if (batches.empty() || batches.back().session != batch.session) {
        batches.push_back(std::move(batch));
        return;
    }
    auto& entries = batches.back().entries;
    entries.insert(entries.end(), std::make_move_iterator(batch.entries.begin()),
                   std::make_move_iterator(batch.entries.end()));
}

}  // namespace

struct Writer::Impl {
    Impl(std::unique_ptr<Library> givenLibrary, Events givenEvents)
        : library(std::move(givenLibrary)), events(std::move(givenEvents))
    {
    }

    // Everything below runs on the writer's thread.
    void loop();
    void waitForSteps(std::unique_lock<std::mutex>& lock);
    void takeEntries();
    bool commit(std::unique_lock<std::mutex>& lock);
    bool makeSession(std::unique_lock<std::mutex>& lock);
    void tellFailing(const Error& error);
    void tellRecovered();
    void push(Step step);
    void tellSaved(const std::vector<Library::Batch>& saved) const;
    void runWork(std::unique_lock<std::mutex>& lock);

    const std::unique_ptr<Library> library;
    const Events events;

    mutable std::mutex mutex;
    std::condition_variable wake;   // for the writer's thread
    std::condition_variable quiet;  // for flush()
    std::deque<Step> steps;         // guarded by mutex, like all that follows
    std::size_t waiting = 0;        // entries in steps and in `batches`
    bool sleeping = false;          // the thread waits for steps, so a hand-over must wake it
    bool busy = false;              // the thread is committing, telling or running work
    bool retry = false;
    bool stopping = false;

    // Only for the writer's thread.
    std::vector<Library::Batch> batches;  // the commit under way, kept until it is durable
    std::optional<Error> told;            // the failure last told; none when all is well
    std::chrono::milliseconds delay = kFirstRetry;
    bool committedSinceCheckpoint = false;

    std::thread thread;  // last, so that everything above is there when it starts
};

void Writer::Impl::loop()
{
    std::unique_lock lock(mutex);
    while (true) {
        waitForSteps(lock);
        if (steps.empty() && batches.empty()) {
            return;  // stopping, and nothing waits
        }
        takeEntries();
        busy = true;
        const bool lastTry = stopping;
        bool done = true;
        if (!batches.empty()) {
            done = commit(lock);
        } else if (std::holds_alternative<Birth>(steps.front())) {
            done = makeSession(lock);
        } else {
            runWork(lock);
        }
        if (!done) {
            busy = false;
            if (lastTry) {
                return;
            }
            wake.wait_for(lock, delay, [this] { return retry || stopping; });
            delay = std::min(delay * 2, kLongestRetry);
            continue;
        }
        busy = false;
        if (steps.empty()) {
            quiet.notify_all();
        }
    }
}

// Returns when there is something to do or the writer stops. What failed before is something to do.
void Writer::Impl::waitForSteps(std::unique_lock<std::mutex>& lock)
{
    const auto ready = [this] { return !steps.empty() || !batches.empty() || stopping; };
    while (!ready()) {
        sleeping = true;
        bool idle = false;
        if (committedSinceCheckpoint) {
            idle = !wake.wait_for(lock, kIdle, ready);
        } else {
            wake.wait(lock, ready);
        }
        sleeping = false;
        if (idle) {
            lock.unlock();
            // A failure loses nothing: the entries stay in the WAL, and the next pause after a commit tries
            // again.
            static_cast<void>(library->checkpoint());
            committedSinceCheckpoint = false;
            lock.lock();
        }
    }
}

// Moves all entries up to the next other step into the commit to come; after a failure they join what could
// not be written.
void Writer::Impl::takeEntries()
{
    while (!steps.empty() && std::holds_alternative<Library::Batch>(steps.front())) {
        addTo(batches, std::move(std::get<Library::Batch>(steps.front())));
        steps.pop_front();
    }
}

bool Writer::Impl::commit(std::unique_lock<std::mutex>& lock)
{
    retry = false;  // a retryNow() from here on means the attempt after this one
    lock.unlock();
    const Status done = library->append(batches);
    if (!done) {
        tellFailing(done.error());
        lock.lock();
        return false;
    }

    committedSinceCheckpoint = true;
    delay = kFirstRetry;
    const std::vector<Library::Batch> saved = std::exchange(batches, {});
    std::size_t count = 0;
    for (const auto& batch : saved) {
        count += batch.entries.size();
    }
    // Counted off before it is told, so that whoever hears of it does not find it waiting still.
    lock.lock();
    waiting -= count;
    lock.unlock();
    tellSaved(saved);
    tellRecovered();
    lock.lock();
    return true;
}

// The step stays where it is until it is done, so that what stands behind it waits.
bool Writer::Impl::makeSession(std::unique_lock<std::mutex>& lock)
{
    retry = false;
    const Birth& birth = std::get<Birth>(steps.front());  // stays in place while others add at the back
    lock.unlock();
    const Status done = library->createSession(birth.session, birth.scheme);
    const bool made = done.ok() || done.error().code == Errc::exists;
    if (made) {
        committedSinceCheckpoint = true;
        delay = kFirstRetry;
        tellRecovered();
    } else {
        tellFailing(done.error());
    }
    lock.lock();
    if (made) {
        steps.pop_front();
    }
    return made;
}

void Writer::Impl::tellFailing(const Error& error)
{
    if (told && told->code == error.code && told->what == error.what) {
        return;
    }
    told = error;
    if (events.failing) {
        events.failing(error);
    }
}

void Writer::Impl::tellRecovered()
{
    if (std::exchange(told, std::nullopt) && events.recovered) {
        events.recovered();
    }
}

// Once for each session of the commit, with its highest number.
void Writer::Impl::tellSaved(const std::vector<Library::Batch>& saved) const
{
    if (!events.saved) {
        return;
    }
    for (auto batch = saved.begin(); batch != saved.end(); ++batch) {
        const bool later = std::any_of(std::next(batch), saved.end(),
                                       [&](const auto& other) { return other.session == batch->session; });
        if (!later) {
            events.saved(batch->session, batch->entries.back().number);
        }
    }
}

void Writer::Impl::runWork(std::unique_lock<std::mutex>& lock)
{
    Work work = std::move(std::get<Work>(steps.front()));
    steps.pop_front();
    lock.unlock();
    work(*library);
    work = nullptr;  // what it holds goes here, outside the lock
    lock.lock();
}

void Writer::Impl::push(Step step)
{
    bool asleep = false;
    {
        const std::lock_guard lock(mutex);
        steps.push_back(std::move(step));
        asleep = std::exchange(sleeping, false);
    }
    if (asleep) {
        wake.notify_one();
    }
}

Writer::Writer(std::unique_ptr<Library> library, Events events)
    : impl_(std::make_unique<Impl>(std::move(library), std::move(events)))
{
    impl_->thread = std::thread([impl = impl_.get()] { impl->loop(); });
}

Writer::~Writer()
{
    {
        const std::lock_guard lock(impl_->mutex);
        impl_->stopping = true;
    }
    impl_->wake.notify_one();
    impl_->thread.join();
}

void Writer::hand(const Uuid& session, Entry entry)
{
    bool asleep = false;
    {
        const std::lock_guard lock(impl_->mutex);
        auto& steps = impl_->steps;
        auto* last = steps.empty() ? nullptr : std::get_if<Library::Batch>(&steps.back());
        if (last == nullptr || last->session != session) {
            steps.emplace_back(Library::Batch{session, {}});
            last = &std::get<Library::Batch>(steps.back());
        }
        last->entries.push_back(std::move(entry));
        ++impl_->waiting;
        asleep = std::exchange(impl_->sleeping, false);
    }
    if (asleep) {
        impl_->wake.notify_one();
    }
}

void Writer::create(const Uuid& session, Scheme scheme)
{
    impl_->push(Birth{session, std::move(scheme)});
}

void Writer::run(std::function<void(Library&)> work)
{
    impl_->push(std::move(work));
}

void Writer::retryNow()
{
    {
        const std::lock_guard lock(impl_->mutex);
        impl_->retry = true;
    }
    impl_->wake.notify_one();
}

std::size_t Writer::waiting() const
{
    const std::lock_guard lock(impl_->mutex);
    return impl_->waiting;
}

bool Writer::flush(std::chrono::milliseconds limit)
{
    std::unique_lock lock(impl_->mutex);
    return impl_->quiet.wait_for(
        lock, limit, [this] { return impl_->steps.empty() && impl_->waiting == 0 && !impl_->busy; });
}

}  // namespace tessera
