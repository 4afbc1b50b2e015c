// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/device/held_screen.h"

#include "app/device/device.h"
#include "app/device/settings.h"
#include "app/live/live.h"

namespace tessera {

HeldScreen::HeldScreen(Device& device, Live& live, Settings& settings, QObject* parent)
    : QObject(parent), device_(device), live_(live), settings_(settings)
{
    connect(&live_, &Live::changed, this, &HeldScreen::look);
    connect(&settings_, &Settings::changed, this, &HeldScreen::look);
    device_.onScreenTurned([this] { look(); });
}

HeldScreen::~HeldScreen()
{
    device_.onScreenTurned({});
}

void HeldScreen::look()
{
    const Live::State state = live_.state();
    const bool hold =
        settings_.holdScreen() && (state == Live::Ready || state == Live::Running || state == Live::Paused);
    const int turned = device_.screenTurned();
    if (hold && !holding_) heldAt_ = turned;
    holding_ = hold;
    const int quarters = hold ? (turned - heldAt_ + 4) % 4 : 0;
    if (quarters == quarters_) return;
    quarters_ = quarters;
    emit changed();
}

}  // namespace tessera
