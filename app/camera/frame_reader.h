// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/device/camera.h"

#include <QObject>

#include <functional>
#include <memory>
#include <thread>

class QVideoFrame;

namespace tessera {

// Reads frames beside the screen: one is in work at most, the newest waits, what it replaces is dropped. A
// frame is only taken up when the one before was shown, so that a slow screen is not flooded. On the screen's
// thread but for offer().
class FrameReader : public QObject {
    Q_OBJECT

public:
    // `saw` is called on the screen's thread, between begin() and end() only.
    explicit FrameReader(std::function<void(const Sight&)> saw, QObject* parent = nullptr);
    ~FrameReader() override;

    void begin();
    // Every frame is let go, that in work as soon as it is done with; nobody waits for it.
    void end();
    // From any thread; before begin() and after end() it is dropped.
    void offer(const QVideoFrame& frame);

signals:
    void read();  // a frame was; from any thread

private:
    struct Shared;
    void work(int run);
    void show();

    std::function<void(const Sight&)> saw_;
    std::unique_ptr<Shared> shared_;
    int runs_ = 0;
    std::thread thread_;
};

}  // namespace tessera
