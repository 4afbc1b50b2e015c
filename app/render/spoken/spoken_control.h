// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace tessera {

// What a screen reader finds in a button that says what it is by `spokenRole`, `spokenCheckable` and
// `spokenChecked`. In Qt 6.4 a button of Qt Quick Controls is told as a plain button whatever role its page
// gives it, so a box to tick would be heard as a button. Name and description stay those of `Accessible`; a
// press calls `pressedFromOutside()`. On the screen's thread.

// Makes the screen reader's side of every such button; once is enough.
void installSpokenControls();

}  // namespace tessera
