// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "sync/formats/reading/imported.h"

#include <istream>
#include <string>

namespace tessera {

// Reads a BORIS project, plain or packed by gzip (`boris.md`). The stream is read twice, so it must be a
// file; one observation is held at a time.
//
// Each observation is a session; one with states of several subjects is one session a subject. Its source id
// is the observation's id, with "/subject" in the second case. Rows are sorted and paired per subject, code
// and modifier, the 1st START, the 2nd STOP; a STOP up to 1.5 ms before the START of a state that excludes it
// is that START. A START without a STOP lasts to the end that the file names, else to the last event. Point
// events are moments, comments notes. Two states at once refuse the session, with what BORIS made of its rows
// (unpaired and turned-round pairs) said beside it. A code that is not in the ethogram is kept as a moment.
// When the recording began is not in the file (its date is that of a form), except with Unix times.
//
// An observation that was written by this program and not changed since comes back as the session it was:
// same UUID, scheme and timeline.
[[nodiscard]] Status readBoris(std::istream& stream, const ImportOptions& options, const std::string& where,
                               const ImportSink& sink);

}  // namespace tessera
