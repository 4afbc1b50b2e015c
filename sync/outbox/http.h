// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/time.h"
#include "sync/outbox/retry.h"

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tessera {

struct HttpSettings {
    std::string user, password;  // none: no sign-in. Sent over TLS alone
    // PEM file of certificates to trust; empty: the system's own, which SSL_CERT_FILE may name as for other
    // programs.
    std::string authorities;
    // The network's own way out, as "http://host:port"; empty: what https_proxy, all_proxy and no_proxy say.
    std::string proxy;
    Millis connecting{15'000};      // longest wait for the connection
    Millis stalled{30'000};         // longest time in which nothing moves
    Millis whole{5 * 60'000};       // longest time of one request: a server may also answer a byte at a time
    std::function<bool()> stopped;  // asked while it waits; true breaks the request off
};

struct HttpReply {
    Trouble trouble = Trouble::none;  // why there was no reply at all
    long status = 0;                  // 0 without a reply
    std::string body;
    std::optional<Millis> retryAfter;
    std::string detail;  // the library's word for the trouble
};

// Requests over HTTPS and nothing else: no other protocol, no redirects, the system's proxy, the system's
// certificates. One connection, kept between requests. Not thread-safe.
class HttpClient {
public:
    explicit HttpClient(HttpSettings settings);
    HttpClient(const HttpClient&) = delete;
    HttpClient& operator=(const HttpClient&) = delete;
    ~HttpClient();

    using Headers = std::vector<std::pair<std::string, std::string>>;
    // A reply longer than `limit` bytes counts as cut.
    [[nodiscard]] HttpReply request(const std::string& method, const std::string& url, const Headers& headers,
                                    std::optional<std::string_view> body, std::size_t limit);

private:
    struct Handle;
    HttpSettings settings_;
    std::unique_ptr<Handle> handle_;
};

}  // namespace tessera
