// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/outbox/send.h"

#include "core/store/content_digest.h"
#include "sync/outbox/receipt.h"

#include <charconv>
#include <optional>
#include <utility>

namespace tessera {
namespace {

constexpr std::size_t kDeviceDigits = 16, kRandomDigits = 8;

// Of the target as a whole: the next parcel would meet the same.
bool endsRound(Trouble trouble)
{
    switch (trouble) {
        case Trouble::offline:
        case Trouble::certificate:
        case Trouble::expired:
        case Trouble::otherName:
        case Trouble::proxy:
        case Trouble::signIn:
        case Trouble::noPlace:
        case Trouble::full:
        case Trouble::moved:
            return true;
        default:
            return false;
    }
}

std::string beginningOf(const Uuid& device)
{
    return ".tmp-" + sha256Hex("tessera temporary " + device.text()).substr(0, kDeviceDigits) + "-";
}

// When a temporary name was made; nothing when it is none of ours.
std::optional<UtcTime> madeAt(std::string_view name, std::string_view beginning)
{
    if (!name.starts_with(beginning)) return std::nullopt;
    name.remove_prefix(beginning.size());
    std::int64_t seconds = 0;
    const auto [end, failed] = std::from_chars(name.data(), name.data() + name.size(), seconds);
    const bool whole = failed == std::errc{} && end != name.data() + name.size() && *end == '-';
    return whole ? std::optional(UtcTime{seconds * 1000}) : std::nullopt;
}

class Round {
public:
    Round(Parcels& outbox, Target& target, const SendOptions& options)
        : outbox_(outbox), target_(target), options_(options)
    {
    }

    Result<SendRound> run()
    {
        auto all = outbox_.list();
        if (!all) return all.error();
        std::size_t done = 0;
        for (Parcel& parcel : *all) {
            if (!over_ && options_.progress && !options_.progress(done, all->size()))
                over_ = round_.cancelled = true;
            ++done;
            const Status seen = see(parcel);
            if (!seen && seen.error().code == Errc::notFound) continue;  // withdrawn meanwhile
            if (!seen && seen.error().code != Errc::damaged) return seen.error();
            if (!seen) damaged_ = seen.error();
            if (parcel.state == ParcelState::sealed) ++round_.waiting;
        }
        if (!over_ && !options_.device.isNil()) sweep();
        if (damaged_) return *damaged_;
        return round_;
    }

private:
    Status see(Parcel& parcel)
    {
        if (over_) return {};
        const bool due = !options_.dueOnly || parcel.next <= options_.now();
        if (due && parcel.state == ParcelState::sealed) {
            if (Status tried = handOver(parcel); !tried) return tried;
            over_ = over_ || (parcel.state == ParcelState::sealed && endsRound(parcel.trouble));
        } else if (parcel.state == ParcelState::handedOver && !parcel.aside.empty()) {
            tidyAside(parcel);
            if (Status kept = outbox_.update(parcel); !kept) return kept;
        }
        const bool mayBeReceived = parcel.state == ParcelState::handedOver ||
                                   (parcel.state == ParcelState::sealed && parcel.trouble == Trouble::unread);
        if (over_ || options_.receivers.empty() || !mayBeReceived) return {};
        return lookForReceipt(parcel);
    }

    // Takes away what earlier tries may have left at the target; what cannot be reached now keeps its line.
    void tidyAside(Parcel& parcel)
    {
        std::erase_if(parcel.aside, [this](const std::string& name) { return target_.remove(name); });
    }

    Status handOver(Parcel& parcel)
    {
        const auto bytes = outbox_.bytes(parcel);
        if (!bytes) return bytes.error();
        // Written down before it is used, so that it can be taken away after a crash too.
        const std::string temporary = temporaryName(options_.device, options_.now());
        parcel.aside.push_back(temporary);
        if (Status kept = outbox_.update(parcel); !kept) return kept;
        const Delivery delivery = target_.deliver(parcel.name, temporary, *bytes);
        if (!delivery.aside) std::erase(parcel.aside, temporary);
        if (delivery.trouble == Trouble::none)
            handedOver(parcel);
        else if (options_.stopped && options_.stopped())
            over_ = round_.cancelled = true;
        else
            failed(parcel, delivery);
        const Status kept = outbox_.update(parcel);
        // Consent was taken back while it was on its way: it goes again.
        if (!kept && kept.error().code == Errc::notFound && delivery.trouble == Trouble::none) {
            --round_.handedOver;
            static_cast<void>(target_.remove(parcel.name));
        }
        return kept;
    }

    void handedOver(Parcel& parcel)
    {
        parcel.state = ParcelState::handedOver;
        parcel.changed = options_.now();
        parcel.trouble = Trouble::none;
        parcel.failures = 0;
        ++round_.handedOver;
        tidyAside(parcel);
    }

    void failed(Parcel& parcel, const Delivery& delivery)
    {
        parcel.trouble = delivery.trouble;
        ++parcel.failures;
        const Millis wait = waitAfter(parcel.failures, options_.random(), delivery.askedToWait);
        parcel.next = UtcTime{options_.now().ms + wait.count()};
        round_.trouble = delivery.trouble;
        round_.detail = delivery.detail;
    }

    Status lookForReceipt(Parcel& parcel)
    {
        const auto text = target_.read(receiptName(parcel.name), kMostReceiptBytes);
        if (!text) return {};
        const auto receipt = openReceipt(*text, options_.receivers);
        // One that somebody else signed, or that is about another file, says nothing.
        if (!receipt || receipt->name != parcel.name) return {};
        parcel.state = ParcelState::received;
        parcel.changed = options_.now();
        parcel.trouble = Trouble::none;
        ++round_.received;
        return outbox_.update(parcel);
    }

    // What a parcel's own line knows of is tidied with it; this finds what no line knows of any more.
    void sweep()
    {
        const std::string beginning = beginningOf(options_.device);
        const auto names = target_.list(beginning);
        if (!names) return;
        for (const std::string& name : *names) {
            const auto made = madeAt(name, beginning);
            if (!made || options_.now().ms - made->ms <= kTemporaryLife.count()) continue;
            if (target_.remove(name)) ++round_.swept;
        }
    }

    Parcels& outbox_;
    Target& target_;
    const SendOptions& options_;
    SendRound round_;
    std::optional<Error> damaged_;
    bool over_ = false;
};

}  // namespace

std::string temporaryName(const Uuid& device, UtcTime now)
{
    return beginningOf(device) + std::to_string(now.ms / 1000) + "-" +
           randomUuid().text().substr(0, kRandomDigits);
}

Result<SendRound> sendWaiting(Parcels& outbox, Target& target, const SendOptions& options)
{
    return Round(outbox, target, options).run();
}

}  // namespace tessera
