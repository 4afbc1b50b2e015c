// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/base/time.h"
#include "sync/bundle/device_key.h"
#include "sync/outbox/outbox.h"
#include "sync/outbox/target.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace tessera {

struct SendRound {
    std::size_t handedOver = 0;       // in this round
    std::size_t received = 0;         // receipts found in this round
    std::size_t waiting = 0;          // still here alone afterwards
    std::size_t swept = 0;            // left there by tries of long ago, and taken away in this round
    Trouble trouble = Trouble::none;  // the last one, of what is still waiting
    std::string detail;
    bool cancelled = false;
};

struct SendOptions {
    bool dueOnly = false;  // leave out what asked to wait longer
    Uuid device;           // whose temporary names are used and swept
    // Whose signature a receipt must carry: public keys of 56 characters. Empty: receipts are not looked for.
    std::vector<std::string> receivers;
    std::function<UtcTime()> now;
    std::function<double()> random;  // from [0, 1)
    // Called before each parcel with how many were tried and are to be tried; false stops the round.
    std::function<bool(std::size_t done, std::size_t all)> progress;
    // Whether somebody stopped the round in the middle of a parcel, which then counts as not tried.
    std::function<bool()> stopped;
};

// A name at a target that was never used before: ".tmp-<16 hex digits of the device>-<seconds since 1970>-<8
// hex digits>". The device is told by a digest: its id is nobody's business there.
[[nodiscard]] std::string temporaryName(const Uuid& device, UtcTime now);
inline constexpr Millis kTemporaryLife{24 * 3'600'000};

// Hands over what waits, once through the list: a failure of one parcel holds no other up, except that a
// target which cannot be reached at all ends the round. Temporary files that this device left there more than
// a day ago are taken away. Blocks as long as the target does. `damaged`, after all others were tried, when a
// parcel's own file is.
[[nodiscard]] Result<SendRound> sendWaiting(Parcels& outbox, Target& target, const SendOptions& options);

}  // namespace tessera
