// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/reflection/prompts.h"

#include <string>
#include <string_view>
#include <vector>

namespace tessera {

// Reads the JSON of a file of prompts (app/data/prompts/README.md), at most 1 MiB, in the language that is
// wanted: "pt-BR" takes the texts under that key, else those under "pt", else the English ones, which every
// text has. `where` names the file in errors. Keys this version does not know are refused.
[[nodiscard]] Result<PromptSet> readPrompts(std::string_view json, const std::string& where,
                                            std::string_view language);

}  // namespace tessera
