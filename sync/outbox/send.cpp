// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/outbox/send.h"

#include "core/base/ids.h"
#include "sync/outbox/receipt.h"

namespace tessera {
namespace {

// Of the target as a whole: the next parcel would meet the same.
bool endsRound(Trouble trouble)
{
    switch (trouble) {
        case Trouble::offline:
        case Trouble::certificate:
        case Trouble::signIn:
        case Trouble::noPlace:
        case Trouble::full:
        case Trouble::moved:
            return true;
        default:
            return false;
    }
}

// Takes away what earlier tries may have left at the target; what cannot be reached now keeps its line.
void tidyAside(Parcel& parcel, Target& target)
{
    std::erase_if(parcel.aside, [&target](const std::string& name) { return target.remove(name); });
}

Status handOver(Outbox& outbox, Parcel& parcel, Target& target, const SendOptions& options, SendRound& round)
{
    const auto bytes = outbox.bytes(parcel);
    if (!bytes) return bytes.error();
    // Written down before it is used, so that it can be taken away after a crash too.
    const std::string temporary = ".tmp-" + randomUuid().text();
    parcel.aside.push_back(temporary);
    if (Status kept = outbox.update(parcel); !kept) return kept;
    const Delivery delivery = target.deliver(parcel.name, temporary, *bytes);
    const UtcTime now = options.now();
    parcel.trouble = delivery.trouble;
    if (!delivery.aside) std::erase(parcel.aside, temporary);
    if (delivery.trouble == Trouble::none) {
        parcel.state = ParcelState::handedOver;
        parcel.changed = now;
        parcel.failures = 0;
        ++round.handedOver;
        tidyAside(parcel, target);
    } else {
        ++parcel.failures;
        parcel.next =
            UtcTime{now.ms + waitAfter(parcel.failures, options.random(), delivery.askedToWait).count()};
        round.trouble = delivery.trouble;
        round.detail = delivery.detail;
    }
    return outbox.update(parcel);
}

Status lookForReceipt(Outbox& outbox, Parcel& parcel, Target& target, const SendOptions& options,
                      SendRound& round)
{
    const auto text = target.read(receiptName(parcel.name), kMostReceiptBytes);
    if (!text) return {};
    const auto receipt = openReceipt(*text, options.receivers);
    // One that somebody else signed, or that is about another file, says nothing.
    if (!receipt || receipt->name != parcel.name) return {};
    parcel.state = ParcelState::received;
    parcel.changed = options.now();
    parcel.trouble = Trouble::none;
    ++round.received;
    return outbox.update(parcel);
}

}  // namespace

Result<SendRound> sendWaiting(Outbox& outbox, Target& target, const SendOptions& options)
{
    SendRound round;
    const std::vector<Parcel> all = outbox.parcels();
    std::size_t done = 0;
    bool over = false;
    for (Parcel parcel : all) {
        if (!over && options.progress && !options.progress(done, all.size())) over = round.cancelled = true;
        ++done;
        const bool due = !options.dueOnly || parcel.next <= options.now();
        if (!over && due && parcel.state == ParcelState::sealed) {
            if (Status tried = handOver(outbox, parcel, target, options, round); !tried) return tried.error();
            over = parcel.state == ParcelState::sealed && endsRound(parcel.trouble);
        } else if (!over && parcel.state == ParcelState::handedOver && !parcel.aside.empty()) {
            tidyAside(parcel, target);
            if (Status kept = outbox.update(parcel); !kept) return kept.error();
        }
        const bool mayBeReceived =
            parcel.state == ParcelState::handedOver || parcel.trouble == Trouble::unread;
        if (!over && !options.receivers.empty() && mayBeReceived) {
            if (Status looked = lookForReceipt(outbox, parcel, target, options, round); !looked)
                return looked.error();
        }
        if (parcel.state == ParcelState::sealed) ++round.waiting;
    }
    return round;
}

}  // namespace tessera
