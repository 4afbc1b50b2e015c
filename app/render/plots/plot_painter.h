// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/render/look.h"
#include "app/render/plots/plot_picture.h"

#include <QPainter>

namespace tessera {

// Draws a picture in its own units; the caller scales and moves the painter. The one painter of plots:
// screen, PNG and PDF go through it.
void paintPlot(QPainter& painter, const PlotPicture& picture, const Scheme& scheme, const Look& look);

// The colour of words and lines in this look.
[[nodiscard]] QColor plotInk(PlotInk ink, const Look& look);

}  // namespace tessera
