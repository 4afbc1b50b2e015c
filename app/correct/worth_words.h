// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/correct/worth.h"

#include <QString>

namespace tessera::words {

// "4 min with no tap at 11:02"
[[nodiscard]] QString worthALook(const WorthALook& one);

}  // namespace tessera::words
