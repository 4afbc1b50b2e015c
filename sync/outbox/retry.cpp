// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/outbox/retry.h"

#include <algorithm>

namespace tessera {

std::string_view sentence(Trouble trouble)
{
    switch (trouble) {
        case Trouble::none:
            return "handed over";
        case Trouble::offline:
            return "the server cannot be reached; send again when there is a network";
        case Trouble::slow:
            return "the server took too long; send again later";
        case Trouble::cut:
            return "the connection broke half-way; send again";
        case Trouble::busy:
            return "the server is busy; send again later";
        case Trouble::certificate:
            return "the server could not prove who it is, so nothing was sent; ask who runs it about its "
                   "certificate";
        case Trouble::signIn:
            return "the server does not accept the name or the password; check both";
        case Trouble::notAllowed:
            return "writing there is not allowed; ask who looks after that place";
        case Trouble::noPlace:
            return "the folder is not there; check the address, or plug the stick in";
        case Trouble::tooLarge:
            return "the server takes no files of this size; ask who runs it";
        case Trouble::full:
            return "there is no room left; make room and send again";
        case Trouble::differs:
            return "what lies there is not what was sent; send again";
        case Trouble::moved:
            return "the address sends elsewhere, which is not followed; check the address";
        case Trouble::unread:
            return "it was sent but may not be read back; it counts once its receipt is here";
        case Trouble::refused:
            break;
        case Trouble::expired:
            return "the server's certificate is out of date, so nothing was sent; check this device's date, "
                   "else ask who runs the server";
        case Trouble::otherName:
            return "the server's certificate is for another address, so nothing was sent; check the address";
        case Trouble::proxy:
            return "this network's proxy lets nothing through to that address; ask who runs the network";
        case Trouble::inTheWay:
            return "a link or something that is no file lies there under this name, and is not followed; "
                   "take "
                   "it away";
    }
    return "the server refused it; ask who runs it";
}

bool passes(Trouble trouble)
{
    switch (trouble) {
        case Trouble::offline:
        case Trouble::slow:
        case Trouble::cut:
        case Trouble::busy:
        case Trouble::differs:
            return true;
        default:
            return false;
    }
}

Trouble troubleOf(long httpStatus)
{
    switch (httpStatus) {
        case 401:
        case 407:
            return Trouble::signIn;
        case 403:
            return Trouble::notAllowed;
        case 404:
        case 409:  // WebDAV: a folder on the way is missing
        case 410:
            return Trouble::noPlace;
        case 413:
            return Trouble::tooLarge;
        case 507:
            return Trouble::full;
        case 408:
        case 425:
        case 429:
            return Trouble::busy;
        default:
            break;
    }
    if (httpStatus >= 500) return Trouble::busy;
    if (httpStatus >= 300 && httpStatus < 400) return Trouble::moved;
    return Trouble::refused;
}

Millis waitAfter(unsigned failures, double random, std::optional<Millis> asked)
{
    Millis most = kFirstWait;
    for (unsigned i = 1; i < failures && most < kLongestWait; ++i) most *= 2;
    most = std::min(most, kLongestWait);
    const Millis drawn{
        static_cast<Millis::rep>(static_cast<double>(most.count()) * std::clamp(random, 0.0, 1.0))};
    const Millis least = std::clamp(asked.value_or(Millis{0}), Millis{0}, kLongestWait);
    return std::max(drawn, least);
}

}  // namespace tessera
