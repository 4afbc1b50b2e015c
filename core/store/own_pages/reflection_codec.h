// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/reflection/action_card.h"
#include "core/reflection/reflection.h"

#include <string>
#include <string_view>
#include <variant>

namespace tessera {

// What a practitioner wrote, as the bytes that are sealed: SCHEMA.md shows them. The identity stands beside
// them, in the row and in what binds the seal.
using OwnPage = std::variant<Reflection, ActionCard>;

[[nodiscard]] std::string encodeOwnPage(const OwnPage& page);
// Fails with `damaged` for anything that encodeOwnPage never writes, too long texts among it; what a later
// version wrote behind the fields is kept.
[[nodiscard]] Result<OwnPage> decodeOwnPage(std::string_view bytes);

}  // namespace tessera
