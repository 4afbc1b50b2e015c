// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/render/paper/report_content.h"

#include <QByteArray>

namespace tessera {

// The report as SVG 1.1, written by hand so that it stays small: each look of a square is described once and
// used where it stands. The same content gives the same bytes, whatever fonts this machine has.
[[nodiscard]] QByteArray svgOf(const ReportContent& content);

}  // namespace tessera
