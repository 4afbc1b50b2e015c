// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "platforms/linux/video_node.h"

#include <QFile>

#include <fcntl.h>
#include <linux/videodev2.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>

namespace tessera {

namespace {

// Asking for memory to lay pictures in is what a second program is refused.
bool takenByAnother(int file)
{
    v4l2_requestbuffers wanted{};
    wanted.count = 1;
    wanted.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
    wanted.memory = V4L2_MEMORY_MMAP;
    if (::ioctl(file, VIDIOC_REQBUFS, &wanted) < 0) return errno == EBUSY;
    wanted.count = 0;
    static_cast<void>(::ioctl(file, VIDIOC_REQBUFS, &wanted));
    return false;
}

}  // namespace

std::optional<Camera::Trouble> troubleOf(const QString& node)
{
    const int file = ::open(QFile::encodeName(node).constData(), O_RDWR | O_NONBLOCK | O_CLOEXEC);
    if (file < 0) {
        if (errno == EACCES || errno == EPERM) return Camera::Trouble::refused;
        const bool gone = errno == ENOENT || errno == ENODEV || errno == ENXIO;
        return gone ? Camera::Trouble::gone : Camera::Trouble::noPicture;
    }
    const bool taken = takenByAnother(file);
    ::close(file);
    return taken ? std::optional(Camera::Trouble::noPicture) : std::nullopt;
}

}  // namespace tessera
