// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <string_view>

namespace tessera {

// writeFileDurably() of bundle_file.h with the name, in the same folder, that the file has while it grows:
// for those who must find it again after a program that was killed.
Status writeFileDurably(const std::filesystem::path& target, std::string_view bytes, bool replace,
                        const std::filesystem::path& beside);

}  // namespace tessera
