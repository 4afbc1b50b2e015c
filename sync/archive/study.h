// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "sync/archive/archive.h"
#include "sync/formats/study/study_report.h"

#include <optional>
#include <string>
#include <vector>

namespace tessera {

// Answered from what was summed up at import: the cost grows with sessions, never with their entries. One
// element for each study and scheme; all studies when none is named. An unknown study is notFound.
[[nodiscard]] Result<std::vector<StudyFigures>> studyFigures(Archive& archive,
                                                             const std::optional<std::string>& study);

}  // namespace tessera
