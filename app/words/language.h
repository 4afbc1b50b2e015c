// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace tessera::words {

// Makes the app speak the person's language for as long as it runs; English where there is no other. Once, at
// the start.
void installLanguage();

}  // namespace tessera::words
