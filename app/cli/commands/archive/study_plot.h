// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/arguments.h"

namespace tessera::cli {

// `study --plot`: draws many sessions into a file; answers with the exit status and prints the path.
int runStudyPlot(const Arguments& arguments);

}  // namespace tessera::cli
