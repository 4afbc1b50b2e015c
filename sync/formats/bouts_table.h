// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/scheme/scheme.h"
#include "core/store/library.h"
#include "sync/formats/reading/imported.h"

#include <istream>
#include <string>
#include <string_view>
#include <vector>

namespace tessera {

using BoutsOptions = ImportOptions;
// Here a finding always keeps the session with its id from being taken in.
using BoutsFinding = ImportFinding;

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

// The same from a stream that can be read twice: once for what is in it, once for the rows. Each session is
// handed over with its last row, so what is held are the ids and the rows of sessions that are not complete;
// of a table whose ids come one after another that is one session. An error comes before the first session,
// unless the file changes meanwhile.
[[nodiscard]] Status readBouts(std::istream& stream, const ImportOptions& options, const std::string& where,
                               const ImportSink& sink);

}  // namespace tessera
