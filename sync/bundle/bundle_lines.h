// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/journal/entry.h"

namespace tessera::bundle::v1 {
class Line;
class Scheme;
}  // namespace tessera::bundle::v1

namespace tessera {

// One entry as a line of bundle.proto and back. `codes` is the number of codes of the scheme.

// Everything of the entry but its kind, code and time.
void writeDetails(const Entry& entry, bundle::v1::Line& line);
void writeKindAndCode(const Entry& entry, std::size_t codes, bundle::v1::Line& line);

// Fills in an entry whose `at` is known already. Checks only what would not fit into an Entry; the rest is
// checked with the whole content.
Status readDetails(const bundle::v1::Line& line, Entry& entry);
Status readKindAndCode(const bundle::v1::Line& line, std::size_t codes, Entry& entry);

void writeScheme(const Scheme& scheme, bundle::v1::Scheme& message);
[[nodiscard]] Result<Scheme> readScheme(const bundle::v1::Scheme& message);

}  // namespace tessera
