// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/camera/frame_reader.h"

#include "app/camera/code_reading.h"
#include "app/camera/grey_picture.h"

#include <QVideoFrame>

#include <condition_variable>
#include <mutex>
#include <optional>
#include <utility>

namespace tessera {

namespace {

constexpr int kWidest = 640;  // of the picture to aim by

}  // namespace

// Between the screen, the thread that frames come on, and the one that reads them.
struct FrameReader::Shared {
    std::mutex mutex;
    std::condition_variable told;
    std::optional<QVideoFrame> next;
    int run = 0;        // which begin() it works for; 0: none
    bool shown = true;  // the last sight was taken by the screen

    void turnTo(int other)
    {
        {
            const std::lock_guard lock(mutex);
            run = other;
            next.reset();
            shown = true;
        }
        told.notify_all();
    }
    // The next frame, once the screen is ready for one; none when that run is over.
    [[nodiscard]] std::optional<QVideoFrame> take(int of)
    {
        std::unique_lock lock(mutex);
        told.wait(lock, [this, of] { return run != of || (next && shown); });
        if (run != of) return std::nullopt;
        shown = false;
        return std::exchange(next, std::nullopt);
    }
    // Whether that run goes on; the screen is ready for the next sight.
    [[nodiscard]] bool showing(int of)
    {
        {
            const std::lock_guard lock(mutex);
            if (run != of) return false;
            shown = true;
        }
        told.notify_all();
        return true;
    }
    [[nodiscard]] bool goesOn(int of)
    {
        const std::lock_guard lock(mutex);
        return run == of;
    }
};

FrameReader::FrameReader(std::function<void(const Sight&)> saw, QObject* parent)
    : QObject(parent), saw_(std::move(saw)), shared_(std::make_unique<Shared>())
{
}

FrameReader::~FrameReader()
{
    end();
    if (thread_.joinable()) thread_.join();
}

void FrameReader::begin()
{
    end();
    if (thread_.joinable()) thread_.join();  // with the frame that was in its hands, if any
    shared_->turnTo(++runs_);
    thread_ = std::thread([this, run = runs_] { work(run); });
}

void FrameReader::end()
{
    shared_->turnTo(0);
}

void FrameReader::offer(const QVideoFrame& frame)
{
    {
        const std::lock_guard lock(shared_->mutex);
        if (shared_->run == 0) return;
        shared_->next = frame;
    }
    shared_->told.notify_all();
}

void FrameReader::work(int run)
{
    while (auto frame = shared_->take(run)) {
        const QImage grey = greyOf(*frame);
        frame.reset();  // the camera may fill it anew
        auto sight = std::make_shared<Sight>();
        if (!grey.isNull()) {
            sight->codes = codesIn(grey);
            const bool small = grey.width() <= kWidest && grey.height() <= kWidest;
            sight->picture =
                small ? grey : grey.scaled(kWidest, kWidest, Qt::KeepAspectRatio, Qt::SmoothTransformation);
        }
        if (!shared_->goesOn(run)) return;
        QMetaObject::invokeMethod(
            this,
            [this, sight, run] {
                // A frame that could not be read is no sight: a camera that sends nothing else gives no
                // picture.
                if (shared_->showing(run) && !sight->picture.isNull()) saw_(*sight);
            },
            Qt::QueuedConnection);
    }
}

}  // namespace tessera
