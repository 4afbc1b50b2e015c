// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/outbox/http.h"

#include <curl/curl.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <mutex>

namespace tessera {
namespace {

struct Incoming {
    std::string bytes;
    std::size_t limit = 0;
};

std::size_t take(char* data, std::size_t, std::size_t count, void* into)
{
    auto& incoming = *static_cast<Incoming*>(into);
    if (incoming.bytes.size() + count > incoming.limit) return 0;  // which makes the library give up
    incoming.bytes.append(data, count);
    return count;
}

struct Outgoing {
    std::string_view bytes;
    std::size_t sent = 0;
};

std::size_t give(char* into, std::size_t size, std::size_t count, void* from)
{
    auto& outgoing = *static_cast<Outgoing*>(from);
    const std::size_t now = std::min(size * count, outgoing.bytes.size() - outgoing.sent);
    std::memcpy(into, outgoing.bytes.data() + outgoing.sent, now);
    outgoing.sent += now;
    return now;
}

// The library starts again from the beginning when a kept connection turns out to be gone.
int rewind(void* from, curl_off_t offset, int origin)
{
    auto& outgoing = *static_cast<Outgoing*>(from);
    if (origin != SEEK_SET || offset < 0 || static_cast<std::size_t>(offset) > outgoing.bytes.size())
        return CURL_SEEKFUNC_CANTSEEK;
    outgoing.sent = static_cast<std::size_t>(offset);
    return CURL_SEEKFUNC_OK;
}

int askWhetherToStop(void* settings, curl_off_t, curl_off_t, curl_off_t, curl_off_t)
{
    return static_cast<const HttpSettings*>(settings)->stopped() ? 1 : 0;
}

Trouble certificateTrouble(CURL* curl)
{
    // Numbers of X509_verify_cert_error_string(3): not yet valid, no longer valid.
    constexpr long kNotYet = 9, kNoLonger = 10, kNothingWrong = 0, kNotLookedAt = 1;
    long found = 0;
    curl_easy_getinfo(curl, CURLINFO_SSL_VERIFYRESULT, &found);
    if (found == kNotYet || found == kNoLonger) return Trouble::expired;
    // The chain holds: then it is the name that is another, which the library looks at before it notes that.
    return found == kNothingWrong || found == kNotLookedAt ? Trouble::otherName : Trouble::certificate;
}

Trouble troubleOfCode(CURL* curl, CURLcode code)
{
    long proxyStatus = 0;
    curl_easy_getinfo(curl, CURLINFO_HTTP_CONNECTCODE, &proxyStatus);
    // A proxy that itself finds no way to the server says so with 502 to 504.
    if (proxyStatus >= 400)
        return proxyStatus >= 502 && proxyStatus <= 504 ? Trouble::offline : Trouble::proxy;
    switch (code) {
        case CURLE_OPERATION_TIMEDOUT:
            return Trouble::slow;
        case CURLE_COULDNT_RESOLVE_PROXY:
        case CURLE_COULDNT_RESOLVE_HOST:
        case CURLE_COULDNT_CONNECT:
            return Trouble::offline;
        case CURLE_PROXY:
            return Trouble::proxy;
        case CURLE_PEER_FAILED_VERIFICATION:
            return certificateTrouble(curl);
        case CURLE_SSL_CACERT_BADFILE:
        case CURLE_SSL_ISSUER_ERROR:
            return Trouble::certificate;
        case CURLE_URL_MALFORMAT:
        case CURLE_UNSUPPORTED_PROTOCOL:
            return Trouble::refused;
        default:
            return Trouble::cut;
    }
}

// Where the administrator of a machine keeps its own certificates; the library itself does not ask.
std::string systemAuthorities()
{
    const char* const named = std::getenv("SSL_CERT_FILE");
    return named == nullptr ? std::string() : std::string(named);
}

struct HeaderList {
    curl_slist* first = nullptr;
    HeaderList() = default;
    HeaderList(const HeaderList&) = delete;
    HeaderList& operator=(const HeaderList&) = delete;
    ~HeaderList() { curl_slist_free_all(first); }
    void add(const std::string& line) { first = curl_slist_append(first, line.c_str()); }
};

}  // namespace

struct HttpClient::Handle {
    CURL* curl = nullptr;
    Handle()
    {
        static std::once_flag once;
        std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
        curl = curl_easy_init();
    }
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    ~Handle() { curl_easy_cleanup(curl); }
};

HttpClient::HttpClient(HttpSettings settings)
    : settings_(std::move(settings)), handle_(std::make_unique<Handle>())
{
}

HttpClient::~HttpClient() = default;

HttpReply HttpClient::request(const std::string& method, const std::string& url, const Headers& headers,
                              std::optional<std::string_view> body, std::size_t limit)
{
    CURL* const curl = handle_->curl;
    if (curl == nullptr) return {Trouble::refused, 0, {}, {}, "no memory for a connection"};
    curl_easy_reset(curl);
    Incoming incoming{{}, limit};
    Outgoing outgoing{body.value_or(std::string_view{}), 0};
    HeaderList lines;
    for (const auto& [name, value] : headers) lines.add(name + ": " + value);
    lines.add("Expect:");  // some proxies never answer a request that waits for a go-ahead

    curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "https");
    curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, method.c_str());
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, lines.first);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(curl, CURLOPT_USERAGENT, "Tessera");
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(settings_.connecting.count()));
    curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, 1L);
    curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME,
                     std::max(1L, static_cast<long>(settings_.stalled.count() / 1000)));
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &incoming);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(settings_.whole.count()));
    curl_easy_setopt(curl, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
    const std::string authorities =
        settings_.authorities.empty() ? systemAuthorities() : settings_.authorities;
    if (!authorities.empty()) curl_easy_setopt(curl, CURLOPT_CAINFO, authorities.c_str());
    if (!settings_.proxy.empty()) curl_easy_setopt(curl, CURLOPT_PROXY, settings_.proxy.c_str());
    if (settings_.stopped) {
        curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
        curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, askWhetherToStop);
        curl_easy_setopt(curl, CURLOPT_XFERINFODATA, &settings_);
    }
    if (!settings_.user.empty()) {
        curl_easy_setopt(curl, CURLOPT_HTTPAUTH, static_cast<long>(CURLAUTH_BASIC));
        curl_easy_setopt(curl, CURLOPT_USERNAME, settings_.user.c_str());
        curl_easy_setopt(curl, CURLOPT_PASSWORD, settings_.password.c_str());
    }
    if (body) {
        curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
        curl_easy_setopt(curl, CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(body->size()));
        curl_easy_setopt(curl, CURLOPT_READFUNCTION, give);
        curl_easy_setopt(curl, CURLOPT_READDATA, &outgoing);
        curl_easy_setopt(curl, CURLOPT_SEEKFUNCTION, rewind);
        curl_easy_setopt(curl, CURLOPT_SEEKDATA, &outgoing);
    }
    const CURLcode code = curl_easy_perform(curl);
    HttpReply reply;
    if (code != CURLE_OK) {
        reply.trouble = troubleOfCode(curl, code);
        reply.detail = curl_easy_strerror(code);
        return reply;
    }
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &reply.status);
    curl_off_t seconds = 0;
    if (curl_easy_getinfo(curl, CURLINFO_RETRY_AFTER, &seconds) == CURLE_OK && seconds > 0)
        reply.retryAfter = Millis{std::min<std::int64_t>(seconds, kLongestWait.count() / 1000) * 1000};
    reply.body = std::move(incoming.bytes);
    return reply;
}

}  // namespace tessera
