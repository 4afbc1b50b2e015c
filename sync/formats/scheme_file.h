// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/scheme/scheme.h"

#include <string>
#include <string_view>

namespace tessera {

// Reads the JSON of a scheme file (`contract.md` section 4), at most 1 MiB. `where` names the file in errors;
// what is wrong is said with its place in the file ("groups[0].codes[2].letter"). Keys this version does not
// know are refused, so that a misspelt one is noticed. What may be left out gets a default: the title is the
// id, a short label the label, a letter the first that is free, mark and colours the next of the default
// looks (flag and grey for points). The answer is valid.
[[nodiscard]] Result<Scheme> readScheme(std::string_view json, const std::string& where);

// The same file with every key written; reading it gives an equal scheme.
[[nodiscard]] std::string writeScheme(const Scheme& scheme);

}  // namespace tessera
