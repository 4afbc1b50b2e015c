// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/store/library.h"

#include <filesystem>
#include <optional>
#include <vector>

namespace tessera {

// The files that a session was taken in from: what there is to delete when its consent is taken back.
[[nodiscard]] Result<std::vector<std::filesystem::path>> cameFrom(const Library& library,
                                                                  const Uuid& session);
// What has to be written when it came from this file as well; nothing when that is known.
[[nodiscard]] Result<std::optional<Setting>> cameFromSetting(const Library& library, const Uuid& session,
                                                             const std::filesystem::path& file);

}  // namespace tessera
