// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sync/outbox/http.h"
#include "sync/outbox/target.h"

#include <string>

namespace tessera {

// A folder on a WebDAV server (RFC 4918) over HTTPS. The bytes go to a temporary name, are moved to their own
// with "Overwrite: F" and read back. Where a proxy lets no MOVE through, they are put under their own name at
// once: what was cut short is found by the comparison and put again. A partial PUT is never asked for, and a
// 2xx alone is never believed.
class WebDavTarget : public Target {
public:
    // `folder`: "https://…", of a folder that is there.
    WebDavTarget(std::string folder, HttpSettings settings);

    [[nodiscard]] Delivery deliver(std::string_view name, std::string_view temporary,
                                   std::string_view bytes) override;
    [[nodiscard]] bool remove(std::string_view name) override;
    [[nodiscard]] std::optional<std::string> read(std::string_view name, std::size_t limit) override;
    [[nodiscard]] std::optional<std::vector<std::string>> list(std::string_view beginning) override;
    [[nodiscard]] Delivery probe(std::string_view temporary) override;

private:
    enum class Seen { same, other, nothing, unreadable, failed };
    [[nodiscard]] Seen look(const std::string& url, std::string_view bytes, Delivery& delivery);
    [[nodiscard]] Delivery afterwards(const std::string& url, std::string_view bytes);
    [[nodiscard]] Delivery putAndMove(const std::string& url, std::string_view temporary,
                                      std::string_view bytes, bool replace);
    [[nodiscard]] Delivery putPlainly(const std::string& url, std::string_view bytes);
    [[nodiscard]] std::string urlOf(std::string_view name) const { return folder_ + std::string(name); }

    std::string folder_;  // ends in '/'
    HttpClient http_;
    bool movesBlocked_ = false;
};

}  // namespace tessera
