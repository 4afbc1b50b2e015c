// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <istream>
#include <memory>

namespace tessera {

// Unpacks gzip while it is read (RFC 1952, one member after another). Can be set back to its beginning with
// seekg(0), nowhere else. Data that are no gzip, cut off or damaged, or that grow beyond 1 GiB, set badbit.
// `packed` must outlive it and be seekable.
[[nodiscard]] std::unique_ptr<std::istream> gunzipping(std::istream& packed);

// Whether the stream begins with gzip's mark; leaves it at its beginning.
[[nodiscard]] bool isGzip(std::istream& stream);

}  // namespace tessera
