// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "sync/bundle/device_key.h"
#include "sync/outbox/outbox.h"
#include "sync/outbox/target.h"

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace tessera {

struct SendRound {
    std::size_t handedOver = 0;       // in this round
    std::size_t received = 0;         // receipts found in this round
    std::size_t waiting = 0;          // still here alone afterwards
    Trouble trouble = Trouble::none;  // the last one, of what is still waiting
    std::string detail;
    bool cancelled = false;
};

struct SendOptions {
    bool dueOnly = false;  // leave out what asked to wait longer
    // Whose signature a receipt must carry: public keys of 56 characters. Empty: receipts are not looked for.
    std::vector<std::string> receivers;
    std::function<UtcTime()> now;
    std::function<double()> random;  // from [0, 1)
    // Called before each parcel with how many were tried and are to be tried; false stops the round.
    std::function<bool(std::size_t done, std::size_t all)> progress;
};

// Hands over what waits, once through the list: a failure of one parcel holds no other up, except that a
// target which cannot be reached at all ends the round. Blocks as long as the target does.
[[nodiscard]] Result<SendRound> sendWaiting(Outbox& outbox, Target& target, const SendOptions& options);

}  // namespace tessera
