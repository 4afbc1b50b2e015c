// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/journal/journal.h"
#include "sync/formats/gseq/sdis_declaration.h"
#include "sync/formats/tables/exported.h"

#include <vector>

namespace tessera {

struct SdisOptions {
    SdisType type = SdisType::timed;  // not Multievent, which this program has no use for
    Millis unit{1000};                // of Interval; > 0
};

// Sessions of one scheme as an SDIS file for GSEQ (`measures.md` section 5), ASCII with CRLF. Each session is
// a unit whose label is its UUID; place, site, people and visit are factors. Codes are spelt as sdis_names.h
// says and explained in comments at the head; can't-tell is the code `cannot_tell`, a marker without a step
// `marker`.
//   Timed     every bout with onset and offset, in seconds with decimals; markers as a second stream, each 1
//   ms
//             long, which GSEQ takes for one unit; pauses are gaps; the session's end as a bare time
//   State     onsets alone; a pause is the code `pause`; no markers
//   Event     the order of the bouts; nothing else
//   Interval  for each unit from the session's start the code at its start (none in a pause) and the markers
//   within
// What the type leaves out is among the losses. Equal input gives equal bytes. Errc::invalid for sessions of
// several schemes, for none, and for another type.
[[nodiscard]] Result<Exported> writeSdis(const std::vector<Journal>& journals, const SdisOptions& options);

}  // namespace tessera
