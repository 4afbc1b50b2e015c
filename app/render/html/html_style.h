// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/render/paper/svg_ink.h"

#include <QByteArray>

#include <vector>

namespace tessera {

// The style of a page of HTML: by day, in the dark as the device has it, and on paper. Nothing in it asks for
// a file or a font from elsewhere.
[[nodiscard]] QByteArray htmlStyle(const SvgInk& ink, const std::vector<CodeIndex>& codes, const Look& look);

}  // namespace tessera
