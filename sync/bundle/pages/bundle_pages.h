// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/store/own_pages/reflections.h"
#include "sync/bundle/bundle.h"

namespace tessera {

namespace bundle::v1 {
class Session;
}  // namespace bundle::v1

// What a practitioner wrote about a session, as it stands in a bundle: only when it was ticked.

void writePages(const OwnPages& pages, bundle::v1::Session& message);
[[nodiscard]] Result<OwnPages> readPages(const bundle::v1::Session& message);

// Whether this may stand in a bundle; the first rule broken, in one line without any of the words.
[[nodiscard]] Status checkPages(const OwnPages& pages);

// Days and moments cut as the session's start is, when the exact date stays behind.
void cutDates(OwnPages& pages, DateGrain grain);

}  // namespace tessera
