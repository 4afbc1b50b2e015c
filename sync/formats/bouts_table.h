// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/scheme/scheme.h"
#include "core/store/library.h"

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tessera {

struct BoutsOptions {
    std::optional<Scheme> scheme;  // valid; without one a scheme is made from the codes of the whole table
    std::string study;             // may be empty
    std::map<std::string, std::string, std::less<>> rename;  // code in the table -> code in the scheme
};

// Something in the table that keeps the session with this id from being taken in.
struct BoutsFinding {
    std::string sourceId;
    std::size_t line = 0;
    std::string what;
};

struct BoutsTable {
    Scheme scheme;
    std::vector<StoredSession> sessions;  // in the order in which their ids come up
    std::vector<BoutsFinding> findings;   // at most one an id: the first
};

// Reads a table of bouts (`contract.md` section 4): `id,start,stop,state`, or the tidy
// `session,subject,observer,index,state,start_s,stop_s,duration_s,censored`; columns in any order, others are
// passed over. Times are seconds, bouts half-open; rows of one id may stand in any order. Each id becomes a
// session:
// - its UUID follows from study, scheme and id, so that reading the table again gives the same sessions;
// - time 0 of the table is the opening of the recording, at an unknown moment (UTC 0);
// - each row is one interaction; time between two bouts was not observed and becomes a pause; the last stop
// is the end. A scheme that is made has the codes sorted bytewise and the id `bouts/` with eight hex digits
// that follow from them; letters are the codes themselves when all are single characters, otherwise A to Z, a
// to z, digits, `+`, `=`. Errors (no such columns, broken quoting, over 64 codes) name `where` and the line;
// they refuse the whole table.
[[nodiscard]] Result<BoutsTable> readBoutsTable(std::string_view text, const BoutsOptions& options,
                                                const std::string& where);

}  // namespace tessera
