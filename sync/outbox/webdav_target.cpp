// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/outbox/webdav_target.h"

#include <algorithm>
#include <utility>

namespace tessera {
namespace {

constexpr std::size_t kMostErrorPage = 256 * 1024;
constexpr std::size_t kMostListing = 32 * 1024 * 1024;
constexpr long kMultiStatus = 207;
const HttpClient::Headers kOctets{{"Content-Type", "application/octet-stream"}};

Delivery deliveryOf(const HttpReply& reply, const char* during)
{
    if (reply.status == 0)
        return {.trouble = reply.trouble, .detail = std::string(during) + ": " + reply.detail};
    return {.trouble = troubleOf(reply.status),
            .askedToWait = reply.retryAfter,
            .detail = std::string(during) + ": " + std::to_string(reply.status)};
}

bool done(const HttpReply& reply)
{
    return reply.status >= 200 && reply.status < 300;
}

// What servers without the verb, and proxies that let none but the common ones through, answer to MOVE.
bool blocked(long status)
{
    return status == 400 || status == 403 || status == 405 || status == 501;
}

// The last part of every address in a listing (RFC 4918, 14.7). Names that we ask for need no decoding.
std::vector<std::string> namesIn(const std::string& listing)
{
    constexpr std::string_view kOpen = "href>";
    std::vector<std::string> names;
    for (std::size_t at = listing.find(kOpen); at != std::string::npos; at = listing.find(kOpen, at)) {
        at += kOpen.size();
        const std::size_t end = std::min(listing.find('<', at), listing.size());
        const std::string address = listing.substr(at, end - at);
        const std::size_t slash = address.rfind('/');
        std::string name = slash == std::string::npos ? address : address.substr(slash + 1);
        if (!name.empty()) names.push_back(std::move(name));
    }
    return names;
}

}  // namespace

WebDavTarget::WebDavTarget(std::string folder, HttpSettings settings)
    : folder_(std::move(folder)), http_(std::move(settings))
{
    if (folder_.empty() || folder_.back() != '/') folder_ += '/';
}

WebDavTarget::Seen WebDavTarget::look(const std::string& url, std::string_view bytes, Delivery& delivery)
{
    const HttpReply reply = http_.request("GET", url, {{"Cache-Control", "no-cache"}}, std::nullopt,
                                          std::max(bytes.size(), kMostErrorPage));
    if (done(reply)) return reply.body == bytes ? Seen::same : Seen::other;
    if (reply.status == 404 || reply.status == 410) return Seen::nothing;
    if (reply.status == 403 || reply.status == 405) return Seen::unreadable;
    delivery = deliveryOf(reply, "GET");
    return Seen::failed;
}

Delivery WebDavTarget::afterwards(const std::string& url, std::string_view bytes)
{
    Delivery delivery;
    switch (look(url, bytes, delivery)) {
        case Seen::same:
            return {.trouble = Trouble::none};
        case Seen::other:
        case Seen::nothing:
            return {.trouble = Trouble::differs, .detail = "GET"};
        case Seen::unreadable:
            return {.trouble = Trouble::unread, .detail = "GET"};
        case Seen::failed:
            break;
    }
    return delivery;
}

Delivery WebDavTarget::putPlainly(const std::string& url, std::string_view bytes)
{
    const HttpReply put =
        http_.request("PUT", url, {{"Content-Type", "application/octet-stream"}}, bytes, kMostErrorPage);
    if (!done(put)) return deliveryOf(put, "PUT");
    return afterwards(url, bytes);
}

Delivery WebDavTarget::deliver(std::string_view name, std::string_view temporary, std::string_view bytes)
{
    const std::string url = urlOf(name);
    Delivery delivery;
    const Seen before = look(url, bytes, delivery);
    if (before == Seen::same) return Delivery{.trouble = Trouble::none};  // a lost reply to an earlier try
    if (before == Seen::failed) return delivery;
    if (!movesBlocked_) {
        delivery = putAndMove(url, temporary, bytes, before == Seen::other);
        if (!movesBlocked_) return delivery;
    }
    const bool aside = delivery.aside;
    delivery = putPlainly(url, bytes);
    delivery.aside = aside;
    return delivery;
}

Delivery WebDavTarget::putAndMove(const std::string& url, std::string_view temporary, std::string_view bytes,
                                  bool replace)
{
    const std::string aside = urlOf(temporary);
    const HttpReply put = http_.request("PUT", aside, kOctets, bytes, kMostErrorPage);
    Delivery delivery = deliveryOf(put, "PUT");
    delivery.aside = true;
    if (!done(put)) return delivery;
    // Some servers keep what arrived of a PUT that was cut and answer as if all were there.
    if (look(aside, bytes, delivery) == Seen::other)
        return {.trouble = Trouble::differs, .detail = "GET", .aside = true};
    const HttpReply moved =
        http_.request("MOVE", aside, {{"Destination", url}, {"Overwrite", replace ? "T" : "F"}}, std::nullopt,
                      kMostErrorPage);
    delivery = deliveryOf(moved, "MOVE");
    movesBlocked_ = blocked(moved.status);
    delivery.aside = !done(moved);
    if (moved.status == 412 || movesBlocked_) delivery.aside = !remove(temporary);
    // 412: somebody's, perhaps our own earlier try's, is there. 404: what was to be moved is gone; the
    // library asks again by itself when a reply is lost, so it may have been moved.
    if (!done(moved) && moved.status != 412 && moved.status != 404) return delivery;
    const bool left = delivery.aside;
    Delivery seen = afterwards(url, bytes);
    if (moved.status == 404 && seen.trouble == Trouble::differs) return delivery;
    seen.aside = left;
    return seen;
}

bool WebDavTarget::remove(std::string_view name)
{
    const HttpReply reply = http_.request("DELETE", urlOf(name), {}, std::nullopt, kMostErrorPage);
    return done(reply) || reply.status == 404 || reply.status == 410;
}

std::optional<std::string> WebDavTarget::read(std::string_view name, std::size_t limit)
{
    HttpReply reply = http_.request("GET", urlOf(name), {}, std::nullopt, limit);
    if (!done(reply)) return std::nullopt;
    return std::move(reply.body);
}

std::optional<std::vector<std::string>> WebDavTarget::list(std::string_view beginning)
{
    const HttpReply reply = http_.request("PROPFIND", folder_, {{"Depth", "1"}}, std::nullopt, kMostListing);
    if (reply.status != kMultiStatus) return std::nullopt;
    std::vector<std::string> names = namesIn(reply.body);
    std::erase_if(names, [beginning](const std::string& name) { return !name.starts_with(beginning); });
    return names;
}

Delivery WebDavTarget::probe(std::string_view temporary)
{
    constexpr std::string_view kBytes = "Tessera";
    const std::string url = urlOf(temporary);
    const HttpReply put = http_.request("PUT", url, kOctets, kBytes, kMostErrorPage);
    if (!done(put)) return deliveryOf(put, "PUT");
    Delivery delivery = afterwards(url, kBytes);
    // Where reading is not allowed receipts are believed instead.
    if (delivery.trouble == Trouble::unread) delivery.trouble = Trouble::none;
    delivery.aside = !remove(temporary);
    return delivery;
}

}  // namespace tessera
