// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/audit/audit_event.h"

#include <QString>

namespace tessera::words {

// A line of the log as people read it: "A visit was opened to look at", "A file with a visit was saved (no.
// 3)".
[[nodiscard]] QString act(const AuditAct& act);
// The kind alone, for choosing: "Opened", "Saved as a file".
[[nodiscard]] QString actKind(AuditKind kind);

}  // namespace tessera::words
