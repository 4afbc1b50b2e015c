// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sync/formats/figures_json.h"
#include "sync/formats/figures_tree.h"

#include <vector>

namespace tessera::tree {

// What is known of devices, as it stands in the documents of `import`, `verify` and `trust`.
[[nodiscard]] Json ofDevices(const std::vector<DeviceFigures>& devices);

}  // namespace tessera::tree
