// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/render/look.h"
#include "app/render/plots/plot_picture.h"

#include <QByteArray>

namespace tessera {

// A picture as SVG 1.1. The same picture gives the same bytes, whatever fonts this machine has.
[[nodiscard]] QByteArray svgOf(const PlotPicture& picture, const Scheme& scheme, const Look& look,
                               const QString& title, const QString& description);

}  // namespace tessera
