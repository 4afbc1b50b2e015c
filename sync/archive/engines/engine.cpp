// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/archive/engines/engine.h"

namespace tessera::archive {

Status Engine::insert(const Table& table, const std::vector<Row>& rows)
{
    std::vector<const Row*> all;
    all.reserve(rows.size());
    for (const Row& row : rows) all.push_back(&row);
    return insert(table, all);
}

}  // namespace tessera::archive
