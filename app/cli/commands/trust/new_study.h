// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/arguments.h"
#include "sync/bundle/trust/study_card.h"
#include "sync/formats/figures_json.h"

#include <string>

namespace tessera::cli {

// Makes a study's keys and its card; answers with the exit status.
int newStudy(const Arguments& arguments);

[[nodiscard]] CardFigures figuresOf(const StudyCard& card);
// A card as people read it.
[[nodiscard]] std::string cardLines(const CardFigures& study);

}  // namespace tessera::cli
