// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/camera/qt_camera.h"

#include <QCamera>
#include <QMediaCaptureSession>
#include <QVideoFrame>
#include <QVideoSink>

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace tessera {

namespace {

// Enough for a card held at arm's length, and no more than is read in some ten milliseconds.
constexpr int kPixels = 1280 * 720;
constexpr float kFewestFrames = 10;  // a second

// The format closest to that many pixels; the camera's own choice where it names none.
QCameraFormat formatFor(const QCameraDevice& device)
{
    QCameraFormat best;
    const auto distance = [](const QCameraFormat& format) {
        return std::abs(format.resolution().width() * format.resolution().height() - kPixels);
    };
    for (const QCameraFormat& format : device.videoFormats())
        if (format.maxFrameRate() >= kFewestFrames && (best.isNull() || distance(format) < distance(best)))
            best = format;
    return best;
}

}  // namespace

// The order is that in which they go: the camera first, what it hands frames to last.
struct QtCamera::Running {
    explicit Running(const QCameraDevice& which) : device(which), camera(which) {}

    QCameraDevice device;
    QVideoSink sink;
    QMediaCaptureSession session;
    QCamera camera;
};

QtCamera::QtCamera(Asking troubleOf)
    : troubleOf_(std::move(troubleOf)),
      cameras_(QMediaDevices::videoInputs()),
      reader_([this](const Sight& sight) {
          if (listener_.saw) listener_.saw(sight);
      })
{
    connect(&devices_, &QMediaDevices::videoInputsChanged, this, &QtCamera::changed);
}

QtCamera::~QtCamera()
{
    QtCamera::stop();
}

void QtCamera::look(int which)
{
    stop();
    if (which < 0 || which >= cameras_.size()) return fail(Trouble::gone);
    if (const auto trouble = troubleOf_(QString::fromUtf8(cameras_.at(which).id()))) return fail(*trouble);
    running_ = std::make_unique<Running>(cameras_.at(which));
    reader_.begin();
    // On whichever thread the frames come.
    connect(
        &running_->sink, &QVideoSink::videoFrameChanged, &reader_,
        [this](const QVideoFrame& frame) { reader_.offer(frame); }, Qt::DirectConnection);
    // Queued: what tells of it must not be taken down by it.
    connect(&running_->camera, &QCamera::errorOccurred, this, &QtCamera::failed, Qt::QueuedConnection);
    if (const QCameraFormat format = formatFor(running_->device); !format.isNull())
        running_->camera.setCameraFormat(format);
    running_->session.setCamera(&running_->camera);
    running_->session.setVideoSink(&running_->sink);
    running_->camera.start();
}

void QtCamera::stop()
{
    reader_.end();
    if (!running_) return;
    running_->camera.stop();
    running_.reset();
}

void QtCamera::changed()
{
    cameras_ = QMediaDevices::videoInputs();
    const bool gone = running_ && !cameras_.contains(running_->device);
    if (listener_.countChanged) listener_.countChanged();
    if (gone) fail(Trouble::gone);
}

// Qt says what it could not do, which is not what to do about it.
void QtCamera::failed()
{
    if (!running_) return;
    const QString id = QString::fromUtf8(running_->device.id());
    stop();
    fail(troubleOf_(id).value_or(Trouble::noPicture));
}

void QtCamera::fail(Trouble trouble)
{
    stop();
    if (listener_.troubled) listener_.troubled(trouble);
}

}  // namespace tessera
