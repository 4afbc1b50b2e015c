// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/result.h"

namespace tessera {

std::string describe(const Error& error)
{
    return error.where.empty() ? error.what : error.where + ": " + error.what;
}

}  // namespace tessera
