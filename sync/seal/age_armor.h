// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tessera::seal {

// Whether this is an age file written as text ("-----BEGIN AGE ENCRYPTED FILE-----"), blanks before it aside.
[[nodiscard]] bool isArmored(std::string_view text);

// The bytes within; nothing when a character stands where the form has none. Blanks before and after are
// allowed, and so are line ends of either kind.
[[nodiscard]] std::optional<std::string> openArmor(std::string_view text);

}  // namespace tessera::seal
