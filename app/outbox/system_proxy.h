// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace tessera {

// The proxy that this system's own settings name for an address, as "http://host:port"; empty where there is
// none, or where the environment names it, which the connection reads itself. May take a while: a settings
// script can be asked. Not from the screen's thread.
[[nodiscard]] std::string systemProxy(const std::string& address);

}  // namespace tessera
