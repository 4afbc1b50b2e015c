// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/camera/qt_camera.h"
#include "platforms/linux/video_node.h"

#include <QObject>

namespace tessera {

class CameraPlugin : public QObject, public CameraMaker {
    Q_OBJECT
    Q_PLUGIN_METADATA(IID "org.tessera.CameraMaker/1")
    Q_INTERFACES(tessera::CameraMaker)

public:
    [[nodiscard]] std::unique_ptr<Camera> make() override
    {
        // Of Qt's two ways this one asks the system for the camera itself: it needs nothing installed beside
        // it, keeps no list of its parts on the disk, and is the usual one from Qt 6.5 on.
        if (qEnvironmentVariableIsEmpty("QT_MEDIA_BACKEND")) qputenv("QT_MEDIA_BACKEND", "ffmpeg");
        // Qt Multimedia calls at the sound service as well, and may have it started; this program has no
        // sound.
        qputenv("PULSE_SERVER", "unix:/dev/null");
        return std::make_unique<QtCamera>(troubleOf);
    }
};

}  // namespace tessera

#include "camera_plugin.moc"
