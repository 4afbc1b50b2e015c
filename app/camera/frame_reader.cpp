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
    std::optional<Sight> seen;
    int run = 0;        // which begin() it works for; 0: none
    bool shown = true;  // the last sight was taken by the screen

    void turnTo(int other)
    {
        {
            const std::lock_guard lock(mutex);
            run = other;
            next.reset();
            seen.reset();
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
    // Whether that run goes on: then the sight waits for the screen.
    [[nodiscard]] bool handOn(int of, Sight sight)
    {
        const std::lock_guard lock(mutex);
        if (run == of) seen = std::move(sight);
        return run == of;
    }
    // What waits for the screen, which is ready for the next one then.
    [[nodiscard]] std::optional<Sight> taken()
    {
        std::optional<Sight> sight;
        {
            const std::lock_guard lock(mutex);
            if (!seen) return std::nullopt;
            sight = std::exchange(seen, std::nullopt);
            shown = true;
        }
        told.notify_all();
        return sight;
    }
};

FrameReader::FrameReader(std::function<void(const Sight&)> saw, QObject* parent)
    : QObject(parent), saw_(std::move(saw)), shared_(std::make_unique<Shared>())
{
    // Emitted beside the screen, heard on its thread.
    connect(this, &FrameReader::read, this, &FrameReader::show, Qt::QueuedConnection);
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
        Sight sight;
        if (!grey.isNull()) {
            sight.codes = codesIn(grey);
            const bool small = grey.width() <= kWidest && grey.height() <= kWidest;
            sight.picture =
                small ? grey : grey.scaled(kWidest, kWidest, Qt::KeepAspectRatio, Qt::SmoothTransformation);
        }
        if (!shared_->handOn(run, std::move(sight))) return;
        emit read();
    }
}

void FrameReader::show()
{
    const auto sight = shared_->taken();
    // A frame that could not be read is no sight: a camera that sends nothing else gives no picture.
    if (sight && !sight->picture.isNull()) saw_(*sight);
}

}  // namespace tessera
