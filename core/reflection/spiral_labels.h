// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/reflection/spiral.h"

namespace tessera {

// Finds a place for "visit 3" at the first dot of each visit and for the names of issues, at the side of the
// dot that is freest. Once the dots have their places; within the picture's width and height.
void placeLabels(SpiralPicture& picture, const SpiralAsk& ask, const SpiralSizes& sizes);

}  // namespace tessera
