// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/time.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace tessera {

// Why something could not be handed over. The numbers are stored.
enum class Trouble : std::uint8_t {
    none = 0,
    offline = 1,      // no way to the server: no network, no such name, nobody answers there
    slow = 2,         // it took too long
    cut = 3,          // the connection broke half-way
    busy = 4,         // the server asked to come back later
    certificate = 5,  // the server could not prove who it is
    signIn = 6,       // name or password are not accepted
    notAllowed = 7,   // this name may not write there
    noPlace = 8,      // the folder is not there
    tooLarge = 9,
    full = 10,       // no room left
    differs = 11,    // what lies there is not what was sent
    moved = 12,      // the address sends elsewhere, which is not followed
    unread = 13,     // it was sent, and may not be read back to compare
    refused = 14,    // any other no
    expired = 15,    // the server's certificate is out of date, or this machine's clock is wrong
    otherName = 16,  // the server's certificate is for another address
    proxy = 17,      // the network's own way out (its proxy) lets nothing through to the server
    inTheWay = 18,   // a link, or no file at all, lies under the name at the target
};
inline constexpr Trouble kLastTrouble = Trouble::inTheWay;
// What happened and what to do, without a full stop.
[[nodiscard]] std::string_view sentence(Trouble trouble);

// Whether to try again by itself (RFC 9110: 408, 425, 429 and the 5xx but 507), or to stop and tell.
[[nodiscard]] bool passes(Trouble trouble);

// What an HTTP status other than 2xx says. 412 and the statuses of blocked verbs are the caller's to read
// first.
[[nodiscard]] Trouble troubleOf(long httpStatus);

inline constexpr Millis kFirstWait{30'000};
inline constexpr Millis kLongestWait{6 * 3'600'000};

// Exponential with full jitter: anything from 0 to min(6 h, 30 s * 2^failures), but never before what the
// server asked for (Retry-After, itself bounded by 6 h). `failures` >= 1 counts those so far; `random` is
// from [0, 1).
[[nodiscard]] Millis waitAfter(unsigned failures, double random, std::optional<Millis> asked);

}  // namespace tessera
