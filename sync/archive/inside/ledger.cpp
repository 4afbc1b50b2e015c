// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/archive/inside/ledger.h"

#include "sync/archive/engines/schema.h"
#include "sync/archive/inside/prepared.h"
#include "sync/formats/figures.h"

#include <chrono>
#include <map>

namespace tessera::archive {
namespace {

Uuid idOf(std::string_view text)
{
    return Uuid::parse(text).value_or(Uuid{});
}

// What came now, added to what came before. A key that was followed to its successor is behind that one.
void add(KnownDevice& known, const KnownDevice& now)
{
    if (now.keys.size() > known.keys.size()) known.keys = now.keys;
    if (now.log.sequence > known.log.sequence) known.log = now.log;
    for (const auto& [from, to] : now.came)
        for (std::uint64_t number = from; number <= to; ++number) tessera::add(known.came, number);
}

// Several importers may hear of one device: what each heard is added up, one after another.
Status writeDevices(Engine& engine, const std::vector<KnownDevice>& heard)
{
    if (heard.empty()) return {};
    std::map<Uuid, KnownDevice> devices;
    std::vector<Uuid> ids;
    for (const KnownDevice& one : heard) {
        const auto [at, added] = devices.try_emplace(one.id, one);
        if (added)
            ids.push_back(one.id);
        else
            add(at->second, one);
    }
    if (Status held = engine.hold(ids); !held) return held;
    for (auto& [id, device] : devices) {
        auto before = readDevice(engine, id);
        if (!before) return before.error();
        KnownDevice known = *before ? std::move(**before) : device;
        add(known, device);
        // Both engines count the parameters as they come up in the text.
        const Status written = engine.run(*before ? "UPDATE devices SET known = $1 WHERE device = $2"
                                                  : "INSERT INTO devices (known, device) VALUES ($1, $2)",
                                          {textOf(known), id.text()});
        if (!written) return written;
    }
    return {};
}

}  // namespace

std::string now()
{
    const auto sinceEpoch = std::chrono::system_clock::now().time_since_epoch();
    return isoText(UtcTime{std::chrono::duration_cast<std::chrono::milliseconds>(sinceEpoch).count()});
}

Status writeLedger(Engine& engine, const Ledger& ledger)
{
    std::vector<Row> imports, findings;
    for (const ImportRecord& one : ledger.imports) {
        const std::string id = one.import.text();
        imports.push_back({id, now(), readable(one.file), one.format, one.status,
                           static_cast<std::int64_t>(one.sessions), static_cast<std::int64_t>(one.entries),
                           std::string(programVersion())});
        std::int64_t number = 0;
        for (const std::string& finding : one.findings) findings.push_back({id, ++number, readable(finding)});
    }
    for (const CodeMapRecord& one : ledger.codeMaps) {
        const Status status = engine.run(
            "INSERT INTO code_maps (study, scheme, source_code, code, import) VALUES ($1, $2, $3, $4, "
            "$5) "
            "ON CONFLICT DO NOTHING",
            {readable(one.study), readable(one.scheme), readable(one.sourceCode), readable(one.code),
             one.import.text()});
        if (!status) return status;
    }
    if (Status status = engine.insert(tables::imports(), imports); !status) return status;
    if (Status status = engine.insert(tables::findings(), findings); !status) return status;
    return writeDevices(engine, ledger.devices);
}

Result<std::optional<KnownDevice>> readDevice(Engine& engine, const Uuid& id)
{
    std::optional<std::string> text;
    const Status read =
        engine.read("SELECT known FROM devices WHERE device = $1", {id.text()}, [&text](const RowView& row) {
            text = row.text(0);
            return Status{};
        });
    if (!read) return read.error();
    if (!text) return std::optional<KnownDevice>{};
    auto device = deviceFrom(id, *text);
    if (!device) return device.error();
    return std::optional<KnownDevice>(std::move(*device));
}

Status readWithdrawn(Engine& engine, const std::vector<Uuid>& sessions,
                     const std::function<WithdrawnBy&(const Uuid&)>& each)
{
    // Where nobody has ever taken anything back there is no need to ask for each session.
    bool any = false;
    const Status looked =
        engine.read("SELECT 1 WHERE EXISTS (SELECT 1 FROM tombstones) OR EXISTS (SELECT 1 FROM withdrawals)",
                    {}, [&any](const RowView&) {
                        any = true;
                        return Status{};
                    });
    if (!looked || !any) return looked;
    const Status read = engine.readThese("session", "tombstones", sessions, [&each](const RowView& row) {
        each(idOf(row.text(0))).erased = true;
        return Status{};
    });
    if (!read) return read;
    return engine.readThese("session, device", "withdrawals", sessions, [&each](const RowView& row) {
        each(idOf(row.text(0))).devices.push_back(idOf(row.text(1)));
        return Status{};
    });
}

Status noteWithdrawal(Engine& engine, const Uuid& session, const Uuid& device)
{
    return engine.run("INSERT INTO withdrawals (session, device) VALUES ($1, $2) ON CONFLICT DO NOTHING",
                      {session.text(), device.text()});
}

}  // namespace tessera::archive
