// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/journal/journal.h"
#include "sync/formats/tables/exported.h"

#include <vector>

namespace tessera {

// Files for SPSS, R's haven and pyreadstat: sessions.sav (with the time budget of every activity), bouts.sav,
// interactions.sav, markers.sav, notes.sav and transitions.sav, each a table of the tidy set. Every variable
// has a label. States, points and choices are numbers with value labels: a code's number is its place among
// all codes of its kind, schemes in the order in which they come up; cannot-tell is 0. Seconds are numbers
// with three decimals; what is unknown or undefined is the system's missing value. Names are made of letters,
// digits and `_`. Equal input gives equal bytes. Holds all rows of one table at a time.
[[nodiscard]] Result<Exported> writeSpss(const std::vector<Journal>& journals);

}  // namespace tessera
