// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/audit/audit_event.h"

#include <functional>
#include <string>
#include <vector>

namespace tessera {

// The log of a library as files for those who look after data protection. `number`, `moment`, `event`,
// `session`, `amount` and `digest` are what the chain is worked out from (SCHEMA.md of core/store, "The
// log"), so that anybody can follow it; `says` is the line in words.

struct AuditDocument {
    Uuid device;
    std::vector<AuditEvent> events;                       // all of them, or some
    AuditHead head;                                       // of the whole log
    std::vector<std::string> findings;                    // what is wrong with it, a sentence each
    std::function<std::string(const AuditEvent&)> words;  // the line in words
};

// {"device", "lines", "head", "findings": [], "events": [{"number", "moment", "event", "session" or null,
// "amount", "digest" or null, "chain", "says"}]}
[[nodiscard]] std::string auditJson(const AuditDocument& log);
// The same columns, one record a line; nothing about the whole log.
[[nodiscard]] std::string auditCsv(const AuditDocument& log);

}  // namespace tessera
