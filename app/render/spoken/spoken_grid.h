// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace tessera {

class SequenceGrid;

// What a screen reader finds in a drawn grid: a list of its runs, or of its squares where these are large
// enough to be looked at one by one. Rows are worked out when they are asked for, so that a grid that nobody
// reads out costs nothing, however long it is. On the screen's thread.

// Makes the screen reader's side of every SequenceGrid; once is enough.
void installSpokenGrid();
// To be called when the grid has one square more at its end.
void tellSpokenGridGrew(SequenceGrid& grid);

}  // namespace tessera
