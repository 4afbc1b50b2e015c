// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/formats/audit/audit_document.h"

#include "sync/formats/csv_text.h"
#include "sync/formats/figures_tree.h"

namespace tessera {

namespace {

std::string sessionOf(const AuditEvent& event)
{
    return event.act.session.isNil() ? std::string() : event.act.session.text();
}

}  // namespace

std::string auditJson(const AuditDocument& log)
{
    using tree::Json;
    Json events = Json::array();
    for (const AuditEvent& event : log.events)
        events.push_back({{"number", event.number},
                          {"moment", isoText(event.at)},
                          {"event", name(event.act.kind)},
                          {"session", tree::textOrNull(sessionOf(event))},
                          {"amount", event.act.amount},
                          {"digest", tree::textOrNull(event.act.digest)},
                          {"chain", event.chain},
                          {"says", log.words(event)}});
    return tree::written({{"device", log.device.text()},
                          {"lines", log.head.number},
                          {"head", log.head.chain},
                          {"findings", log.findings},
                          {"events", std::move(events)}});
}

std::string auditCsv(const AuditDocument& log)
{
    std::string text = csvLine({"number", "moment", "event", "session", "amount", "digest", "chain", "says"});
    for (const AuditEvent& event : log.events)
        text += csvLine({std::to_string(event.number), isoText(event.at), std::string(name(event.act.kind)),
                         sessionOf(event), std::to_string(event.act.amount), event.act.digest, event.chain,
                         log.words(event)});
    return text;
}

}  // namespace tessera
