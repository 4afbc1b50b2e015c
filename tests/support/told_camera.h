// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/device/camera.h"

#include <utility>

namespace tessera::test {

// Cameras that see what they are told to see.
class ToldCamera : public Camera {
public:
    void listen(Listener listener) override { listener_ = std::move(listener); }
    [[nodiscard]] int count() const override { return there_; }
    void look(int which) override
    {
        looking = which;
        ++begun;
    }
    void stop() override { looking = -1; }

    [[nodiscard]] bool on() const { return looking >= 0; }
    void plug(int cameras)
    {
        there_ = cameras;
        if (listener_.countChanged) listener_.countChanged();
    }
    void show(const Sight& sight)
    {
        if (on() && listener_.saw) listener_.saw(sight);
    }
    void fail(Trouble trouble)
    {
        stop();
        if (listener_.troubled) listener_.troubled(trouble);
    }

    int looking = -1;  // which one; -1: none
    int begun = 0;     // how often one began

private:
    Listener listener_;
    int there_ = 0;
};

}  // namespace tessera::test
