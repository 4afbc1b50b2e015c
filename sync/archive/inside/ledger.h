// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/withdrawn/withdrawn_by.h"
#include "sync/archive/archive.h"
#include "sync/archive/engines/engine.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace tessera::archive {

// What an archive keeps beside its sessions: which files came, of which devices, and what was taken back.

// The moment as the ledger writes it: UTC, ISO 8601.
[[nodiscard]] std::string now();

// Within a transaction of the caller's.
Status writeLedger(Engine& engine, const Ledger& ledger);

[[nodiscard]] Result<std::optional<KnownDevice>> readDevice(Engine& engine, const Uuid& id);

// On whose word these sessions were taken back; of most nothing is said.
Status readWithdrawn(Engine& engine, const std::vector<Uuid>& sessions,
                     const std::function<WithdrawnBy&(const Uuid&)>& each);
// Notes a device's word; nil: it stands for everyone. Within a transaction of the caller's.
Status noteWithdrawal(Engine& engine, const Uuid& session, const Uuid& device);

}  // namespace tessera::archive
