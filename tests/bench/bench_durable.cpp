// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
// A tap accepted -> its entry durable, against the least that any program can do: 4 KiB appended to a file on
// the same disk and synced. Both go through a hand-over to a thread, one after the other in turn, so that
// both meet the same disk.
#include "core/store/library.h"
#include "core/store/writer.h"
#include "tests/bench/measured.h"
#include "tests/support/builders.h"
#include "tests/support/slow_vfs.h"

#include <QDir>
#include <QTemporaryDir>

#include <fcntl.h>
#include <unistd.h>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

using namespace tessera;
using namespace tessera::test;

namespace {

constexpr int kRuns = 5;

// Tells one thread that another is done, and when.
class Done {
public:
    void set()
    {
        const std::lock_guard lock(mutex_);
        at_ = bench::Clock::now();
        done_ = true;
        changed_.notify_one();
    }
    [[nodiscard]] bench::Clock::time_point wait()
    {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return done_; });
        done_ = false;
        return at_;
    }

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    bench::Clock::time_point at_;
    bool done_ = false;
};

// Appends what it is handed, on a thread of its own.
class Floor {
public:
    Floor(const std::string& path, std::function<void()> beforeSync, Done& done)
        : file_(::open(path.c_str(), O_CREAT | O_WRONLY | O_APPEND, 0600)),
          beforeSync_(std::move(beforeSync)),
          done_(done),
          thread_([this] { loop(); })
    {
        if (file_ < 0) bench::stop({Errc::io, "the file cannot be made", path});
    }
    ~Floor()
    {
        hand({});
        thread_.join();
        ::close(file_);
    }
    void hand(std::string bytes)
    {
        {
            const std::lock_guard lock(mutex_);
            waiting_.push_back(std::move(bytes));
        }
        wake_.notify_one();
    }

private:
    void loop()
    {
        for (;;) {
            std::unique_lock lock(mutex_);
            wake_.wait(lock, [this] { return !waiting_.empty(); });
            const std::string bytes = std::move(waiting_.front());
            waiting_.pop_front();
            lock.unlock();
            if (bytes.empty()) return;
            const auto written = ::write(file_, bytes.data(), bytes.size());
            beforeSync_();
            if (written != static_cast<ssize_t>(bytes.size()) || ::fdatasync(file_) != 0)
                bench::stop({Errc::io, "the file cannot be written", {}});
            done_.set();
        }
    }

    int file_;
    std::function<void()> beforeSync_;
    Done& done_;
    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<std::string> waiting_;
    std::thread thread_;
};

Entry tap(std::uint32_t number)
{
    Entry entry = number == 1 ? headerEntry() : activity(number * 50, static_cast<CodeIndex>(number % 4));
    entry.number = number;
    return entry;
}

void compare(const std::string& name, const std::function<void()>& beforeSync, const std::string& vfs,
             int taps, double aimP50, double aimP99)
{
    const QTemporaryDir folder(QDir::currentPath() + "/durable-XXXXXX");
    LibraryOptions options;
    options.folder = folder.path().toStdString();
    options.vfs = vfs;
    Done saved, appended;
    Writer::Events events;
    events.saved = [&saved](const Uuid&, std::uint32_t) { saved.set(); };
    Writer writer(bench::must(Library::open(options)), std::move(events));
    Floor floor((options.folder / "floor").string(), beforeSync, appended);
    const Uuid session = randomUuid();
    writer.create(session, partnershipActivities());

    const std::string block(4096, 't');
    std::uint32_t number = 0;
    const auto tapOnce = [&] {
        Entry entry = tap(++number);
        const auto start = bench::Clock::now();
        writer.hand(session, std::move(entry));
        return std::chrono::duration<double, std::milli>(saved.wait() - start).count();
    };
    const auto appendOnce = [&] {
        std::string bytes = block;
        const auto start = bench::Clock::now();
        floor.hand(std::move(bytes));
        return std::chrono::duration<double, std::milli>(appended.wait() - start).count();
    };
    for (int i = 0; i < 10; ++i) static_cast<void>(tapOnce() + appendOnce());  // both files grown and warm

    std::vector<double> p50, p99, tap50, tap99, floor50, floor99;
    for (int run = 0; run < kRuns; ++run) {
        std::vector<double> ours, least;
        for (int i = 0; i < taps; ++i) {
            ours.push_back(tapOnce());
            least.push_back(appendOnce());
        }
        tap50.push_back(bench::percentile(ours, 0.5));
        tap99.push_back(bench::percentile(ours, 0.99));
        floor50.push_back(bench::percentile(least, 0.5));
        floor99.push_back(bench::percentile(least, 0.99));
        p50.push_back(tap50.back() / floor50.back());
        p99.push_back(tap99.back() / floor99.back());
    }
    bench::row(name + "tap -> durable, p50", bench::median(tap50), "ms");
    bench::row(name + "append 4 KiB and fdatasync, p50", bench::median(floor50), "ms");
    bench::row(name + "ratio at p50 (median of five runs)", bench::median(p50), "x", aimP50);
    bench::row(name + "tap -> durable, p99", bench::median(tap99), "ms");
    bench::row(name + "append 4 KiB and fdatasync, p99", bench::median(floor99), "ms");
    bench::row(name + "ratio at p99 (median of five runs)", bench::median(p99), "x", aimP99);
}

}  // namespace

int main()
{
    bench::heading("Tap accepted -> entry durable, against the disk's own pace");
    compare(
        {}, [] {}, {}, 300, 1.5, 2);

    // A slow disk: 8 ms more for every sync, for both.
    std::mutex mutex;
    std::condition_variable never;
    const auto slow = [&] {
        std::unique_lock lock(mutex);
        never.wait_for(lock, std::chrono::milliseconds{8}, [] { return false; });
    };
    const SlowVfs disk("slow", slow);
    compare("8 ms a sync more: ", slow, disk.name(), 100, 1.1, 1.1);
    return 0;
}
