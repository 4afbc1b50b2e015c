// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "sync/formats/reading/imported.h"

#include <filesystem>

namespace tessera::archive {

// readImported() on a thread of its own, some sessions ahead of what is done with them: the sink is called on
// the caller's thread, with the same things in the same order, and the answer is the same.
Status readAhead(ImportFormat format, const std::filesystem::path& path, const ImportOptions& options,
                 const ImportSink& sink);

}  // namespace tessera::archive
