// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/correct/history.h"

#include <QString>

namespace tessera::words {

// What one correction did, in a sentence, with the times of the screen's clock. `fold`: the journal as it
// stands now.
[[nodiscard]] QString change(const Change& change, const Fold& fold);

}  // namespace tessera::words
