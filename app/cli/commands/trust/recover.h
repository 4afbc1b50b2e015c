// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/arguments.h"
#include "app/cli/context.h"
#include "core/base/result.h"
#include "core/store/library.h"

#include <string>

namespace tessera::cli {

// Whether the study may help when the passphrase is forgotten: "yes", "no", or "" to leave it as it is.
[[nodiscard]] Status settleHelp(Library& library, const std::string& answer);

// Opens a library with the study's recovery identity and sets the passphrase that is given.
int recoverLibrary(Context& context, const Arguments& arguments);
// The study's answer to a tablet's request.
int answerRequest(const Arguments& arguments, const std::string& path);

}  // namespace tessera::cli
