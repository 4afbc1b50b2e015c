// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/base/time.h"
#include "core/store/library.h"
#include "sync/bundle/bundle.h"
#include "sync/outbox/outbox.h"

#include <optional>

namespace tessera {

// Seals a session, as it is now and with what is chosen of it, to the enrolled study, and puts it into the
// outbox: once, doing it again answers with what is there. `refused` where no study is enrolled or its rules
// do not let something leave.
[[nodiscard]] Result<Parcel> enclose(Library& library, Outbox& outbox, const Uuid& session,
                                     const BundleChoice& choice, UtcTime now);

// The same with what this library has to say of withdrawals, when it is about sessions of which a bundle was
// made here; nothing when there is none to tell.
[[nodiscard]] Result<std::optional<Parcel>> encloseWithdrawals(Library& library, Outbox& outbox, UtcTime now);

}  // namespace tessera
