// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>

namespace tessera {

// Finishes a PDF that was drawn elsewhere: its catalogue says in which language its words are (`language` as
// in BCP 47, "en") and whether they are read from the right, a reader shows its title instead of the file's
// name, and the moment at which it was made is taken out, so that the same pages are the same bytes and no
// date leaves with them. Errc::invalid when the bytes are no PDF. Safe from any thread.
[[nodiscard]] Result<std::string> finishedPdf(std::string_view pdf, std::string_view language,
                                              bool fromRight = false);

}  // namespace tessera
