// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/journal/consent_record.h"
#include "sync/formats/figures_tree.h"

#include <optional>

namespace tessera::tree {

// What a family agreed to, as a document says it; null when nothing is written down of it. `opened`: the
// session's start.
[[nodiscard]] Json ofConsent(const std::optional<ConsentRecord>& record, UtcTime opened);

}  // namespace tessera::tree
