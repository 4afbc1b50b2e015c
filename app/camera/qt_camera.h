// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/camera/frame_reader.h"
#include "app/device/camera.h"

#include <QCameraDevice>
#include <QList>
#include <QMediaDevices>
#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace tessera {

// The machine's cameras by way of Qt Multimedia. On the screen's thread.
class QtCamera : public QObject, public Camera {
    Q_OBJECT

public:
    // Why a camera of that name (QCameraDevice::id) cannot be used at the moment; nothing when it can.
    using Asking = std::function<std::optional<Trouble>(const QString& id)>;
    explicit QtCamera(Asking troubleOf);
    ~QtCamera() override;

    void listen(Listener listener) override { listener_ = std::move(listener); }
    [[nodiscard]] int count() const override { return static_cast<int>(cameras_.size()); }
    void look(int which) override;
    void stop() override;

private:
    struct Running;
    void changed();
    void fail(Trouble trouble);
    void failed();

    Asking troubleOf_;
    Listener listener_;
    QMediaDevices devices_;
    QList<QCameraDevice> cameras_;
    FrameReader reader_;
    std::unique_ptr<Running> running_;  // what exists only while it looks
};

}  // namespace tessera
