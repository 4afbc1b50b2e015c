// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "sync/formats/reading/imported.h"

#include <istream>
#include <string>

namespace tessera {

// Reads SDIS, GSEQ's data language, of all five types (`measures.md` section 5). The stream is read twice
// (three times when no set of codes is declared), so it must be a file; no more than one unit is held.
//
// What becomes of it: each session of a unit is a session here. Its source id is the unit's label ("unit 3"
// without one), with "/2" for the second session of a unit that has several. Positions count from the
// session's start (the first bare time). The codes of the first set that is used with a length are the
// states: they make the bouts. Codes of other sets and outside of any are moments, at their onsets; when no
// set is declared, every code that has a length is a state, and states that come together become one state of
// both, "a+b". Gaps between bouts were not observed. `code,on` of a state lasts one unit of time. Interval
// data: bouts of whole intervals, a moment in each interval that has it. Event and Multievent: an order of
// events of one second each, which is no time. Factors named place, site, observer, practitioner, family,
// visit and kind go where they belong. What cannot be kept (lengths of moments, other factors) is a finding.
//
// A coding error refuses its session and no other; an error of the declaration is one of the whole file.
[[nodiscard]] Status readSdis(std::istream& stream, const ImportOptions& options, const std::string& where,
                              const ImportSink& sink);

}  // namespace tessera
