// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/reflection/spiral.h"

namespace tessera {

// The picture for a screen whose text is `lettering` times its usual size (1 or more), when the drawing
// itself cannot grow as far. Its lettering is the largest, up to that, at which no label lies over another
// one, a dot, the centre or the place of the next step; where it takes that, fewer of the last dots name
// their issue. Never smaller than the drawing's own.
[[nodiscard]] SpiralPicture layoutLettered(const SpiralAsk& ask, double lettering);

}  // namespace tessera
