// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QImage>
#include <QtPlugin>

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace tessera {

// What a camera saw at one moment.
struct Sight {
    QImage picture;                  // in greys, to aim by; at most 640 wide and high
    std::vector<std::string> codes;  // what the QR codes in it say, byte by byte: those that could be read
};

// The cameras of the machine, of which one at a time looks for a QR code. Nothing of what it sees is written,
// and none of it is kept when it has stopped. To be called from the screen's thread, on which it answers too.
class Camera {
public:
    enum class Trouble {
        refused,    // this program may not use it
        noPicture,  // it does not begin or does not go on, as when another program has it
        gone,       // it was taken off while it looked
    };
    // Whoever is told. The camera may be stopped from within any of these.
    struct Listener {
        std::function<void()> countChanged;
        std::function<void(const Sight&)>
            saw;  // the newest there is; what came before it was read is passed over
        std::function<void(Trouble)> troubled;  // it has stopped
    };

    Camera() = default;
    Camera(const Camera&) = delete;
    Camera& operator=(const Camera&) = delete;
    virtual ~Camera() = default;

    // One listener; an empty one ends it.
    virtual void listen(Listener listener) = 0;
    [[nodiscard]] virtual int count() const = 0;
    // The camera at that place, 0 to count() - 1, begins to look; one that looked before stops.
    virtual void look(int which) = 0;
    // It is off, and nothing is told of what it saw.
    virtual void stop() = 0;
};

// What the plug-in with the camera offers: it is loaded when a camera is first asked for, so that neither the
// app's start nor a machine without one pays for it.
class CameraMaker {
public:
    virtual ~CameraMaker() = default;
    [[nodiscard]] virtual std::unique_ptr<Camera> make() = 0;
};

}  // namespace tessera

Q_DECLARE_INTERFACE(tessera::CameraMaker, "org.tessera.CameraMaker/1")
