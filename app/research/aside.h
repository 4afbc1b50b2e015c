// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMetaObject>
#include <QObject>

#include <atomic>
#include <functional>
#include <memory>
#include <thread>
#include <utility>

namespace tessera {

// One piece of work at a time beside the screen. Its owner is on the screen's thread and so are the answers;
// the work must touch nothing of the owner. When the owner goes, the work is asked to stop and waited for.
class Aside {
public:
    Aside() = default;
    Aside(const Aside&) = delete;
    Aside& operator=(const Aside&) = delete;
    ~Aside() { wait(); }

    // Whether the work is asked to stop; read by the work.
    using Stop = std::shared_ptr<std::atomic<bool>>;

    // Asks earlier work to stop and waits for it. `then` is called on the owner's thread with the answer.
    template <class Work, class Then>
    void run(QObject* owner, Work work, Then then)
    {
        wait();
        stop_ = std::make_shared<std::atomic<bool>>(false);
        thread_ =
            std::thread([owner, stop = stop_, work = std::move(work), then = std::move(then)]() mutable {
                using Answer = decltype(work(stop));
                auto answer = std::make_shared<Answer>(work(stop));
                QMetaObject::invokeMethod(
                    owner, [answer, then = std::move(then)]() mutable { then(std::move(*answer)); },
                    Qt::QueuedConnection);
            });
    }
    void stop()
    {
        if (stop_) stop_->store(true);
    }

private:
    void wait()
    {
        stop();
        if (thread_.joinable()) thread_.join();
    }

    Stop stop_;
    std::thread thread_;
};

}  // namespace tessera
