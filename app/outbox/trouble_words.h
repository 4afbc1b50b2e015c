// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sync/outbox/destination.h"
#include "sync/outbox/retry.h"

#include <QString>

namespace tessera::words {

// Why something was not handed over and what to do, in whole sentences; empty for Trouble::none.
[[nodiscard]] QString ofTrouble(Trouble trouble, Destination::Kind kind);

}  // namespace tessera::words
